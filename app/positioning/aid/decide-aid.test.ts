import { describe, expect, it } from "vitest";
import { landingState } from "#app/platform/state-machine.ts";
import { isActiveAid } from "./aid-delays.ts";
import {
  type AidCommander,
  type AidCommandName,
  type AidState,
  activeAids,
  aidCommanders,
  aidCommands,
  aidStates,
  aidTransitions,
} from "./aid-states.ts";
import { type AidCommand, type AidFacts, decideAid } from "./decide-aid.ts";

const on = "2026-12-01";
const quote = { startsOn: "2027-02-08", endsOn: "2027-03-26", hours: 210, companyHours: 35, costCents: 210_000 };
const facts: AidFacts = {
  ...{ state: "draft", dueOn: "2026-12-08", readHere: true, hasProvider: true, latestOn: "2027-01-18" },
  agreedOn: "2026-11-25",
  agreedStartsOn: null,
  agreedCostCents: null,
  reason: null,
  lack: "project",
  ...quote,
};

const commands: Readonly<Record<AidCommandName, AidCommand>> = {
  prepare: { name: "prepare" },
  agree: { name: "agree" },
  decline: { name: "decline" },
  "ask-quote": { name: "ask-quote" },
  quote: { name: "quote", quote },
  "no-quote": { name: "no-quote", reason: "dates" },
  supply: { name: "supply", reason: "explained" },
  send: { name: "send", filedOn: null },
  accept: { name: "accept", grantedCents: 150_000 },
  refuse: { name: "refuse", reason: "budget" },
  return: { name: "return", reason: "quote" },
  cancel: { name: "cancel" },
  enter: { name: "enter" },
  remind: { name: "remind" },
  expire: { name: "expire" },
};

/** Facts with which every guard of a command by somebody holds. */
function fit(command: AidCommandName, by: AidCommander, state: AidState | null): Partial<AidFacts> {
  if (command === "agree" && state === "complete") return { agreedStartsOn: "2026-12-31" };
  if (command === "remind") return { dueOn: "2026-11-30" };
  if (command === "expire" || command === "enter") return { startsOn: "2026-12-01" };
  const isAnswer = command === "accept" || command === "refuse" || command === "return";
  return isAnswer && by === "prescriber" ? { readHere: false } : {};
}

describe("an individual aid", () => {
  it("goes where the table says, and nowhere else, by nobody else", () => {
    for (const state of [null, ...aidStates])
      for (const command of aidCommands)
        for (const by of aidCommanders) {
          const row = aidTransitions.find(
            (one) => one.command === command && one.by.includes(by) && one.from.includes(state),
          );
          const decided = decideAid({ ...facts, state, ...fit(command, by, state) }, commands[command], {
            ...{ by, on, saidHow: "phone" },
          });
          const where = decided.ok ? decided.value.state : null;
          expect([state, command, by, where]).toEqual([state, command, by, row ? landingState(row, state) : null]);
        }
  });

  it("keeps why it stands where it does until a command moves it, or says another reason", () => {
    for (const state of aidStates)
      for (const command of aidCommands)
        for (const by of aidCommanders) {
          const held = { ...facts, ...fit(command, by, state), state, reason: "before" };
          const decided = decideAid(held, commands[command], { ...{ by, on, saidHow: "phone" } });
          if (!decided.ok || "reason" in commands[command]) continue;
          const stays = decided.value.state === state;
          expect([state, command, decided.value.reason]).toEqual([state, command, stays ? "before" : null]);
        }
  });

  it("has a last day while somebody must act, and no longer", () => {
    for (const command of aidCommands)
      for (const by of aidCommanders)
        for (const state of [null, ...aidStates]) {
          const decided = decideAid({ ...facts, state, ...fit(command, by, state) }, commands[command], {
            ...{ by, on, saidHow: "phone" },
          });
          if (decided.ok) expect(decided.value.dueOn !== null).toBe(isActiveAid(decided.value.state));
        }
    expect(activeAids.every((state) => isActiveAid(state))).toBe(true);
  });

  it("asks for the person's yes again when the quote says another day, or more, and is not sent without it", () => {
    const held = { ...facts, state: "complete" as const, agreedStartsOn: facts.startsOn, agreedCostCents: 210_000 };
    const of = (changed: Partial<AidFacts>, name: "agree" | "send") =>
      decideAid({ ...held, ...changed }, commands[name], { by: "prescriber", on, saidHow: "phone" });
    for (const changed of [{ agreedStartsOn: "2027-02-28" }, { costCents: 210_001 }]) {
      expect(of(changed, "send")).toMatchObject({ refusal: { kind: "terms-changed" } });
      const agreed = { agreedStartsOn: facts.startsOn, agreedCostCents: { ...facts, ...changed }.costCents };
      expect(of(changed, "agree")).toMatchObject({ value: { state: "complete", ...agreed } });
    }
    for (const same of [{}, { costCents: 150_000 }, { agreedCostCents: null }, { agreedStartsOn: null }]) {
      expect(of(same, "send").ok).toBe(true);
      expect(of(same, "agree")).toMatchObject({ refusal: { kind: "agreed-already" } });
    }
  });

  it("is due before the scheme wants it, and the day before the training starts at the latest", () => {
    const agreed = (changed: Partial<AidFacts>) =>
      decideAid({ ...facts, ...changed }, { name: "agree" }, { by: "person", on });
    expect(agreed({})).toMatchObject({ value: { dueOn: "2026-12-06" } });
    expect(agreed({ latestOn: "2026-12-03" })).toMatchObject({ value: { dueOn: "2026-12-03" } });
    // It is too late for the scheme: the usual delay.
    expect(agreed({ latestOn: "2026-11-20" })).toMatchObject({ value: { dueOn: "2026-12-06" } });
    expect(agreed({ startsOn: "2026-12-05" })).toMatchObject({ value: { dueOn: "2026-12-04" } });
    expect(agreed({ startsOn: "2026-12-05", latestOn: "2026-11-20" })).toMatchObject({
      value: { dueOn: "2026-12-04" },
    });
    expect(agreed({ startsOn: "2026-12-02" })).toMatchObject({ value: { dueOn: on } });
    const prepared = decideAid({ ...facts, state: null, startsOn: "2026-12-05" }, commands.prepare, {
      ...{ by: "prescriber", on },
    });
    expect(prepared).toMatchObject({ value: { dueOn: "2026-12-04" } });
    const sent = decideAid({ ...facts, state: "complete", latestOn: "2026-12-03" }, commands.send, {
      ...{ by: "prescriber", on },
    });
    expect(sent).toMatchObject({ value: { dueOn: "2026-12-16", filedOn: on } });
  });

  it("keeps what a quote says, and nothing else changes it", () => {
    const dear = { ...quote, costCents: 300_000, hours: 240 };
    const given = decideAid(
      { ...facts, state: "quote_asked" },
      { name: "quote", quote: dear },
      {
        ...{ by: "organisation", on },
      },
    );
    expect(given).toMatchObject({ value: { state: "complete", ...dear } });
    expect(decideAid({ ...facts, state: "agreed" }, commands["ask-quote"], { by: "prescriber", on })).toMatchObject({
      value: quote,
    });
  });
});

