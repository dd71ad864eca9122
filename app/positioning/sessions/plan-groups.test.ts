import { describe, expect, it } from "vitest";
import { positioningStates, positioningTransitions } from "../positioning-states.ts";
import { stayStates } from "../stay/stay-states.ts";
import { type DecisionName, decisionNames, decisionsOf, groupOf, planGroups } from "./plan-groups.ts";

const TODAY = "2027-01-12";
const meetings = [null, "2027-01-11", TODAY, "2027-01-13"];
const places = positioningStates.flatMap((state) =>
  meetings.flatMap((meetingOn) =>
    (state === "entered" ? stayStates : [null]).map((stayState) => ({ state, stayState, meetingOn })),
  ),
);

function mayBeDecided(state: (typeof positioningStates)[number], decision: DecisionName): boolean {
  return positioningTransitions.some(
    ({ command, from, by }) => command === decision && from.includes(state) && by.includes("organisation"),
  );
}

describe("the groups of a session's people", () => {
  it("hold everybody, and each group has somebody", () => {
    const groups = places.map((place) => groupOf(place, TODAY));
    expect(new Set(groups)).toEqual(new Set(planGroups));
  });

  it("offer what the machine lets an organisation do in every state of the group", () => {
    for (const place of places.filter(({ state }) => state !== "draft")) {
      const offered = decisionsOf[groupOf(place, TODAY)];
      const allowed = decisionNames.filter((decision) => mayBeDecided(place.state, decision));
      expect([place, offered.filter((decision) => !allowed.includes(decision))]).toEqual([place, []]);
    }
  });

  it("ask for the attendance on the day of the meeting, not before", () => {
    const invited = (meetingOn: string) => groupOf({ state: "invited", stayState: null, meetingOn }, TODAY);
    expect(meetings.slice(1).map((on) => invited(on ?? ""))).toEqual(["met", "met", "invited"]);
  });
});
