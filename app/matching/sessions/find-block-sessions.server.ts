import { todayIso } from "#app/platform/clock.server.ts";
import { type CatalogueSnapshot, readCatalogue } from "#app/training/catalogue-snapshot.server.ts";
import { readHits } from "#app/training/reading/training-read-store.server.ts";
import type { SessionSummary } from "#app/training/reading/training-view.ts";
import type { BlockSession } from "./block-session.ts";
import {
  type BlockSessionQuestion,
  type FoundBlockSession,
  MOST_SESSIONS,
  type PriorSessionQuestion,
  selectBlockSessions,
  selectPriorSessions,
} from "./block-session-store.server.ts";

/** Sessions; `isCut`: only the soonest were read, there may be more. */
interface FoundSessions {
  readonly sessions: readonly BlockSession[];
  readonly isCut: boolean;
}

/** The sessions that teach some blocks and that recruit, the soonest first. */
export function findBlockSessions(asked: Omit<BlockSessionQuestion, "today">): Promise<FoundSessions> {
  return readSessions((snapshot, today) => selectBlockSessions(snapshot, { ...asked, today }));
}

/** The sessions that bring what is asked before others and that recruit, the soonest first; `blocks` holds what each brings. */
export async function findPriorSessions(asked: Omit<PriorSessionQuestion, "today">): Promise<readonly BlockSession[]> {
  if (asked.needs.length === 0) return [];
  return (await readSessions((snapshot, today) => selectPriorSessions(snapshot, { ...asked, today }))).sessions;
}

function readSessions(
  find: (snapshot: CatalogueSnapshot, today: string) => Promise<readonly FoundBlockSession[]>,
): Promise<FoundSessions> {
  const today = todayIso();
  return readCatalogue(async (snapshot) => {
    const found = await find(snapshot, today);
    const hits = found.map(({ trainingId, sessionId, distanceKm }) => ({
      trainingId,
      sessions: [{ sessionId, distanceKm }],
    }));
    const trainings = await readHits(snapshot, hits, today);
    const sessions = trainings.flatMap(({ number, title, organisation, url, sessions: [session] }, place) => {
      const of = found[place];
      if (session === undefined || of === undefined || isClosed(session)) return [];
      const { sessionId: id, blocks, entry } = of;
      return { id, training: { number, title, organisation, url }, session, blocks, entry };
    });
    return { sessions, isCut: found.length === MOST_SESSIONS };
  });
}

function isClosed({ recruiting, seats }: SessionSummary): boolean {
  return recruiting === "closed" || recruiting === "suspended" || seats.left === 0;
}
