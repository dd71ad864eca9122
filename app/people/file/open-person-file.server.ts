import { type ActingTransaction, actAs, actingFor, inTransactionAs } from "#app/access/acting.server.ts";
import type { MemberActor, PersonActor } from "#app/access/actor.ts";
import { auditActor, recordAudit } from "#app/access/audit-trail.server.ts";
import { managersToWrite } from "#app/access/members/membership-store.server.ts";
import { todayIso } from "#app/platform/clock.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import { enqueueEffect } from "#app/platform/outbox/enqueue-effect.server.ts";
import { ok, type Result, refused } from "#app/platform/result.ts";
import {
  countReadings,
  hasActed,
  lockReadings,
  type PersonFileView,
  READ_ACTION,
  selectPersonFile,
} from "./person-file-store.server.ts";
import { judgeReading, READ_BUDGET } from "./read-budget.ts";
import { readBudgetAlert } from "./read-budget-alert.server.ts";

/** Why a file stays shut: unknown, or somebody else's (the same answer); the second factor is asked again; no more today. */
export type OpeningRefusal =
  | { readonly kind: "not-found" }
  | { readonly kind: "step-up-needed" }
  | { readonly kind: "reading-stopped" };

const STOPPED_ACTION = "read-budget.stopped";

/**
 * Opens a person's file for whoever follows them, or for the person. The reading is counted, judged and written to the audit trail in
 * one transaction; the first refusal of a day beyond the budget is written too, and alerts the managers through the outbox
 * (`read-budget-alert`). A person reading their own file has no budget.
 */
export function openPersonFile(
  database: Database,
  actor: MemberActor | PersonActor,
  personFileId: string,
): Promise<Result<PersonFileView, OpeningRefusal>> {
  return inTransactionAs(database, actingFor(actor), async (transaction) => {
    const of = actor.kind === "member" ? { organisationId: actor.organisationId } : {};
    const file = await selectPersonFile(transaction, personFileId, of);
    if (file === null) return refused({ kind: "not-found" });
    const refusal = await readWithinBudget(transaction, actor, file.id);
    return refusal === null ? ok(file) : refused(refusal);
  });
}

/** The same for what else is read of a file whose row the transaction sees: counted, judged, and written in the audit trail. */
export async function readWithinBudget(
  transaction: ActingTransaction,
  actor: MemberActor | PersonActor,
  personFileId: string,
): Promise<OpeningRefusal | null> {
  const refusal = actor.kind === "member" ? await spendBudget(transaction, actor, personFileId) : null;
  if (refusal !== null) return refusal;
  await recordAudit(transaction, auditActor(actor), {
    action: READ_ACTION,
    resourceId: personFileId,
    personFileId,
    facts: { role: actor.kind === "member" ? actor.role : "person" },
  });
  return null;
}

async function spendBudget(
  transaction: ActingTransaction,
  actor: MemberActor,
  personFileId: string,
): Promise<OpeningRefusal | null> {
  const { accountId, factorAt } = actor;
  await lockReadings(transaction, accountId);
  const rank = READ_BUDGET.stepUpAfterFiles;
  const day = todayIso();
  const { otherFiles, rankReachedAt } = await countReadings(transaction, { accountId, personFileId, day, rank });
  const verdict = judgeReading({ distinctFilesToday: otherFiles + 1, factorAt, budgetAskedAt: rankReachedAt });
  if (verdict === "allowed") return null;
  if (verdict === "step-up") return { kind: "step-up-needed" };
  await alertOnce(transaction, actor, { day, files: otherFiles });
  return { kind: "reading-stopped" };
}

/** Once a day for an account, under the lock that `spendBudget` holds. */
async function alertOnce(
  transaction: ActingTransaction,
  actor: MemberActor,
  { day, files }: { readonly day: string; readonly files: number },
): Promise<void> {
  const { accountId, organisationId } = actor;
  if (await hasActed(transaction, { accountId, action: STOPPED_ACTION, day })) return;
  await recordAudit(transaction, auditActor(actor), {
    action: STOPPED_ACTION,
    resourceId: accountId,
    facts: { files, role: actor.role },
  });
  // Whoever reads a file may not see where to write to their managers: the organisation itself does.
  await actAs(transaction, { organisationId });
  const managers = await managersToWrite(transaction, organisationId);
  await actAs(transaction, actingFor(actor));
  for (const { email } of managers) {
    await enqueueEffect(transaction, readBudgetAlert, { to: email, accountId, date: day, files });
  }
}
