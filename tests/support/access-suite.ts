import { afterAll, beforeAll } from "vitest";
import { closeDatabase, openDatabase, useDatabase } from "#app/platform/database.server.ts";
import { type AccessWorld, buildAccessWorld } from "./access-world.ts";
import type { CallContent, RouteCall } from "./route-calls.ts";
import { type ServedPortal, servePortal } from "./served-portal.ts";
import { createTestDatabase, type TestDatabase } from "./test-database.ts";

/** A world of two organisations and the Region, and a portal that serves it. */
export interface ServedWorld {
  readonly db: TestDatabase;
  readonly world: AccessWorld;
  readonly portal: ServedPortal;
}

/** Gives a test file a served world of its own; `before` may change the world before it is served. */
export function onServedWorld(
  ready: (served: ServedWorld) => unknown,
  before: (world: AccessWorld) => Promise<void> = async () => undefined,
): void {
  let served: ServedWorld;
  beforeAll(async () => {
    const db = await createTestDatabase();
    const world = await buildAccessWorld(db);
    await before(world);
    await buildDocument(world);
    served = { db, world, portal: await servePortal(db.appUrl) };
    ready(served);
  });
  afterAll(async () => {
    await served.portal.stop();
    await served.world.builders.close();
    await served.db.drop();
  });
}

/** What tests make has no search document: with none at all the portal says that it is not ready. */
async function buildDocument({ builders }: AccessWorld): Promise<void> {
  await builders.query("INSERT INTO search.training (id, visible_until, codes) VALUES (0, '2099-12-31', '{}')");
}

/** Gives a test file a world whose loaders and actions it calls itself. */
export function onWorldInProcess(ready: (world: AccessWorld) => unknown): void {
  let db: TestDatabase;
  let world: AccessWorld;
  beforeAll(async () => {
    db = await createTestDatabase();
    world = await buildAccessWorld(db);
    useDatabase(openDatabase(db.appUrl));
    ready(world);
  });
  afterAll(async () => {
    await closeDatabase();
    await world.builders.close();
    await db.drop();
  });
}

/** Calls a loader or an action as Remix does; a refusal or a redirect is thrown, as it throws it. */
export function runHandler({ handler }: RouteCall, { params, address, cookie, form }: CallContent): Promise<unknown> {
  const request = new Request(`http://portal.invalid${address}`, {
    headers: cookie === undefined ? {} : { Cookie: cookie },
    ...(form === undefined ? {} : { method: "POST", body: new URLSearchParams(form) }),
  });
  const facts = { nonce: "", requestId: "", clientAddress: "::1", isTurningAway: () => false };
  const nothing = (): undefined => undefined;
  return handler.run({
    request,
    params,
    context: { ...facts, note: nothing, keepPrivate: nothing, comeBackLater: nothing },
  });
}
