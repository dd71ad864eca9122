import { describe, expect, test } from "vitest";
import { decideNeed, type NeedCommand, type NeedFacts } from "./decide-need.ts";
import { needDelaysOn } from "./need-delays.ts";
import {
  isOpenNeed,
  type NeedCommandName,
  needCommanders,
  needCommands,
  needStates,
  openNeedStates,
} from "./need-states.ts";
import { needRefusalWords } from "./need-words.ts";

const ON = "2027-01-12";
const facts: NeedFacts = { state: "posted", headcount: 3, askedOn: null, dueOn: "2027-02-11" };

function commandOf(name: NeedCommandName): NeedCommand {
  if (name === "fewer") return { name, headcount: 2 };
  if (name === "find-some") return { name, hired: 1, hiredFrom: "hub" };
  if (name === "fill") return { name, hired: 3, hiredFrom: "hub" };
  if (name === "contest-skill") return { name, skill: "Souder", reason: "other-job" };
  if (name === "restore-skill") return { name, skill: "Souder" };
  return name === "set-aside" ? { name, reason: "same-need" } : { name };
}

function decide(command: NeedCommand, changed: Partial<NeedFacts>, by: (typeof needCommanders)[number], on = ON) {
  const decided = decideNeed({ ...facts, ...changed }, command, { by, on });
  if (!decided.ok) expect(needRefusalWords(decided.refusal)).toMatch(/^\p{Lu}.*\.$/u);
  return decided;
}

/** What each commander may do, written again by hand. */
const allowed = [
  "null post company → posted",
  "null post contributor → posted",
  "posted confirm sensor → confirmed",
  "confirmed qualify sensor → qualified",
  "qualified qualify sensor → qualified",
  "qualified contest-skill sensor → qualified",
  "qualified restore-skill sensor → qualified",
  ...["posted", "confirmed", "qualified"].flatMap((from) => [
    `${from} set-aside sensor → set_aside`,
    ...[`${from} merge sensor → merged`, `${from} absorb sensor → ${from}`],
    ...["company", "sensor"].flatMap((by) => [
      ...[`${from} still-wanted ${by} → ${from}`, `${from} fewer ${by} → ${from}`],
      ...[`${from} find-some ${by} → ${from}`, `${from} fill ${by} → filled`],
      `${from} stop ${by} → stopped`,
    ]),
    `${from} ask portal → ${from}`,
    `${from} close-silent portal → silent`,
  ]),
  ...["filled", "stopped", "silent"].flatMap((from) => [
    ...[`${from} reopen company → posted`, `${from} reopen sensor → posted`],
  ]),
  ...["set_aside", "merged"].map((from) => `${from} reopen sensor → posted`),
];

test("each state, each command, each commander", () => {
  const cross = ([null, ...needStates] as const).flatMap((state) =>
    needCommands.flatMap((name) => needCommanders.map((by) => ({ state, name, by }))),
  );
  expect(cross).toHaveLength(9 * 16 * 4);
  const fitting = { ask: { dueOn: ON }, "close-silent": { askedOn: "2026-12-28", dueOn: "2027-01-11" } };
  const accepted = cross.flatMap(({ state, name, by }) => {
    const looked = name === "ask" || name === "close-silent" ? fitting[name] : {};
    const decided = decide(commandOf(name), { ...looked, state }, by);
    return decided.ok ? [`${state} ${name} ${by} → ${decided.value.state}`] : [];
  });
  expect(accepted.toSorted()).toEqual(allowed.toSorted());
});

test("the list of open states is what is open", () => {
  expect(needStates.filter(isOpenNeed)).toEqual(openNeedStates);
});

describe("silence", () => {
  test("a month without a word: the company is asked, once, and has fourteen days", () => {
    expect(needDelaysOn(ON)).toEqual({ silenceDays: 30, answerDays: 14, reopenDays: 30 });
    expect(decide({ name: "ask" }, { dueOn: "2027-01-13" }, "portal")).toMatchObject({
      refusal: { kind: "delay-runs", until: "2027-01-13" },
    });
    expect(decide({ name: "ask" }, { dueOn: ON }, "portal")).toMatchObject({
      value: { state: "posted", askedOn: ON, dueOn: "2027-01-26", tellsCompany: true },
    });
    expect(decide({ name: "ask" }, { askedOn: ON, dueOn: ON }, "portal").ok).toBe(false);
  });

  test("the last day to answer is a whole day; never asked, never closed", () => {
    const asked = { askedOn: "2026-12-29" };
    expect(decide({ name: "close-silent" }, { ...asked, dueOn: ON }, "portal").ok).toBe(false);
    expect(decide({ name: "close-silent" }, { ...asked, dueOn: "2027-01-11" }, "portal")).toMatchObject({
      value: { state: "silent", askedOn: null, tellsCompany: true },
    });
    expect(decide({ name: "close-silent" }, { askedOn: null, dueOn: "2026-01-11" }, "portal").ok).toBe(false);
  });

  test("whoever speaks of the need gives it another month", () => {
    const answered = decide({ name: "still-wanted" }, { askedOn: "2027-01-01", dueOn: "2027-01-15" }, "company");
    expect(answered).toMatchObject({
      value: { state: "posted", askedOn: null, dueOn: "2027-02-11", tellsCompany: false },
    });
  });
});

test("fewer is fewer; some found leave the others to find, all found fill the need", () => {
  const fewer = (headcount: number) => decide({ name: "fewer", headcount }, {}, "company");
  expect([0, 1, 2, 3, 4].map((count) => fewer(count).ok)).toEqual([false, true, true, false, false]);
  expect(fewer(2)).toMatchObject({ value: { headcount: 2, state: "posted" } });
  const found = (name: "find-some" | "fill", hired: number) =>
    decide({ name, hired, hiredFrom: "agency" }, { state: "qualified" }, "company");
  expect([0, 1, 2, 3, 4].map((hired) => found("find-some", hired).ok)).toEqual([false, true, true, false, false]);
  expect([0, 1, 2, 3, 4].map((hired) => found("fill", hired).ok)).toEqual([false, false, false, true, false]);
  expect(found("find-some", 2)).toMatchObject({
    value: { state: "qualified", hired: 2, hiredFrom: "agency", headcount: 1 },
  });
  expect(found("fill", 3)).toMatchObject({ value: { state: "filled", hired: 3, hiredFrom: "agency", headcount: 3 } });
});

test("a closed need opens again until its last day, and a sensor looks at it anew", () => {
  const reopen = (dueOn: string) => decide({ name: "reopen" }, { state: "filled", dueOn }, "company");
  expect(reopen(ON)).toMatchObject({ value: { state: "posted", dueOn: "2027-02-11" } });
  expect(decide({ name: "reopen" }, { state: "set_aside", dueOn: ON }, "sensor")).toMatchObject({
    value: { state: "posted", tellsCompany: true },
  });
  expect(reopen("2027-01-11")).toMatchObject({ refusal: { kind: "too-late", dueOn: "2027-01-11" } });
});

test("the company hears what others decide, not what it said itself", () => {
  expect(decide({ name: "confirm" }, {}, "sensor")).toMatchObject({ value: { tellsCompany: true } });
  expect(decide({ name: "qualify" }, { state: "confirmed" }, "sensor")).toMatchObject({
    value: { tellsCompany: true },
  });
  expect(decide({ name: "qualify" }, { state: "qualified" }, "sensor")).toMatchObject({
    value: { tellsCompany: false },
  });
  expect(decide({ name: "stop" }, {}, "sensor")).toMatchObject({ value: { tellsCompany: false } });
});
