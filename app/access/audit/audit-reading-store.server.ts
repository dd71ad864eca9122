import type { Prisma } from "#app/platform/prisma-client/client.ts";
import type { ActingTransaction } from "../acting.server.ts";
import type { JsonValue } from "./event-hash.ts";
import { selectOrganisationNames } from "./organisation-names-store.server.ts";

/** As many people as a choice can show. */
const MOST_ACTORS = 1000;

/** What a reader looks for; everything when empty. Instants: `from` included, `to` excluded. */
export interface AuditFilters {
  readonly action?: string;
  readonly actorId?: string;
  readonly organisationId?: string;
  readonly personFileId?: string;
  readonly from?: Date;
  readonly to?: Date;
}

/** Whose acts a reader may see. */
export type AuditScope =
  | { readonly kind: "region" }
  | { readonly kind: "organisation"; readonly organisationId: string; readonly accountId: string }
  | { readonly kind: "own"; readonly accountId: string };

/** An entry, for the screen of an auditor. */
export interface AuditLine {
  readonly seq: string;
  readonly at: Date;
  readonly actorId: string | null;
  /** Known for the members of the reader's organisation, past ones included. */
  readonly actorName: string | null;
  readonly organisationId: string | null;
  /** Null for what was done outside any organisation. */
  readonly organisationName: string | null;
  readonly action: string;
  readonly resourceKind: string;
  readonly resourceId: string | null;
  readonly personFileId: string | null;
  readonly facts: JsonValue;
}

interface Slice {
  readonly before: bigint | null;
  readonly limit: number;
}

/** The entries of a scope, the latest first. */
export async function selectAuditPage(
  transaction: ActingTransaction,
  asked: Slice & { readonly scope: AuditScope; readonly filters: AuditFilters },
): Promise<readonly AuditLine[]> {
  const rows = await transaction.auditEvent.findMany({
    where: { AND: [within(asked.scope), matching(asked.filters), earlier(asked.before)] },
    select: {
      seq: true,
      at: true,
      actorId: true,
      organisationId: true,
      action: true,
      resourceKind: true,
      resourceId: true,
      personFileId: true,
      facts: true,
    },
    orderBy: { seq: "desc" },
    take: asked.limit,
  });
  const names = await selectNames(
    transaction,
    rows.flatMap(({ actorId }) => (actorId === null ? [] : [actorId])),
  );
  const organisations = await selectOrganisationNames(transaction, rows);
  return rows.map((row) => ({
    ...row,
    seq: row.seq.toString(),
    actorName: (row.actorId === null ? undefined : names.get(row.actorId)) ?? null,
    organisationName: organisations.get(row.organisationId ?? "") ?? null,
  }));
}

/** Whose acts a reader may ask for by name: the members of their organisation, past ones included, in French order. */
export async function selectActors(
  transaction: ActingTransaction,
  organisationId: string,
): Promise<readonly { readonly id: string; readonly name: string }[]> {
  const rows = await transaction.account.findMany({
    where: { memberships: { some: { organisationId } } },
    orderBy: { id: "asc" },
    take: MOST_ACTORS,
    select: { id: true, name: true },
  });
  return rows.toSorted((one, other) => one.name.localeCompare(other.name, "fr"));
}

async function selectNames(transaction: ActingTransaction, ids: readonly string[]): Promise<Map<string, string>> {
  const accounts = await transaction.account.findMany({
    where: { id: { in: [...new Set(ids)] } },
    select: { id: true, name: true },
  });
  return new Map(accounts.map(({ id, name }) => [id, name]));
}

function within(scope: AuditScope): Prisma.AuditEventWhereInput {
  switch (scope.kind) {
    case "region":
      return {};
    case "organisation":
      return { OR: [{ organisationId: scope.organisationId }, { actorId: scope.accountId }] };
    case "own":
      return { actorId: scope.accountId };
  }
}

function matching({ from, to, ...same }: AuditFilters): Prisma.AuditEventWhereInput {
  const at = { ...(from === undefined ? {} : { gte: from }), ...(to === undefined ? {} : { lt: to }) };
  return { ...same, at };
}

function earlier(before: bigint | null): Prisma.AuditEventWhereInput {
  return before === null ? {} : { seq: { lt: before } };
}
