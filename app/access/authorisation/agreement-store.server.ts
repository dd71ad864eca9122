import type { ActingTransaction } from "#app/access/acting.server.ts";
import type { OrganisationKind } from "#app/access/actor.ts";
import type { AssociationAgreement, PrescriberOrganisation } from "./association-agreement.ts";
import { dayColumn, isoDay } from "./civil-day.ts";

/** More agreements than a Département ever concludes: a bound, not a page. */
const MOST = 100;

/** An agreement as it is stored. */
export interface StoredAgreement extends AssociationAgreement {
  readonly id: string;
  /** Of the signed document; null: not kept. */
  readonly reference: string | null;
}

const agreementColumns = { id: true, organisationId: true, reference: true, startsOn: true, endsOn: true } as const;

/** An organisation of the directory; absent: no such one. */
export async function readPrescriber(
  transaction: ActingTransaction,
  id: string,
): Promise<PrescriberOrganisation | undefined> {
  const select = { id: true, kind: true, parentId: true };
  return (await transaction.organisation.findUnique({ where: { id }, select })) ?? undefined;
}

/** The agreements an organisation's right may hang on: its own, and its Département's. */
export async function listAgreements(
  transaction: ActingTransaction,
  organisation: PrescriberOrganisation,
): Promise<readonly StoredAgreement[]> {
  const holders = organisation.parentId === null ? [organisation.id] : [organisation.id, organisation.parentId];
  const rows = await transaction.associationAgreement.findMany({
    where: { organisationId: { in: holders } },
    orderBy: { id: "asc" },
    take: MOST,
    select: agreementColumns,
  });
  return rows.map((row) => ({ ...row, startsOn: isoDay(row.startsOn), endsOn: isoDay(row.endsOn) }));
}

/** An agreement and the Département it was concluded with. */
export interface NamedAgreement extends StoredAgreement {
  readonly organisationName: string;
}

/** The agreements concluded with these organisations, or with any (`null`); the one that lasts longest first. */
export async function listNamedAgreements(
  transaction: ActingTransaction,
  holders: readonly string[] | null,
): Promise<readonly NamedAgreement[]> {
  const rows = await transaction.associationAgreement.findMany({
    where: holders === null ? {} : { organisationId: { in: [...holders] } },
    orderBy: [{ endsOn: "desc" }, { id: "asc" }],
    take: MOST,
    select: { ...agreementColumns, organisation: { select: { name: true } } },
  });
  return rows.map(({ organisation, ...row }) => ({
    ...row,
    startsOn: isoDay(row.startsOn),
    endsOn: isoDay(row.endsOn),
    organisationName: organisation.name,
  }));
}

/** An organisation by its name. */
export interface NamedOrganisation {
  readonly id: string;
  readonly name: string;
}

/** The organisations of the directory that are Départements, or those that act for one. */
export function listOrganisations(
  transaction: ActingTransaction,
  which: { readonly kind: "departement" } | { readonly parentId: string },
): Promise<readonly NamedOrganisation[]> {
  return transaction.organisation.findMany({
    where: which,
    orderBy: [{ name: "asc" }, { id: "asc" }],
    take: MOST,
    select: { id: true, name: true },
  });
}

/** The organisation an agreement was concluded with; absent: no such agreement, or not for the actor to see. */
export async function readAgreementHolder(
  transaction: ActingTransaction,
  agreementId: string,
): Promise<{ readonly id: string; readonly kind: OrganisationKind; readonly parentId: string | null } | undefined> {
  const row = await transaction.associationAgreement.findUnique({
    where: { id: agreementId },
    select: { organisation: { select: { id: true, kind: true, parentId: true } } },
  });
  return row?.organisation;
}

/** Writes an agreement. Without RETURNING. */
export async function addAgreement(transaction: ActingTransaction, agreement: StoredAgreement): Promise<void> {
  const { id, organisationId, reference, startsOn, endsOn } = agreement;
  const period = { startsOn: dayColumn(startsOn), endsOn: dayColumn(endsOn) };
  await transaction.associationAgreement.createMany({ data: [{ id, organisationId, reference, ...period }] });
}

/** Moves the last day of an agreement. */
export async function changeAgreementEnd(
  transaction: ActingTransaction,
  { id, endsOn }: { readonly id: string; readonly endsOn: string },
): Promise<void> {
  await transaction.associationAgreement.updateMany({ where: { id }, data: { endsOn: dayColumn(endsOn) } });
}
