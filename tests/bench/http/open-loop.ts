import { Agent, get } from "node:http";
import { performance } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";

/** Requests sent at a fixed rate, whether or not the earlier ones are answered, as visitors do. */
export interface Rate {
  readonly perSecond: number;
  readonly seconds: number;
}

export interface Answered {
  /** In milliseconds, from the moment a request was due: waiting for a free socket counts. */
  readonly latencies: readonly number[];
  /** Answers other than 200, and requests without an answer. */
  readonly failed: number;
}

/** Asks the address of each number in turn. */
export async function openLoop(url: string, addressOf: (n: number) => string, rate: Rate): Promise<Answered> {
  const agent = new Agent({ keepAlive: true });
  const latencies: number[] = [];
  let failed = 0;
  const startedAt = performance.now();
  const pending: Promise<void>[] = [];
  for (let n = 0; n < rate.perSecond * rate.seconds; n += 1) {
    const dueAt = startedAt + (n * 1000) / rate.perSecond;
    await sleep(Math.max(0, dueAt - performance.now()));
    const answered = ask(`${url}${addressOf(n)}`, agent).then((isGood) => {
      latencies.push(performance.now() - dueAt);
      failed += isGood ? 0 : 1;
    });
    pending.push(answered);
  }
  await Promise.all(pending);
  agent.destroy();
  return { latencies, failed };
}

function ask(address: string, agent: Agent): Promise<boolean> {
  return new Promise((resolve) => {
    get(address, { agent, headers: { "accept-encoding": "gzip" } }, (response) => {
      response.on("end", () => resolve(response.statusCode === 200)).resume();
    }).on("error", () => resolve(false));
  });
}
