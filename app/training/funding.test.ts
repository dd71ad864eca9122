import { describe, expect, it } from "vitest";
import { type Funding, type FundingFacts, fundingOf, type Payer } from "./funding.ts";

const classes: Readonly<Record<string, Payer["class"]>> = { "2": "collective", "4": "collective", "16": "collective" };
const payer = (code: string, fundedSeats: number | null = null): Payer => ({
  code,
  class: classes[code] ?? (["0", "5", "10"].includes(code) ? "individual" : "other"),
  fundedSeats,
});
const facts = (codes: readonly string[], more: Partial<FundingFacts> = {}): FundingFacts => ({
  payers: codes.map((code) => payer(code)),
  totalCents: null,
  hourlyCents: null,
  remainingText: null,
  ...more,
});
const price = { totalCents: 840_000 };

describe("who pays and what it costs the person", () => {
  it.each<readonly [readonly string[], Partial<FundingFacts>, Funding["by"], readonly string[], Funding["toPay"]]>([
    [["2"], {}, "collective", ["2"], "nothing"],
    [["2"], price, "collective", ["2"], "nothing"],
    [["2", "4"], {}, "collective", ["2", "4"], "nothing"],
    [["10", "2"], price, "collective", ["2"], "nothing"],
    [["3", "2"], {}, "collective", ["2"], "nothing"],
    [["2"], { remainingText: "Tenue : 150 €" }, "collective", ["2"], "rest"],
    [["2"], { remainingText: "Aucun" }, "collective", ["2"], "nothing"],
    [["2"], { remainingText: "0,00 €" }, "collective", ["2"], "nothing"],
    [["2"], { remainingText: "aucun reste à charge." }, "collective", ["2"], "nothing"],
    [["2"], { remainingText: "Aucun frais pour vous." }, "collective", ["2"], "nothing"],
    [["2"], { remainingText: "Aucun frais sauf la tenue" }, "collective", ["2"], "rest"],
    [["17"], price, "other", ["17"], "unknown"],
    [["17"], { ...price, remainingText: "Néant" }, "other", ["17"], "nothing"],
    [["3", "10"], price, "other", ["3"], "unknown"],
    [["0"], {}, "other", ["0"], "unknown"],
    [["5"], price, "employer", ["5"], "unknown"],
    [["5"], { remainingText: "120" }, "employer", ["5"], "rest"],
    [["10"], price, "person", ["10"], "price"],
    [["10"], { hourlyCents: 1200 }, "person", ["10"], "price"],
    [["10"], { totalCents: 0 }, "person", ["10"], "nothing"],
    [["10"], {}, "person", ["10"], "unknown"],
    [["10"], { remainingText: "Aucun" }, "person", ["10"], "unknown"],
    [["10"], { remainingText: "1 200 €" }, "person", ["10"], "rest"],
    [["5", "10"], price, "person", ["5", "10"], "price"],
    [["1"], price, "unknown", [], "price"],
    [[], price, "unknown", [], "price"],
    [[], {}, "unknown", [], "unknown"],
    [[], { remainingText: "Gratuit" }, "unknown", [], "nothing"],
  ])("%j with %j: %s %j, to pay: %s", (codes, more, by, paidBy, toPay) => {
    expect(fundingOf(facts(codes, more))).toMatchObject({ by, paidBy, toPay });
  });

  it("is free for the person only where nobody says otherwise", () => {
    const every = [[], ["1"], ["5"], ["10"], ["17"], ["5", "10"], ["3", "10"]];
    for (const codes of every) expect([codes, fundingOf(facts(codes)).toPay]).not.toEqual([codes, "nothing"]);
  });

  it("says that one may also pay oneself", () => {
    expect(fundingOf(facts(["2", "10"])).isOpenToPayers).toBe(true);
    expect(fundingOf(facts(["2"])).isOpenToPayers).toBe(false);
  });
});

describe("how many places", () => {
  it.each<readonly [readonly Payer[], number | null, number | null]>([
    [[payer("2", 12)], 12, null],
    [[payer("2", 12), payer("4", 3)], 15, null],
    [[payer("2", 12), payer("10", 3)], 12, 3],
    [[payer("10", 12)], null, 12],
    [[payer("5", 8), payer("10", 4)], null, 12],
    [[payer("3", 6)], 6, null],
    [[payer("2"), payer("10", 3)], null, 3],
    [[payer("2", 0)], 0, null],
    [[payer("2")], null, null],
    [[], null, null],
  ])("%j: %s funded, %s not", (payers, funded, unfunded) => {
    expect(fundingOf({ ...facts([]), payers }).seats).toEqual({ funded, unfunded });
  });
});
