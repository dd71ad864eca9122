import { expect, test } from "vitest";
import { decideProposal, type ProposalCommand, type ProposalFacts } from "./decide-proposal.ts";
import type { Meeting } from "./meeting.ts";
import {
  type ProposalCommander,
  type ProposalCommandName,
  proposalCommanders,
  proposalCommands,
  proposalStates,
} from "./proposal-states.ts";
import { proposalRefusalWords } from "./proposal-words.ts";

const ON = "2027-01-12";
const AT = new Date("2027-01-12T14:05:00+01:00");
const facts: ProposalFacts = {
  ...{
    state: "proposed",
    dueOn: "2027-01-19",
    meetsOn: "2027-01-12",
    meetsAt: "14:05",
    isNeedOpen: true,
    hasPhone: true,
  },
  isOfOperation: false,
};
const meeting = { meetsAt: "16:30", meetsHow: "place", meetsWhere: "1 rue du Test", meetsAsk: "" } as const;

function commandOf(name: ProposalCommandName): ProposalCommand {
  if (name === "meet") return { name, meetsOn: "2027-01-14", meeting };
  if (name === "decline") return { name, reason: null };
  return name === "pass" || name === "not-hire" ? { name, reason: "somebody_else" } : { name };
}

function decide(command: ProposalCommand, changed: Partial<ProposalFacts>, by: ProposalCommander) {
  const saidHow = by === "prescriber" ? "phone" : null;
  const decided = decideProposal({ ...facts, ...changed }, command, { by, on: ON, at: AT, saidHow });
  if (!decided.ok) expect(proposalRefusalWords(decided.refusal)).toMatch(/^\p{Lu}.*\.$/u);
  return decided;
}

/** What each commander may do, written again by hand. */
const allowed = [
  "null propose prescriber → proposed",
  "proposed agree person → agreed",
  "proposed agree prescriber → agreed",
  "proposed join person → joined",
  "proposed join prescriber → joined",
  "joined withdraw person → withdrawn",
  "joined withdraw prescriber → withdrawn",
  "joined close portal → closed",
  "proposed decline person → declined",
  "proposed decline prescriber → declined",
  "proposed take-back prescriber → taken_back",
  "proposed lapse portal → lapsed",
  "proposed close portal → closed",
  "proposed carry portal → proposed",
  "to_meet not-hire company → not_hired",
  "to_meet no-show company → no_show",
  ...["agreed", "to_meet"].flatMap((from) => [
    ...[`${from} withdraw person → withdrawn`, `${from} withdraw prescriber → withdrawn`],
    ...[`${from} meet company → to_meet`, `${from} pass company → not_met`, `${from} hire company → hired`],
    ...[`${from} lapse portal → unanswered`, `${from} close portal → closed`, `${from} carry portal → ${from}`],
  ]),
];

test("each state, each command, each commander", () => {
  const cross = ([null, ...proposalStates] as const).flatMap((state) =>
    proposalCommands.flatMap((name) => proposalCommanders.map((by) => ({ state, name, by }))),
  );
  expect(cross).toHaveLength(15 * 14 * 4);
  const accepted = cross.flatMap(({ state, name, by }) => {
    const fitting = {
      dueOn: name === "lapse" ? "2027-01-11" : facts.dueOn,
      isNeedOpen: name !== "close",
      isOfOperation: name === "join",
    };
    const decided = decide(commandOf(name), { ...fitting, state }, by);
    return decided.ok ? [`${state} ${name} ${by} → ${decided.value.state}`] : [];
  });
  expect(accepted.toSorted()).toEqual(allowed.toSorted());
});

test("the person says yes, or whoever follows them notes how they said it; a company hears nothing before", () => {
  for (const by of ["company", "portal"] as const) {
    expect(decide({ name: "agree" }, {}, by)).toMatchObject({ refusal: { kind: "not-allowed" } });
  }
  for (const command of [{ name: "agree" }, { name: "decline", reason: null }] as const) {
    expect(decideProposal(facts, command, { by: "prescriber", on: ON, at: AT })).toMatchObject({
      refusal: { kind: "how-unsaid" },
    });
    expect(decideProposal(facts, command, { by: "person", on: ON, at: AT })).toMatchObject({ ok: true });
  }
  for (const name of ["meet", "pass", "hire"] as const) {
    expect(decide(commandOf(name), {}, "company")).toMatchObject({ refusal: { kind: "wrong-state" } });
  }
});

test("each has a delay of their own; a need carried elsewhere gives no more time", () => {
  expect(decide({ name: "propose" }, { state: null }, "prescriber")).toMatchObject({ value: { dueOn: "2027-01-19" } });
  expect(decide({ name: "agree" }, {}, "person")).toMatchObject({ value: { dueOn: "2027-01-26" } });
  const met = decide({ name: "meet", meetsOn: "2027-01-14", meeting }, { state: "agreed" }, "company");
  expect(met).toMatchObject({ value: { meetsOn: "2027-01-14", dueOn: "2027-02-04" } });
  expect(decide({ name: "carry" }, {}, "portal")).toMatchObject({ value: { dueOn: "2027-01-19" } });
  expect(decide({ name: "lapse" }, { dueOn: ON }, "portal")).toMatchObject({ refusal: { kind: "delay-runs" } });
  expect(decide({ name: "withdraw" }, { state: "to_meet" }, "person")).toMatchObject({ value: { dueOn: null } });
});

