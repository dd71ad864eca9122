import { randomUUID } from "node:crypto";
import { monitorEventLoopDelay } from "node:perf_hooks";
import pg from "pg";
import { type ActingAs, inTransactionAs } from "#app/access/acting.server.ts";
import { signInWithPassword } from "#app/access/sign-in/password/sign-in-with-password.server.ts";
import { type Database, openDatabase } from "#app/platform/database.server.ts";
import { type BenchLine, type BenchOptions, rounded, summarise } from "#tests/bench/bench-line.ts";
import { currentCommit, openScratchPortal } from "#tests/support/scratch-portal.ts";
import { testSecrets } from "#tests/support/test-secrets.ts";
import { compareKnownLogins } from "./known-logins.ts";
import { fillPortfolios, type Portfolio, switchRowSecurity } from "./portfolios.ts";

const seed = 1;
const size = { organisations: 10, membersEach: 20, filesEach: 100 } as const;
const goals = { loopDelayMs: 200 } as const;

type Print = (line: BenchLine) => void;
type Figure = Pick<BenchLine, "case" | "unit" | "a" | "b" | "ratio" | "goal" | "ok" | "n">;

/**
 * `bench access`: what row-level security adds to the reading of a file and of a portfolio, against the same statements on a copy
 * without policies, in turns; whether the time taken tells a login that exists; then how long the process keeps others waiting while 300
 * wrong passwords arrive at once.
 */
export async function bench({ quick }: BenchOptions, print: Print): Promise<void> {
  Object.assign(process.env, testSecrets);
  const scratch = await openScratchPortal();
  const opened: Database[] = [];
  try {
    let portfolios: readonly Portfolio[] = [];
    await scratch.prepareAsOwner(async (ownerUrl) => {
      await withClient(ownerUrl, async (owner) => {
        await switchRowSecurity(owner, "DISABLE");
        portfolios = await fillPortfolios(owner, size);
      });
    });
    const open = openDatabase(await scratch.clone("without_policies"));
    opened.push(open);
    await scratch.prepareAsOwner((ownerUrl) => withClient(ownerUrl, (owner) => switchRowSecurity(owner, "ENABLE")));
    const held = openDatabase(await scratch.clone("with_policies"));
    opened.push(held);
    const base = { suite: "access", scale: `${portfolios.length * size.filesEach} files`, seed } as const;
    const engine = { engine: "postgres", engineVersion: scratch.postgresVersion, commit: currentCommit() };
    const say = (figure: Figure): void => print({ ...base, ...engine, ...figure });
    const rounds = quick ? 60 : 600;
    say(await compare({ name: "one file", held, open, portfolios, rounds, read: readFile }));
    say(await compare({ name: "a portfolio of 100", held, open, portfolios, rounds: rounds / 3, read: readPortfolio }));
    for (const figure of await compareKnownLogins(held, quick ? 20 : 100)) say(figure);
    say(await flood(held, quick ? 60 : 300));
  } finally {
    for (const database of opened) await database.close();
    await scratch.release();
  }
}

type Read = (database: Database, acting: ActingAs, portfolio: Portfolio) => Promise<number>;

interface Comparison {
  readonly name: string;
  readonly held: Database;
  readonly open: Database;
  readonly portfolios: readonly Portfolio[];
  readonly rounds: number;
  readonly read: Read;
}

/** Milliseconds of each reading, the two sides in turns; both must find the same. */
async function compare({ name, held, open, portfolios, rounds, read }: Comparison): Promise<Figure> {
  const times: { readonly held: number[]; readonly open: number[] } = { held: [], open: [] };
  for (let round = -20; round < rounds; round += 1) {
    const portfolio = portfolios[Math.abs(round) % portfolios.length];
    if (portfolio === undefined) throw new Error("There is no portfolio to read");
    const { accountId, membershipId, organisationId } = portfolio;
    const acting: ActingAs = { accountId, membershipId, organisationId, role: "agent" };
    const withPolicies = await timed(() => read(held, acting, portfolio));
    const without = await timed(() => read(open, acting, portfolio));
    if (withPolicies.answer !== without.answer) throw new Error(`${name}: the two sides disagree`);
    if (round < 0) continue;
    times.held.push(withPolicies.ms);
    times.open.push(without.ms);
  }
  const a = summarise("row-level security", times.held);
  const b = summarise("no policy", times.open);
  return { case: name, unit: "ms", a, b, ratio: rounded(a.median / b.median), goal: null, ok: true, n: rounds };
}

function readFile(database: Database, acting: ActingAs, { personFileId }: Portfolio): Promise<number> {
  return inTransactionAs(database, acting, async (transaction) => {
    const file = await transaction.personFile.findUnique({ where: { id: personFileId }, select: { lastName: true } });
    return file === null ? 0 : 1;
  });
}

/** The statement names the membership: without policies it must find the same people. */
function readPortfolio(database: Database, acting: ActingAs, { membershipId }: Portfolio): Promise<number> {
  return inTransactionAs(database, acting, async (transaction) => {
    const files = await transaction.personFile.findMany({
      where: { followUps: { some: { membershipId, endedAt: null } } },
      orderBy: { id: "asc" },
      select: { id: true, lastName: true, firstName: true },
    });
    return files.length;
  });
}

/** Wrong passwords for as many unknown logins and addresses, all at once, in this process. */
async function flood(database: Database, tries: number): Promise<Figure> {
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const outcomes = await Promise.all(
    Array.from({ length: tries }, (_, n) =>
      signInWithPassword(database, {
        login: `${randomUUID()}@demo.example`,
        password: "un mot de passe faux",
        address: `2001:db8::${n.toString(16)}`,
        device: "bench",
      }),
    ),
  );
  delay.disable();
  const refusals = outcomes.map((outcome) => (outcome.ok ? "opened" : outcome.refusal.kind));
  if (refusals.includes("opened")) throw new Error("A wrong password opened a session");
  const busy = refusals.filter((kind) => kind === "busy").length;
  const p99 = rounded(delay.percentile(99) / 1e6);
  const a = { name: `event loop, ${busy} of ${tries} told to come back`, median: p99, p95: p99 };
  return {
    case: "password flood, p99",
    unit: "ms",
    a,
    b: null,
    ratio: null,
    goal: goals.loopDelayMs,
    ok: p99 <= goals.loopDelayMs,
    n: tries,
  };
}

async function timed(work: () => Promise<number>): Promise<{ readonly answer: number; readonly ms: number }> {
  const startedAt = performance.now();
  const answer = await work();
  return { answer, ms: performance.now() - startedAt };
}

async function withClient(url: string, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
