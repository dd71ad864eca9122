import { todayIso } from "#app/platform/clock.server.ts";
import { readCatalogue } from "#app/training/catalogue-snapshot.server.ts";
import { readHits } from "#app/training/reading/training-read-store.server.ts";
import type { SessionSummary } from "#app/training/reading/training-view.ts";
import type { BlockSession } from "./block-session.ts";
import { type BlockSessionQuestion, selectBlockSessions } from "./block-session-store.server.ts";

/** The sessions that teach some blocks and that recruit, the soonest first. */
export function findBlockSessions(asked: Omit<BlockSessionQuestion, "today">): Promise<readonly BlockSession[]> {
  const today = todayIso();
  return readCatalogue(async (snapshot) => {
    const found = await selectBlockSessions(snapshot, { ...asked, today });
    const hits = found.map(({ trainingId, sessionId, distanceKm }) => ({
      trainingId,
      sessions: [{ sessionId, distanceKm }],
    }));
    const trainings = await readHits(snapshot, hits, today);
    return trainings.flatMap(({ number, title, organisation, url, sessions }, place) => {
      const [session] = sessions;
      const blocks = found[place]?.blocks ?? [];
      if (session === undefined || isClosed(session)) return [];
      return { training: { number, title, organisation, url }, session, blocks };
    });
  });
}

function isClosed({ recruiting, seats }: SessionSummary): boolean {
  return recruiting === "closed" || recruiting === "suspended" || seats.left === 0;
}
