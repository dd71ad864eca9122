import { actingFor, inTransactionAs } from "#app/access/acting.server.ts";
import type { MemberActor } from "#app/access/actor.ts";
import { followedFilePage as words } from "#app/content/followed-file.ts";
import type { Database } from "#app/platform/database.server.ts";
import type { commandPositioning } from "#app/positioning/command-positioning.server.ts";
import { listFileEvents } from "#app/positioning/follow/followed-file-store.server.ts";
import { positioningRefusalWords } from "#app/positioning/positioning-refusal-words.ts";
import { eventWords } from "./timeline.ts";

type Answer = Awaited<ReturnType<typeof commandPositioning>>;
type Refusal = Extract<Answer, { readonly ok: false }>["refusal"];

/** Why a command was refused. When somebody acted meanwhile: what was read, and what is now. */
export async function refusalInWords(
  database: Database,
  actor: MemberActor,
  { positioningId, refusal }: { readonly positioningId: string; readonly refusal: Refusal },
): Promise<string> {
  switch (refusal.kind) {
    case "stale-version": {
      const { read, version } = refusal;
      const events = await inTransactionAs(database, actingFor(actor), (tx) => listFileEvents(tx, [positioningId]));
      const told = (at: number): string => {
        const event = events.find((one) => one.version === at);
        return event === undefined ? words.version(at) : `« ${eventWords(event)} » (${words.version(at)})`;
      };
      return words.stale(told(read), told(version));
    }
    case "unknown-positioning":
      return words.unknown;
    case "key-of-another-command":
      return words.usedKey;
    default:
      return positioningRefusalWords(refusal);
  }
}
