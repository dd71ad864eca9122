import { afterAll, afterEach, beforeAll, beforeEach, vi } from "vitest";
import { closeDatabase, type Database, openDatabase, useDatabase } from "#app/platform/database.server.ts";
import { type AccessBuilders, openAccessBuilders } from "./access-builders.ts";
import { createTestDatabase, type TestDatabase } from "./test-database.ts";

/** What a test of use cases stands on: rows written by builders, read and changed through the portal's own connection. */
export interface UseCasePortal {
  readonly db: Database;
  readonly build: AccessBuilders;
  /** As the portal connects: for a transaction that a test holds open. */
  readonly appUrl: string;
}

/** Sets the clock to noon, Paris time, of a winter day. */
export function goTo(day: string): void {
  vi.setSystemTime(`${day}T12:00:00+01:00`);
}

/** Gives a test file a migrated database of its own, and each of its tests a clock that stands at `day`. */
export function onUseCasePortal(day: string, ready: (portal: UseCasePortal) => unknown): void {
  let place: TestDatabase;
  let portal: UseCasePortal;
  beforeAll(async () => {
    place = await createTestDatabase();
    portal = { db: openDatabase(place.appUrl), build: openAccessBuilders(place), appUrl: place.appUrl };
    await ready(portal);
  });
  afterAll(async () => {
    await portal.build.close();
    // A file may have made `database()` answer this one: the next file of the process must not find it closed.
    useDatabase(portal.db);
    await closeDatabase();
    await place.drop();
  });
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ["Date"] });
    goTo(day);
  });
  afterEach(() => {
    vi.useRealTimers();
  });
}
