import { randomUUID } from "node:crypto";
import { askPasswordReset } from "#app/access/sign-in/password/password-reset.server.ts";
import { signInWithPassword } from "#app/access/sign-in/password/sign-in-with-password.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import { type BenchLine, rounded, summarise } from "#tests/bench/bench-line.ts";

/** Milliseconds by which a login that exists may take longer, or less long, than one nobody has. */
const GOAL_MS = 30;

/** The login of the bench's account of that number, from 1. */
const knownLogin = (number: number): string => `connue-${number}@bench.example`;

type Figure = Pick<BenchLine, "case" | "unit" | "a" | "b" | "ratio" | "goal" | "ok" | "n">;
type Try = (database: Database, login: string, address: string) => Promise<unknown>;

const tries: readonly { readonly name: string; readonly attempt: Try }[] = [
  {
    name: "a wrong password",
    attempt: (database, login, address) =>
      signInWithPassword(database, { login, address, password: "un mot de passe faux", device: "bench" }),
  },
  {
    name: "asking for a new password",
    attempt: (database, login, address) => askPasswordReset(database, { login, address }),
  },
];

/** Does the time taken tell a login that exists from one nobody has? In turns; every login is tried once, from an address of its own. */
export async function compareKnownLogins(database: Database, rounds: number): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  for (const { name, attempt } of tries) {
    const took: { readonly known: number[]; readonly unknown: number[] } = { known: [], unknown: [] };
    for (let round = 1; round <= rounds; round += 1) {
      for (const kind of ["known", "unknown"] as const) {
        const login = kind === "known" ? knownLogin(round) : `${randomUUID()}@bench.example`;
        const startedAt = performance.now();
        await attempt(database, login, randomUUID());
        took[kind].push(performance.now() - startedAt);
      }
    }
    const [known, unknown] = [summarise("known", took.known), summarise("unknown", took.unknown)];
    const apart = rounded(Math.abs(known.median - unknown.median));
    figures.push({
      case: `${name}, medians apart`,
      unit: "ms",
      a: { name: `${known.median} for a login that exists, ${unknown.median} for another`, median: apart, p95: apart },
      b: null,
      ratio: null,
      goal: GOAL_MS,
      ok: apart <= GOAL_MS,
      n: rounds,
    });
  }
  return figures;
}
