import { expect, test } from "vitest";
import {
  type KnownRefusal,
  type NamedRecord,
  type UnsettledSource,
  type VisibilityFacts,
  visibilityReasons,
} from "./visibility-reasons.ts";

const session: NamedRecord = {
  kind: "session",
  training: { number: "32_1", title: "Plaquiste" },
  source: "carif",
  withdrawals: [],
  sessions: { inForce: 1, indexed: 1, visible: 1 },
  shownUntil: null,
};
const gone = { ...session, withdrawals: [{ record: "session", on: "2026-11-02" } as const] };
const refusal: KnownRefusal = {
  importId: "run",
  source: "carif",
  readAt: new Date("2026-11-20T06:00:00Z"),
  isCurrent: true,
  record: "session",
  number: "SE_1",
  rule: "end-before-start",
  line: 12,
  message: "",
};
const waiting: UnsettledSource = {
  source: "carif",
  importId: "run",
  outcome: "awaiting-confirmation",
  readAt: refusal.readAt,
};

const kindsOf = (facts: Partial<VisibilityFacts>): readonly string[] =>
  visibilityReasons({ records: [], refusals: [], unsettled: [], ...facts }).map(({ kind }) => kind);
const withSessions = (sessions: NamedRecord["sessions"], shownUntil: string | null = null): NamedRecord => ({
  ...session,
  kind: "formation",
  sessions,
  shownUntil,
});

test.each<readonly [string, Partial<VisibilityFacts>, readonly string[]]>([
  ["nobody ever sent it", {}, ["unknown"]],
  ["nobody sent it, and a file waits for a yes", { unsettled: [waiting] }, ["unknown", "source-unsettled"]],
  ["it is shown", { records: [session] }, ["visible"]],
  ["it is shown: a file that waits is no reason", { records: [session], unsettled: [waiting] }, ["visible"]],
  ["it was refused before it was ever kept", { refusals: [refusal] }, ["refused"]],
  ["it was refused, and left the catalogue", { records: [gone], refusals: [refusal] }, ["withdrawn", "refused"]],
  ["it is shown, and one below it is refused", { records: [session], refusals: [refusal] }, ["visible", "refused"]],
  [
    "it was refused once, and mended since",
    { records: [session], refusals: [{ ...refusal, isCurrent: false }] },
    ["visible"],
  ],
  [
    "it was refused once, and is not sent any more",
    { records: [gone], refusals: [{ ...refusal, isCurrent: false }] },
    ["withdrawn", "refused"],
  ],
  ["it has no session left", { records: [withSessions({ inForce: 0, indexed: 0, visible: 0 })] }, ["without-session"]],
  [
    "all its sessions have begun",
    { records: [withSessions({ inForce: 2, indexed: 2, visible: 0 }, "2026-10-01")] },
    ["over"],
  ],
  [
    "one has begun, the search does not know the other",
    { records: [withSessions({ inForce: 2, indexed: 1, visible: 0 }, "2026-10-01")] },
    ["waits-for-index", "over"],
  ],
])("%s", (_why, facts, kinds) => {
  expect(kindsOf(facts)).toEqual(kinds);
});
