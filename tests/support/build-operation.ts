import { randomUUID } from "node:crypto";
import type { AccessBuilders } from "./access-builders.ts";
import { buildNeed } from "./build-need.ts";

/** A need that a sensor qualified and that everybody sees; its id. */
export async function buildQualifiedNeed(builders: AccessBuilders): Promise<string> {
  const { id } = await buildNeed(builders);
  await builders.rewrite(
    "UPDATE need SET state = 'qualified', visibility = 'public', company_confirmed_at = now(), version = 1 WHERE id = $1",
    [id],
  );
  return id;
}

/** An operation that a body opened and that gathers people, version 1, with two steps to confirm; its id. */
export async function buildOperation(builders: AccessBuilders, organisationId: string): Promise<string> {
  const needId = await buildQualifiedNeed(builders);
  return buildOperationOf(builders, { organisationId, needId });
}

/** The same, for a need. */
export async function buildOperationOf(
  builders: AccessBuilders,
  { organisationId, needId }: { readonly organisationId: string; readonly needId: string },
): Promise<string> {
  const id = randomUUID();
  await builders.rewrite(
    `INSERT INTO operation (id, need_id, organisation_id, organisation_name, state, places, gathers_until, job_label, town, created_at)
     SELECT $1, $2, o.id, o.name, 'gathering', 6, '2099-12-31', 'soudeur', 'Péronne', now() FROM organisation o WHERE o.id = $3`,
    [id, needId, organisationId],
  );
  await builders.rewrite(
    `INSERT INTO operation_event (operation_id, version, command, to_state, by_commander, by_organisation_id, at)
     VALUES ($1, 1, 'open', 'gathering', 'opener', $2, now())`,
    [id, organisationId],
  );
  await builders.rewrite(
    `INSERT INTO operation_step (operation_id, place, kind, label, is_dated, is_funded)
     VALUES ($1, 0, 'immersion', 'Découvrir le métier', false, false), ($1, 1, 'blocks', 'Souder', false, false)`,
    [id],
  );
  await builders.rewrite("INSERT INTO operation_asked VALUES ($1, $2, now())", [id, organisationId]);
  return id;
}
