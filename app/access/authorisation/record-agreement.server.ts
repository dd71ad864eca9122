import { randomUUID } from "node:crypto";
import { type ActingTransaction, actingFor, inTransactionAs } from "#app/access/acting.server.ts";
import type { MemberActor, OrganisationKind } from "#app/access/actor.ts";
import { auditActor, recordAudit } from "#app/access/audit-trail.server.ts";
import { can } from "#app/access/can.ts";
import type { Database } from "#app/platform/database.server.ts";
import { ok, type Result, refused } from "#app/platform/result.ts";
import {
  addAgreement,
  changeAgreementEnd,
  listAgreements,
  readAgreementHolder,
  readPrescriber,
  type StoredAgreement,
} from "./agreement-store.server.ts";
import type { RecordAgreement } from "./authorisation-commands.ts";
import { overlap } from "./period.ts";

export type AgreementRecordRefusal =
  | { readonly kind: "not-allowed" }
  | { readonly kind: "unknown-organisation"; readonly organisationId: string }
  | { readonly kind: "unknown-agreement"; readonly agreementId: string }
  | { readonly kind: "not-a-departement"; readonly organisationKind: OrganisationKind }
  | { readonly kind: "period-reversed"; readonly startsOn: string; readonly endsOn: string }
  | { readonly kind: "agreement-overlaps"; readonly startsOn: string; readonly endsOn: string };

type Recorded = Result<{ readonly agreementId: string }, AgreementRecordRefusal>;

/** The Region records an association agreement with a Département, or moves the last day of one. Two never share a day: a constraint holds it. */
export async function recordAgreement(
  database: Database,
  actor: MemberActor,
  command: RecordAgreement,
): Promise<Recorded> {
  if (!can(actor, "agreement.record")) return refused({ kind: "not-allowed" });
  return inTransactionAs(database, actingFor(actor), (transaction) =>
    command.intent === "conclude" ? conclude(transaction, actor, command) : changeEnd(transaction, actor, command),
  );
}

async function conclude(
  transaction: ActingTransaction,
  actor: MemberActor,
  { organisationId, reference, startsOn, endsOn }: Extract<RecordAgreement, { intent: "conclude" }>,
): Promise<Recorded> {
  const organisation = await readPrescriber(transaction, organisationId);
  if (organisation === undefined) return refused({ kind: "unknown-organisation", organisationId });
  if (organisation.kind !== "departement") {
    return refused({ kind: "not-a-departement", organisationKind: organisation.kind });
  }
  const agreement = { id: randomUUID(), organisationId, reference, startsOn, endsOn };
  const refusal = refusalOf(agreement, await listAgreements(transaction, organisation));
  if (refusal !== null) return refused(refusal);
  await addAgreement(transaction, agreement);
  return tell(transaction, actor, { action: "agreement.conclude", agreement });
}

async function changeEnd(
  transaction: ActingTransaction,
  actor: MemberActor,
  { agreementId, endsOn }: Extract<RecordAgreement, { intent: "change-end" }>,
): Promise<Recorded> {
  const holder = await readAgreementHolder(transaction, agreementId);
  if (holder === undefined) return refused({ kind: "unknown-agreement", agreementId });
  const agreements = await listAgreements(transaction, holder);
  const stored = agreements.find(({ id }) => id === agreementId);
  if (stored === undefined) return refused({ kind: "unknown-agreement", agreementId });
  const agreement = { ...stored, endsOn };
  const refusal = refusalOf(agreement, agreements);
  if (refusal !== null) return refused(refusal);
  await changeAgreementEnd(transaction, agreement);
  return tell(transaction, actor, { action: "agreement.change-end", agreement });
}

function refusalOf(agreement: StoredAgreement, others: readonly StoredAgreement[]): AgreementRecordRefusal | null {
  const { id, startsOn, endsOn } = agreement;
  if (endsOn < startsOn) return { kind: "period-reversed", startsOn, endsOn };
  const other = others.find((one) => one.id !== id && overlap(one, agreement));
  return other === undefined ? null : { kind: "agreement-overlaps", startsOn: other.startsOn, endsOn: other.endsOn };
}

async function tell(
  transaction: ActingTransaction,
  actor: MemberActor,
  {
    action,
    agreement,
  }: { readonly action: "agreement.conclude" | "agreement.change-end"; readonly agreement: StoredAgreement },
): Promise<Recorded> {
  const { id, organisationId, startsOn, endsOn } = agreement;
  const facts = { organisationId, startsOn, endsOn };
  await recordAudit(transaction, auditActor(actor), {
    action,
    resourceId: id,
    facts,
  });
  return ok({ agreementId: id });
}
