import { z } from "zod";
import type { ActingTransaction } from "#app/access/acting.server.ts";
import type { LinkLife } from "./link-rule.ts";

/** A link, for whoever manages it: what it opens, never the secret that opens it. */
export interface ListedLink extends LinkLife {
  readonly id: string;
  readonly siret: string;
  /** The name its source gives the organisation; null when the catalogue has none by this number. */
  readonly name: string | null;
  readonly createdBy: string;
  readonly createdAt: Date;
}

export interface NewLink {
  readonly id: string;
  readonly tokenHash: string;
  readonly organisationId: string;
  readonly createdById: string;
  readonly organisationSiret: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

const MOST_LISTED = 200;

export async function insertLink(transaction: ActingTransaction, link: NewLink): Promise<void> {
  await transaction.refusalLink.createMany({ data: [link] });
}

/** The newest links of an organisation, revoked and expired ones included. */
export async function listLinkRows(
  transaction: ActingTransaction,
  organisationId: string,
): Promise<readonly ListedLink[]> {
  const rows = await transaction.refusalLink.findMany({
    where: { organisationId },
    orderBy: [{ createdAt: "desc" }, { id: "asc" }],
    take: MOST_LISTED,
    select: {
      ...{ id: true, organisationSiret: true, createdAt: true, expiresAt: true, revokedAt: true },
      createdBy: { select: { name: true } },
    },
  });
  const names = await namesOf(
    transaction,
    rows.map(({ organisationSiret }) => organisationSiret),
  );
  return rows.map(({ organisationSiret: siret, createdBy, ...link }) => ({
    ...link,
    siret,
    name: names.get(siret) ?? null,
    createdBy: createdBy.name,
  }));
}

/** Ends a link of this organisation; false when there is none such that still lives. */
export async function endLink(
  transaction: ActingTransaction,
  { id, organisationId, at }: { readonly id: string; readonly organisationId: string; readonly at: Date },
): Promise<boolean> {
  const { count } = await transaction.refusalLink.updateMany({
    where: { id, organisationId, revokedAt: null },
    data: { revokedAt: at },
  });
  return count > 0;
}

/** The link of a secret, with who shares it. */
export interface SharedLink extends LinkLife {
  readonly siret: string;
  readonly name: string | null;
  readonly sharedBy: string;
}

/** Reads the link whose hash the transaction presents. */
export async function findLink(transaction: ActingTransaction, tokenHash: string): Promise<SharedLink | null> {
  const row = await transaction.refusalLink.findUnique({
    where: { tokenHash },
    select: {
      ...{ organisationSiret: true, expiresAt: true, revokedAt: true },
      organisation: { select: { name: true } },
    },
  });
  if (row === null) return null;
  const { organisationSiret: siret, expiresAt, revokedAt, organisation } = row;
  const names = await namesOf(transaction, [siret]);
  return { siret, name: names.get(siret) ?? null, sharedBy: organisation.name, expiresAt, revokedAt };
}

/** Whether some feed names this organisation: in the catalogue, or in the refusals of its newest runs. */
export async function isKnownOrganisation(
  transaction: ActingTransaction,
  siret: string,
  importIds: readonly string[],
): Promise<boolean> {
  const known = await transaction.trainingOrganisation.findFirst({ where: { siret }, select: { id: true } });
  if (known !== null) return true;
  const where = { importId: { in: [...importIds] }, organisationSiret: siret };
  const refused = await transaction.importRefusal.findFirst({ where, select: { rank: true } });
  return refused !== null;
}

const nameRow = z.object({ siret: z.string(), name: z.string() });

/** Several sources may name one organisation: the first by name, so that it does not change from page to page. */
async function namesOf(
  transaction: ActingTransaction,
  sirets: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await transaction.trainingOrganisation.findMany({
    where: { siret: { in: [...sirets] } },
    orderBy: [{ name: "desc" }, { id: "asc" }],
    select: { siret: true, name: true },
  });
  return new Map(
    z
      .array(nameRow)
      .parse(rows)
      .map(({ siret, name }) => [siret, name]),
  );
}
