import { describe, expect, it } from "vitest";
import { aidLineWords } from "./aid-scheme-words.ts";
import { type AidRuleName, type AidSchemeCode, aidSchemeCodes, schemeOn, schemesOn } from "./aid-schemes.ts";
import type { AidTerms } from "./decide-aid.ts";
import { type AidLine, type AidPerson, type AidTraining, explainAid, latestDayOf, verdictOf } from "./explain-aid.ts";

const on = "2026-12-01";
const person: AidPerson = { isRegistered: true, livesHere: true };
const training: AidTraining = {
  ...{ title: "Soudeur", takesPlaceHere: true, formacodes: ["23026"], certifInfos: ["12345"] },
  ...{ isCpfListed: true, isPaidForGroup: false },
};
const terms: AidTerms = {
  ...{ startsOn: "2027-02-08", endsOn: "2027-03-26", hours: 210, companyHours: 35, costCents: 210_000 },
};

interface Changed {
  readonly person?: Partial<AidPerson>;
  readonly training?: Partial<AidTraining>;
  readonly terms?: Partial<AidTerms> | null;
  readonly on?: string;
}

function explain(code: AidSchemeCode, changed: Changed = {}): readonly AidLine[] {
  return explainAid(schemeOn(code, on), {
    person: { ...person, ...changed.person },
    training: { ...training, ...changed.training },
    terms: changed.terms === null ? null : { ...terms, ...changed.terms },
    on: changed.on ?? on,
  });
}
const verdict = (code: AidSchemeCode, rule: AidRuleName | "in-time", changed: Changed = {}) =>
  explain(code, changed).find((line) => line.rule === rule)?.verdict;

describe("the conditions of a scheme", () => {
  it.each<[AidSchemeCode, AidRuleName | "in-time", Changed, string | undefined]>([
    ["aif", "registered", {}, "yes"],
    ["aif", "registered", { person: { isRegistered: false } }, "no"],
    ["aif", "registered", { person: { isRegistered: null } }, "check"],
    ["aif", "lives-here", { person: { livesHere: null } }, "check"],
    ["pass-emploi", "trains-here", { training: { takesPlaceHere: false } }, "no"],
    ["aif", "cpf-listed", { training: { isCpfListed: false } }, "check"],
    ["aif", "not-certifinfo", { training: { certifInfos: ["54913"] } }, "no"],
    ["aif", "not-certifinfo", { training: { certifInfos: [] } }, "check"],
    ["aif", "not-formacode", { training: { formacodes: ["23026", "43441"] } }, "no"],
    ["pass-formation", "not-formacode", { training: { formacodes: ["42837"] } }, "no"],
    ["pass-formation", "not-formacode", { training: { formacodes: null } }, "check"],
    ["aif", "most-company-share", { terms: { hours: 100, companyHours: 30 } }, "yes"],
    ["aif", "most-company-share", { terms: { hours: 100, companyHours: 31 } }, "no"],
    ["aif", "most-company-share", { terms: { companyHours: null } }, "check"],
    ["pass-emploi", "most-hours", { terms: { hours: 400 } }, "yes"],
    ["pass-emploi", "most-hours", { terms: { hours: 401 } }, "no"],
    ["pass-emploi", "most-hours", { terms: null }, "check"],
    ["pass-formation", "most-months", { terms: { endsOn: "2028-02-08" } }, "yes"],
    ["pass-formation", "most-months", { terms: { endsOn: "2028-02-09" } }, "no"],
    ["pass-formation", "most-months", { terms: { endsOn: null } }, "check"],
    ["pass-formation", "bought-alone", { training: { isPaidForGroup: true } }, "no"],
    ["pass-formation", "bought-alone", {}, "check"],
    ["aif", "not-another-way", { training: { title: "Accompagnement VAE" } }, "no"],
    ["aif", "not-another-way", { training: { title: "Permis B" } }, "no"],
    ["aif", "not-another-way", {}, "check"],
    ["agefiph", "disability", {}, "check"],
    ["pass-emploi", "company-commits", {}, "check"],
    ["aif", "in-time", {}, "yes"],
    ["aif", "in-time", { terms: { startsOn: "2026-12-16" } }, "yes"],
    ["aif", "in-time", { terms: { startsOn: "2026-12-15" } }, "no"],
    ["pass-formation", "in-time", { terms: { startsOn: "2026-12-22" } }, "yes"],
    ["pass-formation", "in-time", { terms: { startsOn: "2026-12-21" } }, "no"],
    ["aif", "in-time", { terms: null }, "check"],
    ["agefiph", "in-time", {}, undefined],
  ])("%s, « %s », %j: %s", (code, rule, changed, expected) => {
    expect(verdict(code, rule, changed)).toBe(expected);
  });

  it("say the last day to send the request", () => {
    expect(latestDayOf(schemeOn("aif", on), "2027-02-18")).toBe("2027-02-03");
    const line = explain("aif", { terms: { startsOn: "2027-02-18" } }).find(({ rule }) => rule === "in-time");
    expect(line === undefined ? "" : aidLineWords(line)).toBe("À envoyer au plus tard le mercredi 3 février 2027.");
  });

  it("come to a no when one does not fit, and never to a promise while one is to check", () => {
    expect(verdictOf(explain("aif", { person: { isRegistered: false } }))).toBe("no");
    for (const code of aidSchemeCodes) expect(verdictOf(explain(code))).toBe("check");
    expect(verdictOf([{ rule: "registered", verdict: "yes" }])).toBe("yes");
  });

  it("are said in words, whatever they come to, and show no sum that the Region did not confirm", () => {
    for (const { rules, most } of schemesOn(on).schemes) {
      expect(most).toBeNull();
      for (const { rule } of rules)
        for (const said of ["yes", "no", "check"] as const)
          expect(aidLineWords({ rule, verdict: said, limit: 12, latestOn: on })).not.toMatch(/€|undefined/);
    }
  });

  it("hold every scheme on any day", () => {
    expect(schemesOn("1999-01-01").schemes.map(({ code }) => code)).toEqual([...aidSchemeCodes]);
  });
});
