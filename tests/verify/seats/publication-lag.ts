import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
import type { Database } from "#app/platform/database.server.ts";
import { manageSession } from "#app/positioning/session-life/manage-session.server.ts";
import type { AccessBuilders } from "#tests/support/access-builders.ts";
import type { PositioningWorld } from "#tests/support/positioning-world.ts";
import { REGION_FUNDER } from "#tests/support/positioning-world.ts";
import { type Agent, acceptByForm } from "./agents.ts";
import { positionCrowd } from "./stampede.ts";

/** Where a decision is made and where it is read. */
export interface LagStage {
  readonly url: string;
  readonly database: Database;
  readonly build: AccessBuilders;
  readonly world: PositioningWorld;
  readonly agents: readonly Agent[];
}

const GIVE_UP_MS = 30_000;
const POLL_MS = 25;

const seatsSchema = z.object({ seats: z.object({ left: z.number().nullable() }) });

/**
 * For each of so many accepts over HTTP, the milliseconds from its answer until the public API tells the seats left after it, as one
 * visitor who asks again and again reads it.
 */
export async function measureLag(stage: LagStage, decisions: number): Promise<readonly number[]> {
  const { url, database, build, world, agents } = stage;
  const seats = decisions + 1;
  const { sessionId, number, ids } = await positionCrowd(build, world, { seats, people: decisions });
  const stated = [{ funderCode: REGION_FUNDER, takenElsewhere: 0, announcedHere: null }];
  const managed = await manageSession(database, world.secretary.actor, {
    sessionId,
    promotesAutomatically: true,
    seats: stated,
  });
  if (!managed.ok) throw new Error(`The session is not managed: ${managed.refusal.kind}`);
  const lags: number[] = [];
  for (const [rank, positioningId] of ids.entries()) {
    const agent = agents[rank % agents.length];
    if (agent === undefined) throw new Error("Somebody must accept");
    const { answer } = await acceptByForm(url, agent, {
      number,
      positioningId,
      key: randomUUID(),
      hasJavaScript: true,
    });
    if (answer !== "accepted") throw new Error(`An accept was answered ${answer}`);
    lags.push(await untilTold(`${url}/api/v1/sessions/${number}`, { left: seats - rank - 1, rank }));
  }
  return lags;
}

async function untilTold(
  address: string,
  { left, rank }: { readonly left: number; readonly rank: number },
): Promise<number> {
  const startedAt = performance.now();
  // A visitor of their own for each decision: nobody asks more than the limit of the API.
  const headers = { "X-Forwarded-For": `10.200.${rank >> 8}.${rank & 255}` };
  while (performance.now() - startedAt < GIVE_UP_MS) {
    const response = await fetch(address, { headers });
    if (response.status === 200) {
      const { seats } = seatsSchema.parse(await response.json());
      if (seats.left === left) return performance.now() - startedAt;
    } else await response.body?.cancel();
    await pause(POLL_MS);
  }
  return GIVE_UP_MS;
}
