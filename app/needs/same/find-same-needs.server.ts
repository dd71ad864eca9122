import { actingFor, inTransactionAs } from "#app/access/acting.server.ts";
import type { MemberActor } from "#app/access/actor.ts";
import type { Database } from "#app/platform/database.server.ts";
import { isOpenNeed } from "../need-states.ts";
import type { ReadNeed } from "../read-need.ts";
import { needSightOf } from "../sensor-kinds.ts";
import { LIKELY_SAME, needLikeness } from "./need-likeness.ts";
import { type SameCandidate, selectCandidates } from "./same-need-store.server.ts";
import { understandJob } from "./understand-job.server.ts";
import { staysBefore } from "./which-stays.ts";

/** Needs compared with one, and shown beside it, at most. */
const MOST_COMPARED = 50;
const MOST_SHOWN = 3;

/** A need that may be the same as another one. `stays`: of both, the other one would stay. */
export interface LikelySame {
  readonly other: SameCandidate;
  readonly stays: boolean;
}

/** The needs that may be the same as an open one, the likeliest first; none for whoever is no sensor. Nobody merges them but a person. */
export async function findSameNeeds(
  database: Database,
  actor: MemberActor,
  need: ReadNeed,
): Promise<readonly LikelySame[]> {
  if (needSightOf(actor) !== "all" || !isOpenNeed(need.state)) return [];
  const candidates = await inTransactionAs(database, actingFor(actor), (transaction) =>
    selectCandidates(transaction, need, MOST_COMPARED),
  );
  if (candidates.length === 0) return [];
  const mine = { ...need, jobs: await understandJob(need.jobLabel) };
  const compared = await Promise.all(
    candidates.map(async (other) => {
      const theirs = { ...other, jobs: await understandJob(other.jobLabel) };
      return {
        other,
        score: needLikeness(mine, theirs, other.km).score,
        stays: staysBefore(other, { ...need, createdAt: other.soughtAt }),
      };
    }),
  );
  return compared
    .filter(({ score }) => score >= LIKELY_SAME)
    .sort((one, next) => next.score - one.score)
    .slice(0, MOST_SHOWN)
    .map(({ other, stays }) => ({ other, stays }));
}
