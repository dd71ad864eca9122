import { expect, it } from "vitest";
import { fundingOf, type Payer } from "#app/training/funding.ts";
import { paymentWords } from "./payment-words.ts";

const collective = new Set(["2", "4"]);
const plain = (text: string): string => text.replaceAll(/[\u00a0\u202f]/g, " ");

function said(codes: readonly string[], totalCents: number | null = null, remainingText: string | null = null): string {
  const payers = codes.map(
    (code): Payer => ({ code, class: collective.has(code) ? "collective" : "individual", fundedSeats: null }),
  );
  return plain(paymentWords(fundingOf({ payers, totalCents, hourlyCents: null, remainingText })));
}

it.each<readonly [string, Parameters<typeof said>]>([
  ["Payée par la Région, gratuite pour vous", [["2"], 840_000]],
  ["Payée par France Travail et la Région, gratuite pour vous", [["4", "2"]]],
  ["Payée par la Région, gratuite pour vous ; 8 400 € sans place financée", [["2", "10"], 840_000]],
  ["Payée par la Région, reste à payer : Tenue, 150 €", [["2"], null, "Tenue, 150 €"]],
  ["Payée par la Région, reste à payer : 150 €", [["2"], null, "150"]],
  ["Payée par Transitions Pro, prix 8 400 €, reste à payer à demander", [["17"], 840_000]],
  ["Payée par Transitions Pro, gratuite pour vous", [["17"], 840_000, "Néant"]],
  ["Payée en partie par l’Europe (FSE), reste à payer à demander", [["3", "10"]]],
  ["Payée par l’entreprise, prix 8 400 €", [["5"], 840_000]],
  ["Payée par l’entreprise", [["5"]]],
  ["À payer par vous : 8 400 €", [["10"], 840_000]],
  ["À payer par vous, prix à demander", [["10"]]],
  ["À payer par vous ou l’entreprise : 8 400 €", [["5", "10"], 840_000]],
  ["Prix : 8 400 €, financement à demander", [[], 840_000]],
  ["Prix et financement à demander", [[]]],
  ["Gratuite pour vous", [["10"], 0]],
])("« %s »", (words, facts) => {
  expect(said(...facts)).toBe(words);
});

it("says a price by the hour", () => {
  const payers: readonly Payer[] = [{ code: "10", class: "individual", fundedSeats: 4 }];
  const payment = fundingOf({ payers, totalCents: null, hourlyCents: 1250, remainingText: null });
  expect(plain(paymentWords(payment))).toBe("À payer par vous : 12,50 € par heure");
});
