import { expect, test } from "vitest";

const routes = import.meta.glob<string>("/app/routes/**/route.tsx", { query: "?raw", import: "default", eager: true });

/**
 * Pages whose refusals are of what was typed or of who may, at no version of what the page shows: they need not be read again.
 */
const AT_NO_VERSION: ReadonlySet<string> = new Set([
  ...["account/claim-file", "answer/code", "operator/ties"],
  ...["organisation/agreements", "organisation/authorisation", "organisation/departure"],
  ...["organisation/request-authorisation", "organisation/stand-ins"],
  ...["referent/ask-tie", "referent/asked-ties", "referent/new-person", "referent/referents"],
]);

test("a page that refuses what somebody changed meanwhile is read again, also where JavaScript runs", () => {
  const refusing = Object.entries(routes).filter(([, text]) => /\b409\b/.test(text));
  expect(refusing.length).toBeGreaterThan(15);
  const kept = refusing.filter(([, text]) => !text.includes("export { shouldRevalidate }"));
  const names = kept.map(([file]) => file.replace("/app/routes/", "").replace("/route.tsx", ""));
  expect(names.filter((name) => !AT_NO_VERSION.has(name))).toEqual([]);
});