test("a meeting is not over before its day, nor set on a day that is past", () => {
  const past = decide({ name: "meet", meetsOn: "2027-01-11", meeting }, { state: "agreed" }, "company");
  expect(past).toMatchObject({ refusal: { kind: "day-is-past" } });
  const today = (meetsAt: string) =>
    decide({ name: "meet", meetsOn: ON, meeting: { ...meeting, meetsAt } }, { state: "agreed" }, "company");
  for (const hour of ["00:00", "09:30", "14:05"]) {
    expect(today(hour)).toMatchObject({ refusal: { kind: "hour-is-past", meetsAt: hour } });
  }
  expect([today("14:06").ok, today("18:00").ok]).toEqual([true, true]);
  const far = (meetsOn: string) => decide({ name: "meet", meetsOn, meeting }, { state: "agreed" }, "company");
  expect(far("2027-03-13")).toMatchObject({ ok: true });
  expect(far("2027-03-14")).toMatchObject({ refusal: { kind: "day-too-far" } });
  for (const name of ["no-show", "not-hire"] as const) {
    const early = decide(commandOf(name), { state: "to_meet", meetsOn: "2027-01-13" }, "company");
    expect(early).toMatchObject({ refusal: { kind: "day-to-come" } });
    const before = decide(commandOf(name), { state: "to_meet", meetsAt: "14:06" }, "company");
    expect(before).toMatchObject({ refusal: { kind: "day-to-come" } });
    expect(decide(commandOf(name), { state: "to_meet", meetsAt: null }, "company").ok).toBe(true);
  }
});

test("nobody is proposed, agrees nor is hired once the company looks for nobody, and only then is it closed", () => {
  for (const [name, state, by] of [
    ["propose", null, "prescriber"],
    ["agree", "proposed", "person"],
    ["meet", "agreed", "company"],
    ["hire", "to_meet", "company"],
  ] as const) {
    expect(decide(commandOf(name), { state, isNeedOpen: false }, by)).toMatchObject({ refusal: { kind: "need-over" } });
  }
  expect(decide({ name: "close" }, {}, "portal")).toMatchObject({ refusal: { kind: "need-goes-on" } });
});

test("a person owes no reason, a company gives one of its own list", () => {
  const decline = (reason: string | null) => decide({ name: "decline", reason }, {}, "person");
  expect([decline(null).ok, decline("mobility").ok]).toEqual([true, true]);
  expect(decline("skill_missing")).toMatchObject({ refusal: { kind: "unknown-reason" } });
  const pass = (reason: string) => decide({ name: "pass", reason }, { state: "agreed" }, "company");
  expect([pass("skill_missing").ok, pass("job_not_wanted").ok]).toEqual([true, false]);
});

test("a meeting is somewhere, or on a telephone whose number somebody knows; it is kept until it took place", () => {
  const meet = (changed: Partial<Meeting>, hasPhone = true) =>
    decide(
      { name: "meet", meetsOn: ON, meeting: { ...meeting, ...changed } },
      { state: "agreed", hasPhone },
      "company",
    );
  expect(meet({})).toMatchObject({ value: { meeting } });
  expect(meet({ meetsHow: "phone", meetsWhere: "" })).toMatchObject({ ok: true });
  for (const nowhere of [
    meet({ meetsWhere: "" }),
    meet({ meetsHow: "video", meetsWhere: "" }),
    meet({ meetsHow: "phone", meetsWhere: "" }, false),
  ]) {
    expect(nowhere).toMatchObject({ refusal: { kind: "nowhere-to-meet" } });
  }
  const carried = decide({ name: "carry" }, { state: "to_meet" }, "portal");
  expect(carried.ok && "meeting" in carried.value).toBe(false);
  expect(decide({ name: "withdraw" }, { state: "to_meet" }, "person")).toMatchObject({ value: { meeting: null } });
});

test("the yes of a job is not that of an operation, nor the other", () => {
  expect(decide({ name: "agree" }, { isOfOperation: true }, "person")).toMatchObject({
    refusal: { kind: "another-yes" },
  });
  expect(decide({ name: "join" }, {}, "person")).toMatchObject({ refusal: { kind: "another-yes" } });
  expect(decide({ name: "join" }, { isOfOperation: true, isNeedOpen: false }, "person")).toMatchObject({
    refusal: { kind: "need-over" },
  });
  const given = { by: "prescriber", on: ON, at: AT } as const;
  expect(decideProposal({ ...facts, isOfOperation: true }, { name: "join" }, given)).toMatchObject({
    refusal: { kind: "how-unsaid" },
  });
});
