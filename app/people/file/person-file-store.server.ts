import { z } from "zod";
import type { ActingTransaction } from "#app/access/acting.server.ts";
import type { ContactChannel } from "./file-commands.ts";

/** A person's file, for whoever may open it. */
export interface PersonFileView {
  readonly id: string;
  readonly lastName: string;
  readonly firstName: string;
  /** INSEE code of the commune. */
  readonly communeCode: string;
  readonly birthDate: string | null;
  /** In international form. */
  readonly phone: string | null;
  readonly mail: string | null;
  readonly channel: ContactChannel;
  readonly organisationName: string;
}

/** Somebody an agent follows. */
export interface FollowedPerson {
  readonly personFileId: string;
  readonly lastName: string;
  readonly firstName: string;
  readonly communeCode: string;
  /** True when the agent follows them only in a colleague's absence. */
  readonly isStoodInFor: boolean;
}

/** What an account has opened in a day. */
export interface ReadingsOfDay {
  /** Distinct files opened, the one asked about left out. */
  readonly otherFiles: number;
  /** When the file of the rank asked was first opened, the one asked about counted if it was; null while it has not been. */
  readonly rankReachedAt: Date | null;
}

/** The action of an audit entry that tells a reading; the budget counts these. */
export const READ_ACTION = "person-file.read";

/**
 * The file, if row-level security shows it to whoever the transaction acts for, and if it is of this organisation when one is given; null
 * as well for an id that is no id.
 */
export async function selectPersonFile(
  transaction: ActingTransaction,
  id: string,
  of: { readonly organisationId?: string } = {},
): Promise<PersonFileView | null> {
  if (!z.guid().safeParse(id).success) return null;
  const row = await transaction.personFile.findUnique({
    where: { id, ...of },
    select: {
      ...{ id: true, lastName: true, firstName: true, communeCode: true, organisation: { select: { name: true } } },
      ...{ birthDate: true, phone: true, mail: true, channel: true },
    },
  });
  if (row === null) return null;
  const { organisation, birthDate, ...file } = row;
  return { ...file, birthDate: birthDate?.toISOString().slice(0, 10) ?? null, organisationName: organisation.name };
}

/** Waits until no other transaction opens a file for this account, and keeps it so until this one ends. */
export async function lockReadings(transaction: ActingTransaction, accountId: string): Promise<void> {
  const key = `hub.read-budget.${accountId}`;
  await transaction.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${key}, 0))`;
}

const readingsRow = z.tuple([z.object({ other_files: z.bigint(), rank_reached_at: z.date().nullable() })]);

/** Counts an account's readings of a day in Europe/Paris (`YYYY-MM-DD`), by the index on actor, action and instant. */
export async function countReadings(
  transaction: ActingTransaction,
  asked: { readonly accountId: string; readonly personFileId: string; readonly day: string; readonly rank: number },
): Promise<ReadingsOfDay> {
  const { accountId, personFileId, day, rank } = asked;
  const rows = await transaction.$queryRaw`
    WITH opened AS (
      SELECT person_file_id, min(at) AS first_at FROM audit_event
      WHERE actor_id = ${accountId}::uuid AND action = ${READ_ACTION} AND person_file_id IS NOT NULL
        AND at >= ${day}::date::timestamp AT TIME ZONE 'Europe/Paris'
        AND at < (${day}::date + 1)::timestamp AT TIME ZONE 'Europe/Paris'
      GROUP BY person_file_id)
    SELECT count(*) FILTER (WHERE person_file_id <> ${personFileId}::uuid) AS other_files,
      (SELECT first_at FROM opened ORDER BY first_at, person_file_id OFFSET ${rank - 1}::int LIMIT 1) AS rank_reached_at
    FROM opened`;
  const [{ other_files, rank_reached_at }] = readingsRow.parse(rows);
  return { otherFiles: Number(other_files), rankReachedAt: rank_reached_at };
}

const someRow = z.tuple([z.object({ found: z.boolean() })]);

/** Has an account an entry of this action on this day in Europe/Paris? */
export async function hasActed(
  transaction: ActingTransaction,
  { accountId, action, day }: { readonly accountId: string; readonly action: string; readonly day: string },
): Promise<boolean> {
  const rows = await transaction.$queryRaw`
    SELECT EXISTS (
      SELECT FROM audit_event WHERE actor_id = ${accountId}::uuid AND action = ${action}
        AND at >= ${day}::date::timestamp AT TIME ZONE 'Europe/Paris'
        AND at < (${day}::date + 1)::timestamp AT TIME ZONE 'Europe/Paris') AS found`;
  return someRow.parse(rows)[0].found;
}

const membershipRows = z.array(z.object({ id: z.guid() }));

/** The people followed through the memberships the actor holds or stands in for today, by name, after a file. */
export async function selectPortfolio(
  transaction: ActingTransaction,
  asked: {
    readonly organisationId: string;
    readonly membershipId: string;
    readonly after: string | null;
    readonly limit: number;
  },
): Promise<readonly FollowedPerson[]> {
  const rows = await transaction.$queryRaw`SELECT id FROM hub_followed_memberships() AS id WHERE id IS NOT NULL`;
  const live = { membershipId: { in: membershipRows.parse(rows).map(({ id }) => id) }, endedAt: null };
  const files = await transaction.personFile.findMany({
    where: { organisationId: asked.organisationId, followUps: { some: live } },
    select: {
      id: true,
      lastName: true,
      firstName: true,
      communeCode: true,
      followUps: { where: live, select: { membershipId: true } },
    },
    orderBy: [{ lastName: "asc" }, { firstName: "asc" }, { id: "asc" }],
    take: asked.limit,
    ...(asked.after === null ? {} : { cursor: { id: asked.after }, skip: 1 }),
  });
  return files.map(({ id, followUps, ...person }) => ({
    ...person,
    personFileId: id,
    isStoodInFor: followUps.every(({ membershipId }) => membershipId !== asked.membershipId),
  }));
}
