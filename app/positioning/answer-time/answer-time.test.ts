import { describe, expect, test } from "vitest";
import { answerTimeOf, FEWEST_ANSWERS_TOLD, toldToOthers } from "./answer-time.ts";
import { answerTimeWords } from "./answer-time-words.ts";

const sentOn = "2027-01-08"; // A Friday.
const answered = (answeredOn: string) => ({ sentOn, answeredOn });

describe("the answer time of an organisation", () => {
  test("is the median of its answers, in working days: a week-end does not count", () => {
    const requests = [answered("2027-01-08"), answered("2027-01-11"), answered("2027-01-15")];
    expect(answerTimeOf(requests)).toEqual({ medianWorkingDays: 1, answers: 3 });
    expect(answerTimeOf([answered("2027-01-08"), answered("2027-01-12")])).toEqual({
      medianWorkingDays: 0,
      answers: 2,
    });
  });

  test("is unknown without an answer", () => {
    expect(answerTimeOf([])).toBeNull();
  });

  test("is not told to others below a small number of answers", () => {
    const few = answerTimeOf(Array.from({ length: FEWEST_ANSWERS_TOLD - 1 }, () => answered("2027-01-11")));
    const enough = answerTimeOf(Array.from({ length: FEWEST_ANSWERS_TOLD }, () => answered("2027-01-11")));
    expect([toldToOthers(few), toldToOthers(enough), toldToOthers(null)]).toEqual([null, enough, null]);
  });

  test("is told with its count, in words that agree", () => {
    expect(answerTimeWords.own({ medianWorkingDays: 1, answers: 1 })).toBe(
      "Vous répondez le plus souvent en 1 jour ouvré (1 réponse en 6 mois).",
    );
    expect(answerTimeWords.others({ medianWorkingDays: 3, answers: 12 })).toBe(
      "Répond le plus souvent en 3 jours ouvrés (12 réponses en 6 mois)",
    );
    expect(answerTimeWords.others({ medianWorkingDays: 0, answers: 5 })).toBe(
      "Répond le plus souvent le jour même (5 réponses en 6 mois)",
    );
  });
});
