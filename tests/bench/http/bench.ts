import { request } from "node:http";
import autocannon from "autocannon";
import { loadDemonstrationRegion } from "#seeds/load.ts";
import { type BenchLine, type BenchOptions, rounded, summarise } from "#tests/bench/bench-line.ts";
import { launchBrowser, layoutShift, openPage } from "#tests/support/browser.ts";
import { currentCommit, openScratchPortal } from "#tests/support/scratch-portal.ts";
import { servePortal, untilReady } from "#tests/support/served-portal.ts";
import { clientWeight } from "./client-weight.ts";
import { distinctSearches, trainingAddresses } from "./distinct-searches.ts";
import { describeFailures } from "./failures.ts";
import { type Answered, openLoop, type Rate } from "./open-loop.ts";

const resultsRoute = "routes/public/formations/route";
const minimalPath = "/etat";
const fullPagePath = "/formations";
const hitsOfFullPage = 20;
const searchCount = 200;
const connections = 4;
const seed = 1;
const goals = { throughput: 0.45, scriptKb: 24, htmlKb: 12, shift: 0, p95Ms: 500 } as const;
const formPath = "/connexion";

type Print = (line: BenchLine) => void;
type Figure = Pick<BenchLine, "case" | "unit" | "a" | "goal" | "ok" | "n"> & Partial<BenchLine>;

/**
 * `bench http`: how many results pages the server makes for one minimal page with one query (`/etat`), alternately, 200 different
 * searches and no cache; then what the results page weighs and whether anything in it moves.
 */
export async function bench({ quick, only = "" }: BenchOptions, print: Print): Promise<void> {
  const scratch = await openScratchPortal();
  try {
    let searches: readonly string[] = [];
    let trainings: readonly string[] = [];
    await scratch.prepare(async (database) => {
      const loaded = await loadDemonstrationRegion(database);
      if (!loaded.ok) throw new Error(`The demonstration region was refused: ${loaded.refusal.kind}`);
      searches = await distinctSearches(database, searchCount);
      trainings = await trainingAddresses(database, searchCount);
    });
    if (new Set(searches).size !== searchCount) throw new Error(`${new Set(searches).size} different searches`);
    const portal = await servePortal(await scratch.clone("served"));
    await untilReady(portal.url);
    const base = { suite: "http", scale: "demonstration", b: null, ratio: null, seed } as const;
    const engine = { engine: "postgres", engineVersion: scratch.postgresVersion, commit: currentCommit() };
    const say = (figure: Figure): void => print({ ...base, ...engine, ...figure });
    try {
      const pace = quick ? { rounds: 5, seconds: 2 } : { rounds: 7, seconds: 6 };
      if ("throughput".includes(only)) say(await compareThroughput(portal.url, searches, pace));
      for (const figure of await answerAtRates(portal.url, { searches, trainings }, { quick, only })) say(figure);
      if (!"weight".includes(only)) return;
      say(await weighScript());
      say(await weighHtml(portal.url));
      say(await measureShift(portal.url, quick ? searches.slice(0, 5) : searches.slice(0, 20)));
    } finally {
      await portal.stop();
    }
  } finally {
    await scratch.release();
  }
}

interface Pace {
  readonly rounds: number;
  readonly seconds: number;
}

async function compareThroughput(url: string, searches: readonly string[], pace: Pace): Promise<Figure> {
  await perSecond(url, searches, 2);
  await perSecond(url, [minimalPath], 1);
  const results: number[] = [];
  const minimal: number[] = [];
  for (let round = 0; round < pace.rounds; round += 1) {
    minimal.push(await perSecond(url, [minimalPath], pace.seconds));
    results.push(await perSecond(url, searches, pace.seconds));
  }
  const a = summarise("results page", results);
  const b = summarise("minimal page, one query", minimal);
  const ratio = rounded(a.median / b.median);
  const ok = ratio >= goals.throughput;
  return {
    case: "throughput",
    unit: "pages/s",
    a,
    b,
    ratio,
    goal: goals.throughput,
    isFloor: true,
    ok,
    n: pace.rounds,
  };
}

interface Addresses {
  readonly searches: readonly string[];
  readonly trainings: readonly string[];
}

/**
 * How long visitors wait when requests come at a fixed rate: results pages, then what visitors ask, each beside the minimal page. Visitors
 * come little by little, as they do after a deployment: a quarter, half and three quarters of the rate first, where none may fail either.
 */
