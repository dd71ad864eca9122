import { expect, test } from "vitest";
import { linesOf, stepsOfTable, writtenSuggestion } from "#tests/support/written-machines.ts";
import { positioningCommanders } from "../positioning-states.ts";
import {
  decideSuggestion,
  type SuggestionCommandName,
  type SuggestionFacts,
  suggestionCommands,
  suggestionRefusalWords,
  suggestionStates,
  suggestionTransitions,
} from "./suggestion-states.ts";

const ON = "2027-01-12";
const facts: SuggestionFacts = { state: "open", answerBy: "2027-01-19", startsOn: "2027-02-01" };

function decide(
  name: SuggestionCommandName,
  changed: Partial<SuggestionFacts>,
  by: (typeof positioningCommanders)[number],
) {
  const fitting = name === "lapse" ? { answerBy: "2027-01-11" } : {};
  const decided = decideSuggestion({ ...facts, ...fitting, ...changed }, { name, reason: null }, { by, on: ON });
  if (!decided.ok) expect(suggestionRefusalWords(decided.refusal)).toMatch(/^[A-Z].*\.$/);
  return decided;
}

test("each state, each command, each commander", () => {
  const cross = ([null, ...suggestionStates] as const).flatMap((state) =>
    suggestionCommands.flatMap((name) => positioningCommanders.map((by) => ({ state, name, by }))),
  );
  expect(cross).toHaveLength(7 * 6 * 4);
  const accepted = cross.flatMap(({ state, name, by }) => {
    const decided = decide(name, { state }, by);
    return decided.ok ? [{ from: state, command: name, by, to: decided.value.state, guards: [] }] : [];
  });
  expect(linesOf(accepted)).toEqual(linesOf(writtenSuggestion.map((step) => ({ ...step, guards: [] }))));
  expect(stepsOfTable(suggestionTransitions)).toEqual(linesOf(writtenSuggestion));
});

test("the person has five working days, and until the session begins", () => {
  expect(decide("suggest", { state: null }, "prescriber")).toMatchObject({ value: { answerBy: "2027-01-19" } });
  expect(decide("lapse", { answerBy: ON }, "portal")).toMatchObject({ refusal: { kind: "delay-runs" } });
  expect(decide("lapse", { answerBy: "2027-01-19", startsOn: ON }, "portal").ok).toBe(true);
  expect(decide("suggest", { state: null, startsOn: ON }, "prescriber")).toMatchObject({
    refusal: { kind: "session-begun" },
  });
  expect(decide("suggest", { state: null, startsOn: null }, "prescriber").ok).toBe(true);
});

test("a no owes no reason; one that is given is of the list", () => {
  const refuse = (reason: string | null) =>
    decideSuggestion(facts, { name: "refuse", reason }, { by: "person", on: ON });
  expect([refuse(null).ok, refuse("mobility").ok]).toEqual([true, true]);
  expect(refuse("maladie")).toMatchObject({ refusal: { kind: "unknown-reason", reason: "maladie" } });
});
