import { expect, test } from "vitest";
import { arrangeBlocks } from "../blocks/block-index.ts";
import type { BlockSession } from "../sessions/block-session.ts";
import { chooseSessions } from "./choose-sessions.ts";

const index = arrangeBlocks([
  { code: "A", label: "Souder", skills: [1, 2] },
  { code: "B", label: "Lire un plan", skills: [3] },
  { code: "C", label: "Tout", skills: [1, 2, 3] },
]);

interface Taught {
  readonly number: string;
  readonly blocks: readonly string[];
  readonly startsOn: string | null;
  readonly endsOn?: string | null;
  readonly km?: number;
}

/** A session as far as the choice reads it. */
function session({ number, blocks, startsOn, endsOn = null, km = 1 }: Taught): BlockSession {
  return {
    id: 1,
    training: { number, title: number, organisation: { name: "OF", siret: "" }, url: "" },
    session: {
      ...{
        number,
        startsOn,
        endsOn,
        startsWithin: null,
        endsWithin: null,
        hours: null,
        modality: "on-site",
        pace: null,
      },
      ...{ permanent: false, recruiting: "open", cancelled: false, funders: [] },
      place: { commune: "", insee: null, lat: null, lon: null, distanceKm: km },
      seats: { funded: null, unfunded: null, left: null, asOf: null },
      payment: {
        ...{ by: "unknown", paidBy: [], isOpenToPayers: false, toPay: "unknown", restText: null },
        ...{ priceCents: null, hourlyCents: null },
      },
    },
    blocks,
    entry: { levelIn: null, isLevelRequired: false, publics: [] },
  };
}

const from = "2027-01-12";
const chosen = (wanted: readonly number[], ...taught: readonly Taught[]): readonly string[] =>
  chooseSessions(wanted, taught.map(session), { index, from }).map((one) => one.chosen.session.number);

test("the session that brings the most comes before several that bring it together", () => {
  const apart = [
    { number: "a", blocks: ["A"], startsOn: "2027-02-01" },
    { number: "b", blocks: ["B"], startsOn: "2027-02-01" },
  ];
  expect(chosen([1, 2, 3], ...apart)).toEqual(["a", "b"]);
  expect(chosen([1, 2, 3], ...apart, { number: "c", blocks: ["C"], startsOn: "2027-09-01" })).toEqual(["c"]);
});

test("the next session begins once the one before ended, where one does; the soonest, then the nearest", () => {
  const first = { number: "a", blocks: ["A"], startsOn: "2027-02-01", endsOn: "2027-03-01" };
  const soon = { number: "soon", blocks: ["B"], startsOn: "2027-02-10" };
  const next = { number: "next", blocks: ["B"], startsOn: "2027-03-02", km: 9 };
  const near = { number: "near", blocks: ["B"], startsOn: "2027-03-02", km: 2 };
  expect(chosen([1, 2, 3], first, soon)).toEqual(["a", "soon"]);
  expect(chosen([1, 2, 3], first, soon, next)).toEqual(["a", "next"]);
  expect(chosen([1, 2, 3], first, soon, next, near)).toEqual(["a", "near"]);
});

test("a session without a day comes last, and what no session brings is left", () => {
  const always = { number: "always", blocks: ["B"], startsOn: null };
  expect(chosen([3], always, { number: "b", blocks: ["B"], startsOn: "2027-05-01" })).toEqual(["b"]);
  expect(chosen([3], always)).toEqual(["always"]);
  expect(chosen([9], always)).toEqual([]);
});
