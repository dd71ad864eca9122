import { describe, expect, it } from "vitest";
import { actorInWords } from "./own-data.ts";

describe("an act of the trail, told to whom it is about", () => {
  it("says who acted: oneself, an organisation and a role, an organisation, nobody known", () => {
    const organisationName = "Mission locale A";
    expect(actorInWords({ isOwnAct: true, organisationName, role: "agent" })).toBe("par vous");
    const told = ["agent", "operator", null].map((role) => actorInWords({ isOwnAct: false, organisationName, role }));
    expect(told).toEqual([
      "par une personne de « Mission locale A » (agent)",
      "par une personne de « Mission locale A »",
      "par une personne de « Mission locale A »",
    ]);
    expect(actorInWords({ isOwnAct: false, organisationName: null, role: null })).toBe(
      "par quelqu’un qui n’était pas connecté",
    );
  });
});
