import { actingFor, inTransactionAs } from "#app/access/acting.server.ts";
import type { PersonActor } from "#app/access/actor.ts";
import type { Database } from "#app/platform/database.server.ts";
import { listOwnContacts, type Reached } from "../proposal/introduction-store.server.ts";
import { answerableStates } from "./answer-link.ts";
import { type AnsweredAid, listOwnAids } from "./answered-aid-store.server.ts";
import {
  type AnsweredPositioning,
  countWaitingBefore,
  readAnsweredPositionings,
} from "./answered-positioning-store.server.ts";
import { type AnsweredProposal, listOwnProposals } from "./answered-proposal-store.server.ts";
import { listOwnPositionings, listOwnSuggestions, type OwnSuggestion } from "./own-positionings-store.server.ts";

const MOST = 50;

/** One of a person's own positionings; `waitingBefore`: of a waiting list, how many come first. */
export interface OwnPositioning {
  readonly positioning: AnsweredPositioning;
  readonly waitingBefore: number | null;
}

/** All that was asked for a person who has an account, whichever organisations did; at most fifty, those under way first. */
export async function readOwnPositionings(database: Database, actor: PersonActor): Promise<readonly OwnPositioning[]> {
  const { accountId } = actor;
  const found = await inTransactionAs(database, actingFor(actor), async (transaction) =>
    readAnsweredPositionings(
      transaction,
      await listOwnPositionings(transaction, { accountId, underWay: answerableStates, most: MOST }),
    ),
  );
  const waiting = found.filter(({ state }) => state === "waitlisted").map(({ id }) => id);
  const before =
    waiting.length === 0
      ? new Map<string, number>()
      : await inTransactionAs(database, { task: "notify" }, (transaction) => countWaitingBefore(transaction, waiting));
  return found.map((positioning) => ({ positioning, waitingBefore: before.get(positioning.id) ?? null }));
}

/** The sessions that a referent suggests to a person who has an account: they say yes or no before anything is sent. */
export function readOwnSuggestions(database: Database, actor: PersonActor): Promise<readonly OwnSuggestion[]> {
  const { accountId } = actor;
  return inTransactionAs(database, actingFor(actor), (transaction) =>
    listOwnSuggestions(transaction, { accountId, most: MOST }),
  );
}

/** The jobs that a referent proposes to a person who has an account, and what became of them; with the contacts a company may be given. */
export function readOwnProposals(
  database: Database,
  actor: PersonActor,
): Promise<readonly (AnsweredProposal & { readonly reached: Reached | null })[]> {
  const { accountId } = actor;
  return inTransactionAs(database, actingFor(actor), async (transaction) => {
    const proposals = await listOwnProposals(transaction, { accountId, most: MOST });
    const contacts = await listOwnContacts(
      transaction,
      proposals.map(({ personFileId }) => personFileId),
    );
    return proposals.map((one) => ({ ...one, reached: contacts.get(one.personFileId) ?? null }));
  });
}

/** The individual aids that are asked for a person who has an account, and what became of them. */
export function readOwnAids(database: Database, actor: PersonActor): Promise<readonly AnsweredAid[]> {
  const { accountId } = actor;
  return inTransactionAs(database, actingFor(actor), (transaction) =>
    listOwnAids(transaction, { accountId, most: MOST }),
  );
}
