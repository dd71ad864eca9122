import { expect, test } from "vitest";
import { giveBack, type ThrottledDoor, takeTry } from "#app/access/sign-in/throttle/throttle-store.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import { onUseCasePortal } from "#tests/support/use-case-portal.ts";

let db: Database;

onUseCasePortal("2026-03-02", (portal) => {
  db = portal.db;
});

// Of four logins, some keys come before that of the address and some after: whichever order is locked first, both are met. Each is
// tried by three at once: its count comes and goes while others wait for it.
test("tries taken and given back at the same instant, at doors that are shared, wait for each other and never for ever", async () => {
  const logins = Array.from({ length: 4 }, (_, n) => `login-${n}@exemple.fr`);
  async function comeAndGo(login: string): Promise<void> {
    const doors: readonly ThrottledDoor[] = [
      { name: "login", value: login },
      { name: "address", value: "192.0.2.1" },
    ];
    for (let round = 0; round < 20; round += 1) {
      expect(await takeTry(db, doors)).toBe(0);
      await giveBack(db, doors);
    }
  }
  await expect(Promise.all([...logins, ...logins, ...logins].map(comeAndGo))).resolves.toHaveLength(12);
});
