import { Agent, get } from "node:http";
import { performance } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import type { Failure } from "./failures.ts";

/** Requests sent at a fixed rate, whether or not the earlier ones are answered, as visitors do. */
export interface Rate {
  readonly perSecond: number;
  readonly seconds: number;
}

export interface Answered {
  /** In milliseconds, from the moment a request was due: waiting for a free socket counts. */
  readonly latencies: readonly number[];
  /** Answers other than 200, and requests without an answer. */
  readonly failures: readonly Failure[];
}

/** Asks the address of each number in turn. */
export async function openLoop(url: string, addressOf: (n: number) => string, rate: Rate): Promise<Answered> {
  const agent = new Agent({ keepAlive: true });
  const latencies: number[] = [];
  const failures: Failure[] = [];
  const startedAt = performance.now();
  const pending: Promise<void>[] = [];
  for (let n = 0; n < rate.perSecond * rate.seconds; n += 1) {
    const dueAt = startedAt + (n * 1000) / rate.perSecond;
    await sleep(Math.max(0, dueAt - performance.now()));
    const answered = ask(`${url}${addressOf(n)}`, agent).then((fault) => {
      latencies.push(performance.now() - dueAt);
      if (fault !== null) failures.push({ second: Math.floor((dueAt - startedAt) / 1000), fault });
    });
    pending.push(answered);
  }
  await Promise.all(pending);
  agent.destroy();
  return { latencies, failures };
}

/** What was wrong with the answer; null when it is a good one. */
function ask(address: string, agent: Agent): Promise<string | null> {
  return new Promise((resolve) => {
    const asked = get(address, { agent, headers: { "accept-encoding": "gzip" } }, (response) => {
      const { statusCode = 0, headers } = response;
      const wait = headers["retry-after"];
      const fault = wait === undefined ? `${statusCode}` : `${statusCode} (Retry-After ${wait})`;
      response.on("end", () => resolve(statusCode === 200 ? null : fault)).resume();
      response.on("error", () => resolve("cut short"));
    });
    asked.on("error", (error) => resolve("code" in error ? String(error.code) : error.name));
  });
}
