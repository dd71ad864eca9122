import { describe, expect, it } from "vitest";
import { landingState } from "#app/platform/state-machine.ts";
import { decideOpening, type OpeningCommand, type OpeningFacts } from "./decide-opening.ts";
import { openingDelaysOn } from "./opening-delays.ts";
import {
  activeOpenings,
  type OpeningCommandName,
  openingCommanders,
  openingCommands,
  openingStates,
  openingTransitions,
} from "./opening-states.ts";

const on = "2026-12-01";
const days = { startsFrom: "2027-02-01", startsBy: "2027-04-30", replyBy: "2026-12-22" };
const facts: OpeningFacts = {
  ...{ state: "asked", dueOn: "2026-12-22", remindedOn: null, seats: 10, ownSeats: 4, isFunded: null, othersMay: true },
  ownAnswer: null,
};
const asked = { startsFrom: days.startsFrom, startsBy: days.startsBy, radiusKm: 30 };
const session = { id: 7, teachesBlock: true, startsOn: "2027-03-01", isPermanent: false, km: 12 };

const commands: Readonly<Record<OpeningCommandName, OpeningCommand>> = {
  ask: { name: "ask", seats: 6, ...days },
  join: { name: "join", seats: 5 },
  leave: { name: "leave" },
  withdraw: { name: "withdraw" },
  study: { name: "study" },
  could: { name: "could" },
  decline: { name: "decline", reason: "no-room" },
  "decline-last": { name: "decline-last", reason: "dates" },
  open: { name: "open", session, asked, isSure: false },
  fund: { name: "fund" },
  refuse: { name: "refuse", reason: "no-budget" },
  remind: { name: "remind" },
  lapse: { name: "lapse" },
};

/** Facts with which every guard of a command holds. */
const fit: Readonly<Partial<Record<OpeningCommandName, Partial<OpeningFacts>>>> = {
  withdraw: { seats: 4 },
  "decline-last": { othersMay: false },
  remind: { dueOn: "2026-11-30" },
  lapse: { dueOn: "2026-11-30", remindedOn: "2026-11-15" },
};

