import { todayIso } from "#app/platform/clock.server.ts";
import { type CatalogueSnapshot, readCatalogue } from "#app/training/catalogue-snapshot.server.ts";
import { readHits } from "#app/training/reading/training-read-store.server.ts";
import type { SessionSummary } from "#app/training/reading/training-view.ts";
import type { BlockSession } from "./block-session.ts";
import {
  type BlockSessionQuestion,
  type FoundBlockSession,
  type PriorSessionQuestion,
  selectBlockSessions,
  selectPriorSessions,
} from "./block-session-store.server.ts";

/** The sessions that teach some blocks and that recruit, the soonest first. */
export function findBlockSessions(asked: Omit<BlockSessionQuestion, "today">): Promise<readonly BlockSession[]> {
  return readSessions((snapshot, today) => selectBlockSessions(snapshot, { ...asked, today }));
}

/** The sessions that bring what is asked before others and that recruit, the soonest first; `blocks` holds what each brings. */
export function findPriorSessions(asked: Omit<PriorSessionQuestion, "today">): Promise<readonly BlockSession[]> {
  if (asked.needs.length === 0) return Promise.resolve([]);
  return readSessions((snapshot, today) => selectPriorSessions(snapshot, { ...asked, today }));
}

function readSessions(
  find: (snapshot: CatalogueSnapshot, today: string) => Promise<readonly FoundBlockSession[]>,
): Promise<readonly BlockSession[]> {
  const today = todayIso();
  return readCatalogue(async (snapshot) => {
    const found = await find(snapshot, today);
    const hits = found.map(({ trainingId, sessionId, distanceKm }) => ({
      trainingId,
      sessions: [{ sessionId, distanceKm }],
    }));
    const trainings = await readHits(snapshot, hits, today);
    return trainings.flatMap(({ number, title, organisation, url, sessions }, place) => {
      const [session] = sessions;
      const of = found[place];
      if (session === undefined || of === undefined || isClosed(session)) return [];
      const { sessionId: id, blocks, entry } = of;
      return { id, training: { number, title, organisation, url }, session, blocks, entry };
    });
  });
}

function isClosed({ recruiting, seats }: SessionSummary): boolean {
  return recruiting === "closed" || recruiting === "suspended" || seats.left === 0;
}