describe("an individual aid is refused", () => {
  const as = (by: AidCommander) => ({ by, on });
  it.each([
    ["a training that starts today", { state: null, startsOn: on }, commands.prepare, "prescriber", "already-begun"],
    ["a training years away", { state: null, startsOn: "2029-01-01" }, commands.prepare, "prescriber", "too-far-ahead"],
    ["a yes that is noted without how it was said", {}, commands.agree, "prescriber", "how-unsaid"],
    ["a no that is noted without how it was said", {}, commands.decline, "prescriber", "how-unsaid"],
    [
      "a quote of an organisation that has no place here",
      { state: "agreed", hasProvider: false },
      commands["ask-quote"],
      "prescriber",
      "no-provider",
    ],
    [
      "what lacks, when it is the quote",
      { state: "to_complete", lack: "quote" },
      commands.supply,
      "prescriber",
      "quote-lacks",
    ],
    [
      "what lacks, when nobody said what",
      { state: "to_complete", lack: null },
      commands.supply,
      "prescriber",
      "quote-lacks",
    ],
    [
      "what is filed elsewhere, without its day",
      { state: "complete", readHere: false },
      commands.send,
      "prescriber",
      "filed-when",
    ],
    [
      "what is filed elsewhere tomorrow",
      { state: "complete", readHere: false },
      { name: "send", filedOn: "2026-12-02" },
      "prescriber",
      "filed-when",
    ],
    [
      "what is filed elsewhere before the person's yes",
      { state: "complete", readHere: false },
      { name: "send", filedOn: "2026-11-24" },
      "prescriber",
      "filed-when",
    ],
    [
      "what is filed elsewhere without a yes that is known",
      { state: "complete", readHere: false, agreedOn: null },
      { name: "send", filedOn: on },
      "prescriber",
      "filed-when",
    ],
    [
      "what is read here, filed elsewhere",
      { state: "complete" },
      { name: "send", filedOn: on },
      "prescriber",
      "filed-when",
    ],
    [
      "the answer that a referent notes of what the Region reads",
      { state: "sent" },
      commands.accept,
      "prescriber",
      "answers-elsewhere",
    ],
    [
      "the answer of the Region to what another reads",
      { state: "sent", readHere: false },
      commands.accept,
      "funder",
      "answers-elsewhere",
    ],
    ["more than the price", { state: "sent" }, { name: "accept", grantedCents: 210_001 }, "funder", "more-than-cost"],
    ["an entry before the first day", { state: "accepted" }, commands.enter, "prescriber", "not-begun"],
    ["a reminder on the last day", { dueOn: on }, commands.remind, "portal", "delay-runs"],
  ] as const)("%s", (_says, changed, command, by, kind) => {
    expect(decideAid({ ...facts, ...changed }, command, as(by))).toMatchObject({ refusal: { kind } });
  });

  it.each([
    ["startsOn", { startsOn: on }],
    ["startsOn", { startsOn: "2031-02-08", endsOn: "2031-03-26" }],
    ["endsOn", { endsOn: "2027-02-07" }],
    ["hours", { hours: 0, companyHours: 0 }],
    ["companyHours", { companyHours: 211 }],
    ["costCents", { costCents: 0 }],
  ] as const)("a quote whose %s is wrong", (field, changed) => {
    const command = { name: "quote", quote: { ...quote, ...changed } } as const;
    expect(decideAid({ ...facts, state: "quote_asked" }, command, as("organisation"))).toMatchObject({
      refusal: { kind: "quote-faulty", field },
    });
  });
});
