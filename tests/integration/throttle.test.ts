import { setTimeout as sleep } from "node:timers/promises";
import { expect, test, vi } from "vitest";
import { hashPassword } from "#app/access/sign-in/password/password-hash.server.ts";
import { signInWithPassword } from "#app/access/sign-in/password/sign-in-with-password.server.ts";
import {
  releaseConnection,
  releaseTry,
  type ThrottledDoor,
  takeTry,
} from "#app/access/sign-in/throttle/throttle-store.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import { goTo, onUseCasePortal } from "#tests/support/use-case-portal.ts";

let db: Database;

onUseCasePortal("2026-03-02", (portal) => {
  db = portal.db;
});

const doorsOf = (login: string, address: string): readonly ThrottledDoor[] => [
  { name: "login", value: login },
  { name: "address", value: address },
];

async function failTimes(times: number, doors: readonly ThrottledDoor[]): Promise<void> {
  for (let time = 0; time < times; time += 1) expect(await takeTry(db, doors)).toBe(0);
}

function wait(seconds: number): void {
  vi.setSystemTime(Date.now() + seconds * 1000);
}

// Of four logins, some keys come before that of the address and some after: whichever order is locked first, both are met. Each is
// tried by three at once: its count comes and goes while others wait for it.
test("tries taken and given back at the same instant, at doors that are shared, wait for each other and never for ever", async () => {
  const logins = Array.from({ length: 4 }, (_, n) => `login-${n}@exemple.fr`);
  async function comeAndGo(login: string): Promise<void> {
    const doors = doorsOf(login, "192.0.2.1");
    for (let round = 0; round < 20; round += 1) {
      expect(await takeTry(db, doors)).toBe(0);
      await releaseConnection(db, doors);
    }
  }
  await expect(Promise.all([...logins, ...logins, ...logins].map(comeAndGo))).resolves.toHaveLength(12);
});

test("a sign-in that the portal is too busy to check is no failure, and the next one need not wait for it", async () => {
  const [login, address] = ["busy@exemple.fr", "192.0.2.2"];
  await failTimes(5, doorsOf(login, address));
  wait(31);
  let isOver = false;
  // Whoever is done comes back at once: the queue of passwords stays full.
  const crowd = Array.from({ length: 60 }, async () => {
    while (!isOver) await hashPassword("x").catch(() => sleep(1));
  });
  const tried = await signInWithPassword(db, { login, password: "x", address, device: "" });
  isOver = true;
  await Promise.all(crowd);
  expect(tried).toMatchObject({ refusal: { kind: "busy" } });
  expect(await takeTry(db, doorsOf(login, address))).toBe(0);
  expect(await takeTry(db, doorsOf(login, address))).toBe(60);
});

test("a try released at the same instant as others are taken is the only one not counted", async () => {
  const doors = doorsOf("released@exemple.fr", "192.0.2.3");
  await failTimes(4, doors);
  await releaseTry(db, doors);
  await failTimes(2, doors);
  expect(await takeTry(db, doors)).toBe(30);
});

test("a right password makes nobody else at its address wait", async () => {
  const address = "192.0.2.4";
  for (let n = 0; n < 30; n += 1) await failTimes(1, doorsOf(`other-${n}@exemple.fr`, address));
  wait(11);
  await failTimes(1, doorsOf("right@exemple.fr", address));
  await releaseConnection(db, doorsOf("right@exemple.fr", address));
  expect(await takeTry(db, doorsOf("next@exemple.fr", address))).toBe(0);
  expect(await takeTry(db, doorsOf("after@exemple.fr", address))).toBe(20);
});

test("failures of a clock that was a year ahead make nobody wait longer than any others", async () => {
  const doors = doorsOf("ahead@exemple.fr", "192.0.2.5");
  goTo("2027-03-02");
  await failTimes(5, doors);
  goTo("2026-03-02");
  expect(await takeTry(db, doors)).toBe(30);
  wait(31);
  expect(await takeTry(db, doors)).toBe(0);
});
