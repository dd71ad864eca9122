import { setTimeout as sleep } from "node:timers/promises";
import express from "express";
import { expect, it } from "vitest";
import { shedLoad, watchLag } from "./load-shedding.server.ts";

/** Keeps the event loop from doing anything else. */
function block(ms: number): void {
  const until = performance.now() + ms;
  while (performance.now() < until);
}

it("turns people away while the event loop is late, and lets them in again within seconds", async () => {
  const watch = watchLag(60);
  expect(watch.isLate()).toBe(false);
  for (let turn = 0; turn < 10 && !watch.isLate(); turn += 1) {
    block(260);
    await sleep(5);
  }
  expect(watch.isLate()).toBe(true);
  await expect.poll(() => watch.isLate(), { timeout: 10_000, interval: 200 }).toBe(false);
  watch.stop();
});

it("lets nobody join a crowd whose first has waited two seconds, and everybody again once it is served", async () => {
  const waiting: (() => void)[] = [];
  const app = express();
  app.use(shedLoad({ isLate: () => false, stop: () => undefined }, (_request, response) => response.sendStatus(503)));
  app.use((_request, response) => void waiting.push(() => response.sendStatus(200)));
  const server = app.listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server listens on no port");
  const ask = async (): Promise<number> => (await fetch(`http://127.0.0.1:${address.port}/`)).status;
  const crowd = Array.from({ length: 32 }, ask);
  await expect.poll(() => waiting.length).toBe(32);
  await sleep(2_100);
  expect(await ask()).toBe(503);
  for (const answer of waiting.splice(0)) answer();
  expect(new Set(await Promise.all(crowd))).toEqual(new Set([200]));
  const later = ask();
  await expect.poll(() => waiting.length).toBe(1);
  waiting.pop()?.();
  expect(await later).toBe(200);
  server.close();
});
