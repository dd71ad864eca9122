import { expect, test } from "vitest";
import { rights } from "#app/access/can.ts";
import { openToEverybody } from "#app/web/guard.server.ts";
import { type DeclaredRoute, handlersOf, readLayouts, readManifest } from "#tests/support/route-manifest.ts";

/** Pages without any data of their own. To add one is to say that it is for everybody. */
const STATIC_PAGES = ["/accessibilite", "/aide", "/mentions-legales"];

/** Routes that read nobody's cookie. To add one is to open a page to the whole world. */
const OPEN_ROUTES = [
  "/",
  "/*",
  "/api/*",
  "/api/v1/certifications",
  "/api/v1/metiers",
  "/api/v1/metiers/:rome",
  "/api/v1/needs",
  "/api/v1/needs/:id",
  "/api/v1/openapi.json",
  "/api/v1/sessions/:number",
  "/api/v1/skills",
  "/api/v1/trainings",
  "/api/v1/trainings/:number",
  "/besoins",
  "/besoins/:id",
  "/etat",
  "/exploitation/*",
  "/formations",
  "/formations/:number",
  "/metiers/:rome",
  "/mon-compte/*",
  "/mon-organisation/*",
  "/personnes/:id/*",
  "/readyz",
  "/refus/:token",
  "/refus/:token/refus.csv",
];

/**
 * Addresses that answer what is sent in a body, and read no cookie: a question, of which nothing is kept, a receipt, which bears the key
 * of whoever carries SMS, or a need, which bears the token of the organisation that tells it. To add one is to say so.
 */
const OPEN_QUESTIONS = ["/api/sms-receipts", "/api/v1/gaps", "/api/v1/needs", "/api/v1/paths"];

const manifest = await readManifest();

/** What is wrong with the policies of some routes, one sentence a fault. */
function faultsOf(routes: readonly DeclaredRoute[]): readonly string[] {
  return routes.flatMap(({ pattern, loader, action }) => {
    const faults = Object.entries({ loader, action }).flatMap(([kind, handler]) => {
      if (handler === null) return [];
      if (handler.policy === null) return [`the ${kind} of ${pattern} declares no policy`];
      const isKnown = handler.policy === "everybody" || handler.policy in rights;
      return isKnown ? [] : [`the ${kind} of ${pattern} declares ${handler.policy}, which rights does not know`];
    });
    if (loader === null && action === null && !STATIC_PAGES.includes(pattern)) faults.push(`${pattern} is unexpected`);
    if (action?.policy === "everybody" && !OPEN_QUESTIONS.includes(pattern))
      faults.push(`the action of ${pattern} is open to everybody`);
    return faults;
  });
}

test("every loader and every action of the manifest declares who may call it", () => {
  expect(manifest.length).toBeGreaterThan(20);
  expect(faultsOf(manifest)).toEqual([]);
});

test("a route that declares nothing, or something unknown, is named", () => {
  const bare = (): null => null;
  const file = "routes/forgotten/route.tsx";
  const routes = [
    { pattern: "/bare", file, ...handlersOf({ loader: bare, action: bare }) },
    { pattern: "/invented", file, ...handlersOf({ loader: Object.assign(() => null, { policy: "all.read" }) }) },
    { pattern: "/writable", file, ...handlersOf({ action: openToEverybody(() => null) }) },
    { pattern: "/empty", file, ...handlersOf({ default: bare }) },
  ];
  expect(faultsOf(routes)).toEqual([
    "the loader of /bare declares no policy",
    "the action of /bare declares no policy",
    "the loader of /invented declares all.read, which rights does not know",
    "the action of /writable is open to everybody",
    "/empty is unexpected",
  ]);
});

test("opening a page to everybody is a change of this list", () => {
  const open = manifest.filter(({ loader }) => loader?.policy === "everybody").map(({ pattern }) => pattern);
  expect(open.sort()).toEqual(OPEN_ROUTES);
  const asked = manifest.filter(({ action }) => action?.policy === "everybody").map(({ pattern }) => pattern);
  expect(asked.sort()).toEqual(OPEN_QUESTIONS);
});

test("layouts give whoever asks their own frame, and do nothing else", async () => {
  const layouts = await readLayouts();
  const policies = layouts.map(({ pattern, loader, action }) => [pattern, loader?.policy, action]);
  expect(policies).toEqual([
    ["routes/public/layout.tsx", undefined, null],
    ["routes/skills/layout.tsx", "frame", null],
    ["routes/needs/layout.tsx", "frame", null],
    ["routes/sign-in/layout.tsx", "frame", null],
    ["routes/account/layout.tsx", "frame", null],
    ["routes/referent/layout.tsx", "frame", null],
    ["routes/organisation/layout.tsx", "frame", null],
    ["routes/sessions/layout.tsx", "frame", null],
    ["routes/operator/layout.tsx", "frame", null],
  ]);
});

test("no address is declared twice, and the static pages exist", () => {
  const patterns = manifest.map(({ pattern }) => pattern);
  expect(new Set(patterns).size).toBe(patterns.length);
  expect(patterns).toEqual(expect.arrayContaining(STATIC_PAGES));
});
