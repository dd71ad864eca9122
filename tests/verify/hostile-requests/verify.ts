import { z } from "zod";
import { openDemonstrationSession } from "#app/access/sign-in/demonstration/open-demonstration-session.server.ts";
import { type Database, openDatabase } from "#app/platform/database.server.ts";
import routes from "#app/routes.ts";
import { setSession } from "#app/web/cookies.server.ts";
import { accounts } from "#seeds/access/accounts.ts";
import { loadDemonstrationRegion } from "#seeds/load.ts";
import { cookieOf, visitorOf } from "#tests/support/portal-visitor.ts";
import { openScratchPortal } from "#tests/support/scratch-portal.ts";
import { seededRandom } from "#tests/support/seeded-random.ts";
import { servePortal } from "#tests/support/served-portal.ts";
import { testSecrets } from "#tests/support/test-secrets.ts";
import type { VerifyLine, VerifyOptions } from "../verify-line.ts";
import { type Crawled, crawl } from "./crawl.ts";
import { type Asker, type HostileRequest, hostileRequest, type Material } from "./hostile-request.ts";

const SEED = 10;
const SIZES = { full: { requests: 10_000, pages: 60 }, quick: { requests: 600, pages: 12 } } as const;
const AT_ONCE = 4;
/** Forms sign people out: everybody signs in again this often. */
const RENEWED_EVERY = 200;
/** What addresses of the portal take besides the fields of its forms. */
const PARAMETERS: readonly string[] = [
  ...["q", "lieu", "rayon", "debut-apres", "debut-avant", "modalite", "rythme", "financeur", "niveau", "tri", "page"],
  ...[
    "place",
    "radiusKm",
    "lat",
    "lon",
    "from",
    "to",
    "hoursMin",
    "levelIn",
    "rome",
    "rncp",
    "block",
    "organisation",
    "sort",
  ],
  ...[
    "perPage",
    "engine",
    "du",
    "au",
    "acte",
    "qui",
    "avant",
    "etat",
    "apres",
    "source",
    "siret",
    "regle",
    "adresse",
    "suite",
  ],
  ...["fait", "version", "p", "index", "_data", "_routes", "code", "state", "error", "iss", "numero", "kind", "lien"],
];

interface Answer extends HostileRequest {
  readonly status: number;
}

/** `verify hostile-requests`: seeded GET and POST over every route, as visitors and as each kind of member; no answer is a 5xx. */
export async function verify({ quick }: VerifyOptions, print: (line: VerifyLine) => void): Promise<void> {
  const size = quick ? SIZES.quick : SIZES.full;
  const startedAt = performance.now();
  Object.assign(process.env, testSecrets);
  const scratch = await openScratchPortal();
  await scratch.prepare(async (database) => void (await loadDemonstrationRegion(database)));
  const appUrl = await scratch.clone("hostile");
  const database = openDatabase(appUrl);
  const served = await servePortal(appUrl);
  try {
    const patterns = [...new Set(patternsOf(await routes))];
    const found = await crawlAll(served.url, { database, patterns, pages: size.pages });
    const fields = new Set(found.forms.flatMap((form) => Object.keys(form.fields)));
    const material = { random: seededRandom(SEED), patterns, parameters: [...PARAMETERS, ...fields], ...found };
    const answers = await askAll(served.url, { database, material, requests: size.requests });
    const broken = answers.filter(({ status }) => status >= 500);
    const asked = new Set(answers.map(({ pattern, method }) => `${method} ${pattern}`));
    const unasked = patterns.length * 2 - asked.size;
    print({
      check: "hostile-requests",
      runs: answers.length,
      violations: broken.length + unasked,
      detail:
        `${patterns.length} routes, ${found.forms.length} formulaires ; ` +
        `${statusesOf(answers)}${broken.slice(0, 10).map(told).join("")}`,
      seed: SEED,
      durationMs: Math.round(performance.now() - startedAt),
      ok: broken.length === 0 && unasked === 0,
    });
  } finally {
    await served.stop();
    await database.close();
    await scratch.release();
  }
}

const entriesSchema = z.array(z.object({ path: z.string().optional(), children: z.array(z.unknown()).optional() }));

/** The address of every route that has no routes under it, and of each layout. */
function patternsOf(entries: unknown, above = ""): readonly string[] {
  return entriesSchema.parse(entries).flatMap(({ path = "", children = [] }) => {
    const here = path === "" ? above : `${above}/${path}`;
    return [...new Set([here === "" ? "/" : here, ...patternsOf(children, here)])];
  });
}

/** Nobody, a visitor with a form, and a member of each demonstration account that can still sign in. */
async function askers(database: Database): Promise<readonly Asker[]> {
  const opened = await Promise.all(
    accounts.map(({ key }) => openDemonstrationSession(database, `${key}@demo.example`)),
  );
  const tokens = opened.flatMap((session) => (session.ok ? [session.value.token] : []));
  const cookies = await Promise.all(tokens.map(async (token) => cookieOf(await setSession(token))));
  return Promise.all([visitorOf(), visitorOf(), ...cookies.map((cookie) => visitorOf(cookie))]);
}

interface Places {
  readonly database: Database;
  readonly patterns: readonly string[];
  readonly pages: number;
}

async function crawlAll(url: string, { database, patterns, pages }: Places): Promise<Crawled> {
  const from = ["/formations?q=soudeur", ...patterns.filter((pattern) => !/[:*]|deconnexion/.test(pattern))];
  const crawled: Crawled[] = [];
  for (const { cookie } of await askers(database))
    crawled.push(await crawl(url, { cookie, from, most: pages + from.length }));
  return {
    addresses: [...new Set(crawled.flatMap(({ addresses }) => addresses))],
    forms: crawled.flatMap(({ forms }) => forms),
  };
}

interface Questions {
  readonly database: Database;
  readonly material: Material;
  readonly requests: number;
}

async function askAll(url: string, { database, material, requests }: Questions): Promise<readonly Answer[]> {
  const answers: Answer[] = [];
  for (let first = 0; first < requests; first += RENEWED_EVERY) {
    const people = await askers(database);
    const count = Math.min(RENEWED_EVERY, requests - first);
    // All are made before the first is sent: what is sent does not depend on who answers first.
    const waiting = Array.from({ length: count }, (_, n) => {
      const asker = people[Math.floor(material.random() * people.length)] ?? { cookie: "", formToken: "" };
      return hostileRequest(material, first + n, asker);
    });
    const workers = Array.from({ length: AT_ONCE }, async () => {
      for (let request = waiting.shift(); request !== undefined; request = waiting.shift()) {
        answers.push({ ...request, status: await send(url, request) });
      }
    });
    await Promise.all(workers);
  }
  return answers;
}

/** The status; 599 when no answer came at all. */
async function send(url: string, { path, method, headers, body }: HostileRequest): Promise<number> {
  try {
    const sent = body === undefined ? {} : { body };
    const response = await fetch(`${url}${path}`, { method, redirect: "manual", headers, ...sent });
    await response.arrayBuffer();
    return response.status;
  } catch {
    return 599;
  }
}

function statusesOf(answers: readonly Answer[]): string {
  const counts = new Map<number, number>();
  for (const { status } of answers) counts.set(status, (counts.get(status) ?? 0) + 1);
  return [...counts]
    .toSorted(([one], [other]) => one - other)
    .map(([status, count]) => `${status} × ${count}`)
    .join(", ");
}

function told({ method, path, status, headers, body }: Answer): string {
  return ` ; ${status} ${method} ${path.slice(0, 200)} ${headers["Content-Type"] ?? ""} ${JSON.stringify(body ?? "").slice(0, 300)}`;
}
