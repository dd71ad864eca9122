import { z } from "zod";
import { now, todayIso } from "#app/platform/clock.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import type { Prisma } from "#app/platform/prisma-client/client.ts";
import type { SqlReader } from "#app/platform/sql-reader.ts";
import type { Actor, MemberActor, MemberRole } from "./actor.ts";

/** A transaction whose rows are those the actor may see. */
export type ActingTransaction = Prisma.TransactionClient;

/**
 * In whose name a transaction acts. With no settings, row-level security shows no rows. `presented` is what a
 * visitor shows before one knows them (a login, the hash of a cookie or a link, throttle keys separated by spaces); `task` is a
 * work of the portal itself.
 */
export interface ActingAs {
  readonly accountId?: string;
  readonly membershipId?: string;
  readonly organisationId?: string;
  readonly role?: MemberRole | "person";
  readonly presented?: string;
  /** Many files are read: row-level security then looks up together those that are followed. It shows the same rows. */
  readonly listing?: "on";
  readonly task?:
    | "bootstrap"
    | "expire"
    | "seal"
    | "purge"
    | "position"
    | "tie"
    | "answer"
    | "notify"
    | "draft"
    | "need"
    | "need-post"
    | "need-answer"
    | "need-contribute"
    | "need-people"
    | "opening"
    | "operation";
}

/** The settings of an actor's transactions. A professional without a second factor acts on their own account alone. */
export function actingFor(actor: Actor): ActingAs {
  if (actor.kind === "anonymous") return {};
  if (actor.kind === "person") return { accountId: actor.accountId, role: "person" };
  return actor.kind === "member" ? memberSettings(actor) : { accountId: actor.accountId };
}

function memberSettings(actor: MemberActor): ActingAs {
  const { accountId, membershipId, organisationId, role } = actor;
  return { accountId, membershipId, organisationId, role };
}

/**
 * Runs a work in one transaction, in somebody's name. Thrown errors roll it back; row-level security does the rest. A work that the
 * database refused because of what another transaction wrote meanwhile runs again, a few times at most: it then reads that, and refuses in
 * its own words.
 */
export async function inTransactionAs<Answer>(
  database: Database,
  acting: ActingAs,
  work: (transaction: ActingTransaction) => Promise<Answer>,
): Promise<Answer> {
  const run = (): Promise<Answer> =>
    database.prisma.$transaction(async (transaction) => {
      await actAs(transaction, acting);
      return work(transaction);
    });
  for (let tries = 1; ; tries += 1) {
    try {
      return await run();
    } catch (error) {
      if (!isOvertaken(error) || tries === MOST_TRIES) throw error;
    }
  }
}

/** Of several that write at once, each deadlock lets one through: those that are left may meet again. */
const MOST_TRIES = 4;

/** Reads by SQL inside a transaction. */
export function readerOf(transaction: ActingTransaction): SqlReader {
  return {
    query: async (text, values = []) => ({ rows: await transaction.$queryRawUnsafe<unknown[]>(text, ...values) }),
  };
}

/** The same settings, at one instant, for a statement that acts by itself (`hub_act`). */
export function actingAt(acting: ActingAs, at: Date): Readonly<Record<string, string>> {
  return { ...acting, now: at.toISOString(), today: todayIso(at) };
}

/** Changes in whose name the rest of the transaction acts: a visitor just recognised by what they presented. */
export async function actAs(transaction: ActingTransaction, acting: ActingAs): Promise<void> {
  const { accountId = "", membershipId = "", organisationId = "", role = "", presented = "" } = acting;
  const { listing = "", task = "" } = acting;
  const at = now();
  await transaction.$executeRaw`
    SELECT set_config('hub.account', ${accountId}, true), set_config('hub.membership', ${membershipId}, true),
      set_config('hub.organisation', ${organisationId}, true), set_config('hub.role', ${role}, true),
      set_config('hub.presented', ${presented}, true), set_config('hub.task', ${task}, true),
      set_config('hub.listing', ${listing}, true), set_config('hub.now', ${at.toISOString()}, true),
      set_config('hub.today', ${todayIso(at)}, true)`;
}

/**
 * SQLSTATEs of a write that came second: two rows that exclude each other (23P01) or are the same (23505), a deadlock (40P01), somebody
 * who left (HU007), somebody still counted on (HU008), a limit reached (HU009), the last seat taken (HU011), another version (HU014); the
 * HU ones are raised by triggers and functions.
 */
const OVERTAKEN = ["23P01", "23505", "40P01", "HU007", "HU008", "HU009", "HU011", "HU014"];
const refusedByDatabase = z.object({
  meta: z.object({ driverAdapterError: z.object({ cause: z.object({ originalCode: z.enum(OVERTAKEN) }) }) }),
});

const refusedByDriver = z.object({ code: z.enum(OVERTAKEN) });
/** Of a constraint that is asked at the commit. */
const refusedAtCommit = z.object({ cause: z.object({ originalCode: z.enum(OVERTAKEN) }) });

/** Was a write refused because of what another transaction wrote meanwhile? Said by Prisma inside a transaction or at its end, or by pg. */
export function isOvertaken(error: unknown): boolean {
  return [refusedByDatabase, refusedAtCommit, refusedByDriver].some((shape) => shape.safeParse(error).success);
}
