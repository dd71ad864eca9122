import { randomUUID } from "node:crypto";
import type { ActingTransaction } from "#app/access/acting.server.ts";
import type { OrganisationKind } from "#app/access/actor.ts";
import { defineCommand, done, type Outcome } from "#app/access/command.server.ts";
import { refused } from "#app/platform/result.ts";
import {
  addAgreement,
  changeAgreementEnd,
  listAgreements,
  readAgreementHolder,
  readPrescriber,
  type StoredAgreement,
} from "./agreement-store.server.ts";
import { type RecordAgreement, recordAgreementSchema } from "./authorisation-commands.ts";
import { overlap } from "./period.ts";

export type AgreementRecordRefusal =
  | { readonly kind: "not-allowed" }
  | { readonly kind: "unknown-organisation"; readonly organisationId: string }
  | { readonly kind: "unknown-agreement"; readonly agreementId: string }
  | { readonly kind: "not-a-departement"; readonly organisationKind: OrganisationKind }
  | { readonly kind: "period-reversed"; readonly startsOn: string; readonly endsOn: string }
  | { readonly kind: "agreement-overlaps"; readonly startsOn: string; readonly endsOn: string };

type Recorded = Outcome<{ readonly agreementId: string }, AgreementRecordRefusal>;

/**
 * The Region records an association agreement with a Département, or moves the last day of one. Two never share a day: a constraint
 * holds it.
 */
export const recordAgreement = defineCommand({
  input: recordAgreementSchema,
  right: "agreement.record",
  run({ transaction }, command): Promise<Recorded> {
    return command.intent === "conclude" ? conclude(transaction, command) : changeEnd(transaction, command);
  },
});

async function conclude(
  transaction: ActingTransaction,
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
  return recorded("agreement.conclude", agreement);
}

async function changeEnd(
  transaction: ActingTransaction,
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
  return recorded("agreement.change-end", agreement);
}

function refusalOf(agreement: StoredAgreement, others: readonly StoredAgreement[]): AgreementRecordRefusal | null {
  const { id, startsOn, endsOn } = agreement;
  if (endsOn < startsOn) return { kind: "period-reversed", startsOn, endsOn };
  const other = others.find((one) => one.id !== id && overlap(one, agreement));
  return other === undefined ? null : { kind: "agreement-overlaps", startsOn: other.startsOn, endsOn: other.endsOn };
}

function recorded(action: "agreement.conclude" | "agreement.change-end", agreement: StoredAgreement): Recorded {
  const { id, organisationId, startsOn, endsOn } = agreement;
  return done({ agreementId: id }, { action, resourceId: id, facts: { organisationId, startsOn, endsOn } });
}