async function answerAtRates(
  url: string,
  addresses: Addresses,
  { quick, only }: { readonly quick: boolean; readonly only: string },
): Promise<readonly Figure[]> {
  const seconds = quick ? 3 : 300;
  const riseSeconds = quick ? 1 : 20;
  const share = quick ? 0.1 : 1;
  const mixed = (n: number): string => mixedAddress(addresses, n);
  const cases = [
    { name: "80 results pages a second", perSecond: 80 * share, addressOf: (n: number) => pick(addresses.searches, n) },
    { name: "150 pages a second: 51 % search, 42 % training, 7 % form", perSecond: 150 * share, addressOf: mixed },
  ];
  const figures: Figure[] = [];
  for (const { name, perSecond: rate, addressOf } of cases.filter((one) => one.name.includes(only))) {
    const rising = await askRising(url, addressOf, { perSecond: rate, seconds: riseSeconds });
    const ours = await openLoop(url, addressOf, { perSecond: rate, seconds });
    const minimal = await openLoop(url, () => minimalPath, { perSecond: rate, seconds: Math.min(seconds, 30) });
    const [a, b] = [summarise("portal", ours.latencies), summarise("minimal page", minimal.latencies)];
    const [goal, n] = [quick ? null : goals.p95Ms, ours.latencies.length];
    figures.push({ case: `${name} (p95)`, unit: "ms", a, b, goal, ok: goal === null || a.p95 <= goal, n });
    figures.push(countFailures(`${name}, while they rise`, rising, { latencies: [], failures: [] }));
    figures.push(countFailures(name, ours, minimal));
  }
  return figures;
}

/** A quarter, half and three quarters of a rate, for so many seconds each. The second of a failure is that of its part. */
async function askRising(
  url: string,
  addressOf: (n: number) => string,
  { perSecond, seconds }: Rate,
): Promise<Answered> {
  const parts: Answered[] = [];
  for (const part of [0.25, 0.5, 0.75])
    parts.push(await openLoop(url, addressOf, { perSecond: perSecond * part, seconds }));
  return {
    latencies: parts.flatMap(({ latencies }) => latencies),
    failures: parts.flatMap(({ failures }) => failures),
  };
}

/** None may fail. Both sides count: a minimal page that fails says that the machine, not the page, was too slow. */
function countFailures(name: string, ours: Answered, minimal: Answered): Figure {
  const side = (who: string, { failures }: Answered) => ({ name: who, median: failures.length, p95: failures.length });
  const [a, b] = [side("portal", ours), side("minimal page", minimal)];
  const said = { portal: describeFailures(ours.failures), minimal: describeFailures(minimal.failures) };
  const detail = Object.entries(said).flatMap(([who, what]) => (what === "" ? [] : [`${who}: ${what}`]));
  const ok = a.median + b.median === 0;
  return {
    case: `${name} (failures)`,
    unit: "",
    a,
    b,
    goal: 0,
    ok,
    n: ours.latencies.length,
    detail: detail.join("; "),
  };
}

/** 51 searches, 42 trainings and 7 forms in a hundred, spread. */
function mixedAddress({ searches, trainings }: Addresses, n: number): string {
  const place = (n * 37) % 100;
  if (place < 51) return pick(searches, n);
  return place < 93 ? pick(trainings, n) : formPath;
}

function pick(addresses: readonly string[], n: number): string {
  return addresses[n % addresses.length] ?? minimalPath;
}

async function perSecond(url: string, paths: readonly string[], seconds: number): Promise<number> {
  const run = await autocannon({
    url,
    connections,
    duration: seconds,
    headers: { "accept-encoding": "gzip" },
    requests: paths.map((path) => ({ path })),
  });
  const failed = run.errors + run.timeouts + run.non2xx;
  if (failed > 0) throw new Error(`${failed} pages failed of ${run.requests.total}`);
  return run.requests.total / run.duration;
}

async function weighScript(): Promise<Figure> {
  const { aboveBytes } = await clientWeight(resultsRoute);
  const a = summarise("results page above an empty route", [aboveBytes / 1000]);
  return { case: "JavaScript", unit: "kB gzip", a, goal: goals.scriptKb, ok: a.median <= goals.scriptKb, n: 1 };
}

async function weighHtml(url: string): Promise<Figure> {
  const plain = await fetch(url + fullPagePath);
  const hits = (await plain.text()).split("<article").length - 1;
  if (hits !== hitsOfFullPage) throw new Error(`${hits} hits on ${fullPagePath}`);
  const a = summarise(`HTML of ${hitsOfFullPage} hits`, [(await compressedBytes(url + fullPagePath)) / 1000]);
  return { case: "HTML", unit: "kB gzip", a, goal: goals.htmlKb, ok: a.median <= goals.htmlKb, n: 1 };
}

/** As it goes over the wire: `fetch` would unpack it. */
function compressedBytes(url: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const asked = request(url, { headers: { "accept-encoding": "gzip" } }, (response) => {
      let bytes = 0;
      response.on("data", (chunk: Buffer) => {
        bytes += chunk.length;
      });
      response.on("end", () => resolve(bytes));
    });
    asked.on("error", reject).end();
  });
}

async function measureShift(url: string, searches: readonly string[]): Promise<Figure> {
  const browser = await launchBrowser();
  const shifts: number[] = [];
  try {
    for (const width of [360, 1280]) {
      const { page, context } = await openPage(browser, { width });
      for (const path of searches) {
        await page.goto(url + path, { waitUntil: "networkidle" });
        shifts.push(await layoutShift(page));
      }
      await context.close();
    }
  } finally {
    await browser.close();
  }
  const a = { ...summarise("results page", shifts), p95: Math.max(...shifts) };
  return {
    case: "cumulative layout shift",
    unit: "",
    a,
    goal: goals.shift,
    ok: a.p95 <= goals.shift,
    n: shifts.length,
  };
}
