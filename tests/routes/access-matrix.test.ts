import { describe, expect, it } from "vitest";
import { rights, type Standing } from "#app/access/can.ts";
import { onServedWorld, type ServedWorld } from "#tests/support/access-suite.ts";
import { type AccessWorld, standings } from "#tests/support/access-world.ts";
import { askPortal, lasting, type PortalAnswer } from "#tests/support/portal-visitor.ts";
import {
  callsOf,
  contentOf,
  isGuarded,
  personOf,
  type RouteCall,
  reachesForeign,
  told,
} from "#tests/support/route-calls.ts";
import { addressOf, dataAddressOf, routeCases } from "#tests/support/route-cases.ts";
import { readManifest } from "#tests/support/route-manifest.ts";

const manifest = await readManifest();
const guarded = manifest.filter(isGuarded);
const open = manifest.filter((route) => !isGuarded(route));
/** All standings together, on a machine that does other things too. */
const ALL_CALLS_MS = 300_000;

let world: AccessWorld;
let portal: ServedWorld["portal"];

onServedWorld((served) => {
  ({ world, portal } = served);
});

async function make(call: RouteCall, isData: boolean): Promise<PortalAnswer> {
  const { address, cookie, form } = await contentOf(world, call);
  return askPortal(portal.url, {
    path: isData ? dataAddressOf(address) : address,
    ...(cookie === undefined ? {} : { cookie }),
    ...(form === undefined ? {} : { form }),
  });
}

/** What the table of rights says of a call: a status, and where whoever must sign in first is sent. */
function expected(call: RouteCall): string {
  const { policy, way, who, ownership, method } = call;
  const holders: readonly Standing[] = rights[policy];
  if (!holders.includes(who)) {
    if (who === "anonymous") return "303 to sign in";
    return who === "halfway" ? "303 to the second factor" : "404";
  }
  if (way.about !== undefined && ownership !== "own" && !reachesForeign(world, call)) return "404";
  return String(way.status?.(who) ?? (method === "GET" ? 200 : 303));
}

function seen({ status, location }: PortalAnswer, { policy }: RouteCall): string {
  if (status === 303 && location?.startsWith("/connexion?suite=")) return "303 to sign in";
  // A route that halfway actors may call sends them there by itself: that is its own answer, not a refusal.
  const holders: readonly Standing[] = rights[policy];
  const isSecondStep = location === "/connexion/code" && !holders.includes("halfway");
  return status === 303 && isSecondStep ? "303 to the second factor" : String(status);
}

it("every route of the manifest has a way of being called, and nothing else has", () => {
  expect(Object.keys(routeCases).sort()).toEqual(manifest.map(({ pattern }) => pattern).sort());
  const withoutForm = guarded.filter(({ action, pattern }) => action && routeCases[pattern]?.forms.length === 0);
  expect(withoutForm).toEqual([]);
});

/** What is wrong with the answers to a call, asked as a page or as data. */
async function faultsOf(call: RouteCall, isData: boolean): Promise<readonly string[]> {
  const answer = await make(call, isData);
  const [got, wanted] = [seen(answer, call), expected(call)];
  const kept = answer.headers.get("Cache-Control");
  const where = `${told(call)}${isData ? " .data" : ""}`;
  const why = answer.status < 500 ? `${answer.location}` : faultsTold();
  return [
    ...(got === wanted ? [] : [`${where}: ${got}, not ${wanted} (${why})`]),
    ...(kept === "no-store" ? [] : [`${where}: Cache-Control ${kept}`]),
  ];
}

/** What the portal's log says of its faults. */
function faultsTold(): string {
  const lines = portal.output().split("\n");
  return lines.filter((line) => line.includes('"level":"error"')).join("\n");
}

// Nobody of one standing touches what another's calls name: the standings are asked together.
describe("each guarded route answers what the table of rights says, as a page, as data and by form", () => {
  it.concurrent.each(standings)(
    "to %s",
    async (who) => {
      const unexpected: string[] = [];
      for (const call of guarded.flatMap((route) => callsOf(who, route))) {
        if (call.hasPage || call.method === "POST") unexpected.push(...(await faultsOf(call, true)));
        // The pages of what is somebody else's or nobody's are asked below, by pairs.
        if (call.ownership === "own" || reachesForeign(world, call)) unexpected.push(...(await faultsOf(call, false)));
      }
      expect(unexpected).toEqual([]);
    },
    ALL_CALLS_MS,
  );
});

/** A space gives whoever asks the token of its forms, hence a visit: its page for what is nowhere does too. Public pages give nothing. */
const SPACES_UNKNOWN = /^\/(?:mon-compte|mon-organisation|personnes\/:id|exploitation)\/\*$/;

describe("each open route gives what everybody gets, and no cookie, but for the visit that a space begins", () => {
  it.concurrent.each(standings)(
    "to %s",
    async (who) => {
      const cookie = await cookieFor(who);
      for (const { pattern, action } of open) {
        const way = routeCases[pattern]?.page;
        const subject = { world, who, person: personOf(world, who), ownership: "none" } as const;
        const path = addressOf(pattern, (await way?.params?.(subject)) ?? {});
        const answer = await askPortal(portal.url, { path, cookie });
        expect([pattern, answer.status]).toEqual([pattern, way?.status?.(who) ?? 200]);
        const isVisit = SPACES_UNKNOWN.test(pattern) && who === "anonymous";
        expect([pattern, answer.headers.get("Set-Cookie")]).toEqual([
          pattern,
          isVisit ? expect.stringMatching(/^__Host-visit=[^,]*$/) : null,
        ]);
        const posted = await askPortal(portal.url, { path, cookie, form: {} });
        // What is no page takes no form either; a page that has none says that it does not.
        const isNoPage = pattern.endsWith("/*") && !pattern.startsWith("/api/");
        // What answers questions takes JSON, never a form.
        const refusal = action === null ? 405 : 415;
        expect([pattern, posted.status]).toEqual([pattern, isNoPage ? 404 : refusal]);
      }
    },
    ALL_CALLS_MS,
  );
});

async function cookieFor(who: Standing): Promise<string> {
  const person = world.people.get(who);
  return person === undefined ? "nothing=1" : (await world.openSession(person)).cookie;
}

describe("what is somebody else's and what does not exist are one answer, the expected one", () => {
  it.concurrent.each(standings)(
    "for %s",
    async (who) => {
      const calls = guarded.flatMap((route) => callsOf(who, route)).filter(({ ownership }) => ownership === "foreign");
      expect(calls).not.toEqual([]);
      for (const foreign of calls) {
        const none: RouteCall = { ...foreign, ownership: "none" };
        const nobodys = await make(none, false);
        expect([told(none), seen(nobodys, none)]).toEqual([told(none), expected(none)]);
        if (reachesForeign(world, foreign)) continue;
        const theirs = await make(foreign, false);
        expect([told(foreign), theirs.status]).toEqual([told(foreign), nobodys.status]);
        expect(lasting(theirs.body)).toBe(lasting(nobodys.body));
      }
    },
    ALL_CALLS_MS,
  );
});