describe("a request to open a session", () => {
  it("goes where the table says, and nowhere else, by nobody else", () => {
    for (const state of [null, ...openingStates])
      for (const command of openingCommands)
        for (const by of openingCommanders) {
          const row = openingTransitions.find(
            (one) => one.command === command && one.from.includes(state) && one.by.includes(by),
          );
          const decided = decideOpening({ ...facts, state, ...fit[command] }, commands[command], { by, on });
          if (row === undefined) expect([state, command, by, decided.ok]).toEqual([state, command, by, false]);
          else
            expect([state, command, by, decided.ok && decided.value.state]).toEqual([
              ...[state, command, by],
              landingState(row, state),
            ]);
        }
  });

  it("is over with no last day, and awaits an answer with one", () => {
    for (const command of openingCommands)
      for (const state of [null, ...activeOpenings])
        for (const by of openingCommanders) {
          const decided = decideOpening({ ...facts, state, ...fit[command] }, commands[command], { by, on });
          if (!decided.ok) continue;
          const isActive = activeOpenings.some((one) => one === decided.value.state);
          expect([command, decided.value.dueOn !== null]).toEqual([command, isActive]);
        }
  });

  it("counts the seats of all who ask", () => {
    const by = { by: "asker", on } as const;
    expect(decideOpening({ ...facts, state: null, seats: 0 }, commands.ask, by)).toMatchObject({ value: { seats: 6 } });
    expect(decideOpening(facts, commands.join, by)).toMatchObject({ value: { seats: 11 } });
    expect(decideOpening({ ...facts, ownSeats: 0 }, commands.join, by)).toMatchObject({ value: { seats: 15 } });
    expect(decideOpening(facts, commands.leave, by)).toMatchObject({ value: { seats: 6 } });
  });

  it("is left by whoever asks among others, withdrawn by whoever asks alone", () => {
    const by = { by: "asker", on } as const;
    const alone = { ...facts, ownSeats: 10 };
    expect(decideOpening(alone, commands.leave, by)).toMatchObject({ refusal: { kind: "nobody-else-asks" } });
    expect(decideOpening(facts, commands.withdraw, by)).toMatchObject({ refusal: { kind: "others-ask" } });
    expect(decideOpening({ ...facts, ownSeats: 0 }, commands.leave, by)).toMatchObject({
      refusal: { kind: "asks-nothing" },
    });
  });

  it.each([
    [{ startsFrom: on }, "startsFrom"],
    [{ startsFrom: "2029-01-01", startsBy: "2029-01-02" }, "startsFrom"],
    [{ startsBy: "2027-01-31" }, "startsBy"],
    [{ replyBy: "2026-12-07" }, "replyBy"],
    [{ replyBy: "2027-01-31" }, "replyBy"],
  ])("is asked for days to come, with time to answer: %j", (changed, day) => {
    const asked = { name: "ask", seats: 6, ...days, ...changed } as const;
    const decided = decideOpening({ ...facts, state: null }, asked, { by: "asker", on });
    expect(decided).toMatchObject({ refusal: { kind: "wrong-days", day } });
  });

  it("is closed by the last no alone", () => {
    const by = { by: "organisation", on } as const;
    expect(decideOpening({ ...facts, othersMay: false }, commands.decline, by).ok).toBe(false);
    expect(decideOpening(facts, commands["decline-last"], by)).toMatchObject({ refusal: { kind: "others-may" } });
    expect(decideOpening(facts, commands.decline, by)).toMatchObject({ value: { state: "asked", reason: "no-room" } });
  });

  it.each([
    [{ teachesBlock: false }, "session-teaches-else"],
    [{ startsOn: on }, "session-over"],
    [{ startsOn: null }, "session-over"],
    [{ km: 30.4 }, "session-too-far"],
  ])("opens with a session that fits it, not with %j", (changed, kind) => {
    const open = { name: "open", session: { ...session, ...changed }, asked, isSure: true } as const;
    expect(decideOpening(facts, open, { by: "organisation", on })).toMatchObject({ refusal: { kind } });
  });

  it("opens with a remote session, or one that is always open", () => {
    const open = {
      name: "open",
      session: { ...session, startsOn: null, isPermanent: true, km: null },
      ...{ asked, isSure: false },
    } as const;
    expect(decideOpening(facts, open, { by: "organisation", on })).toMatchObject({ value: { sessionId: 7 } });
  });

  it.each(["2027-01-31", "2027-05-01"])(
    "opens with a session of another day only when that is said: %s",
    (startsOn) => {
      const open = { name: "open", session: { ...session, startsOn }, asked, isSure: false } as const;
      const by = { by: "organisation", on } as const;
      expect(decideOpening(facts, open, by)).toMatchObject({ refusal: { kind: "session-on-another-day", startsOn } });
      expect(decideOpening(facts, { ...open, isSure: true }, by)).toMatchObject({ value: { sessionId: 7 } });
      const asAsked = { ...open, session: { ...session, startsOn: "2027-04-30" } };
      expect(decideOpening(facts, asAsked, by)).toMatchObject({ value: { sessionId: 7 } });
    },
  );

  it("could be, said once by an organisation", () => {
    const by = { by: "organisation", on } as const;
    expect(decideOpening({ ...facts, ownAnswer: "could" }, commands.could, by)).toMatchObject({
      refusal: { kind: "could-already" },
    });
    expect(decideOpening({ ...facts, ownAnswer: "no" }, commands.could, by)).toMatchObject({ ok: true });
  });

  it("is funded once, and a refusal says why", () => {
    const by = { by: "funder", on } as const;
    expect(decideOpening(facts, commands.fund, by)).toMatchObject({ value: { isFunded: true, state: "in_study" } });
    expect(decideOpening({ ...facts, isFunded: true }, commands.fund, by).ok).toBe(false);
    expect(decideOpening({ ...facts, isFunded: true }, commands.refuse, by)).toMatchObject({
      value: { isFunded: false, reason: "no-budget", state: "refused" },
    });
  });

  it("is reminded the day after its last day, then lapses; whoever studies it breaks the silence", () => {
    const portal = (day: string) => ({ by: "portal", on: day }) as const;
    expect(decideOpening(facts, commands.remind, portal("2026-12-22"))).toMatchObject({
      refusal: { kind: "delay-runs", until: "2026-12-22" },
    });
    const { remindedDays, studyDays } = openingDelaysOn("2026-12-23");
    expect([remindedDays, studyDays]).toEqual([10, 30]);
    expect(decideOpening(facts, commands.remind, portal("2026-12-23"))).toMatchObject({
      value: { dueOn: "2027-01-02", remindedOn: "2026-12-23" },
    });
    const reminded = { ...facts, dueOn: "2027-01-02", remindedOn: "2026-12-23" };
    expect(decideOpening(reminded, commands.remind, portal("2027-01-03")).ok).toBe(false);
    expect(decideOpening(reminded, commands.lapse, portal("2027-01-02")).ok).toBe(false);
    expect(decideOpening(reminded, commands.lapse, portal("2027-01-03"))).toMatchObject({ value: { state: "lapsed" } });
    expect(decideOpening(reminded, commands.could, { by: "organisation", on: "2026-12-28" })).toMatchObject({
      value: { dueOn: "2027-01-27", remindedOn: null },
    });
    expect(decideOpening(reminded, commands.join, { by: "asker", on: "2026-12-28" })).toMatchObject({
      value: { dueOn: "2027-01-02", remindedOn: "2026-12-23" },
    });
  });
});
