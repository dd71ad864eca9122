import { randomUUID } from "node:crypto";
import { hashToken, newShortToken } from "#app/platform/secrets.server.ts";
import type { AccessBuilders, BuiltOrganisation } from "./access-builders.ts";
import { buildNeed } from "./build-need.ts";

interface BuiltProposal {
  readonly proposalId: string;
  /** Of the link that its person was sent. */
  readonly token: string;
  /** Of the link of the company of its need. */
  readonly companyToken: string;
}

/** A need that a sensor confirmed and that everybody sees; answers its id and the link of its company. */
export async function buildOpenNeed(
  builders: AccessBuilders,
): Promise<{ readonly id: string; readonly token: string }> {
  const need = await buildNeed(builders);
  await builders.rewrite(
    "UPDATE need SET state = 'confirmed', visibility = 'public', company_confirmed_at = now(), version = 1 WHERE id = $1",
    [need.id],
  );
  return need;
}

/** A need proposed to somebody of an organisation, version 1; `agreed`: they said yes, and the company reads their name. */
export async function buildProposal(
  builders: AccessBuilders,
  state: "proposed" | "agreed",
  organisation?: BuiltOrganisation,
  file?: string,
): Promise<BuiltProposal> {
  const follows = organisation ?? (await builders.buildOrganisation({ kind: "mission_locale" }));
  const fileId = file ?? (await builders.buildPersonFile(follows, [])).id;
  const need = await buildOpenNeed(builders);
  const proposalId = randomUUID();
  await builders.rewrite("UPDATE person_file SET phone = '+33612345678' WHERE id = $1", [fileId]);
  await builders.rewrite(
    `INSERT INTO proposal (id, need_id, answers_for_id, person_id, organisation_id, person_file_id, state, due_on, job_label, town,
       contract, skills, created_at)
     SELECT $1, $2, $2, person_id, organisation_id, id, $3::"ProposalState", '2099-12-31', 'soudeur', 'Péronne', 'permanent', '{Souder}',
       now()
     FROM person_file WHERE id = $4`,
    [proposalId, need.id, state, fileId],
  );
  await builders.rewrite(
    `INSERT INTO proposal_event (proposal_id, version, command, to_state, by_commander, at)
     VALUES ($1, 1, 'propose', $2, 'prescriber', now())`,
    [proposalId, state],
  );
  if (state === "agreed") {
    await builders.rewrite(
      "INSERT INTO introduction VALUES ($1, 'Camille', 'Martin', '+33612345678', NULL, '{Souder}', now())",
      [proposalId],
    );
  }
  const token = newShortToken();
  await builders.query(
    `INSERT INTO positioning_link (id, token_hash, organisation_id, proposal_id, person_file_id, told_with, created_at, expires_at)
     VALUES ($1, $2, $3, $4, $5, '{}', now(), now() + interval '3 days')`,
    [randomUUID(), hashToken(token), follows.id, proposalId, fileId],
  );
  return { proposalId, token, companyToken: need.token };
}
