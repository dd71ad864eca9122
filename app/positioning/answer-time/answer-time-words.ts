import type { AnswerTime } from "./answer-time.ts";

const inDays = (count: number): string =>
  count === 0 ? "le jour même" : count === 1 ? "en 1 jour ouvré" : `en ${count} jours ouvrés`;
const counted = (answers: number): string => `(${answers > 1 ? `${answers} réponses` : "1 réponse"} en 6 mois)`;

/** How long an organisation takes to answer, told to it and to others. */
export const answerTimeWords = {
  own: ({ medianWorkingDays, answers }: AnswerTime): string =>
    `Vous répondez le plus souvent ${inDays(medianWorkingDays)} ${counted(answers)}.`,
  others: ({ medianWorkingDays, answers }: AnswerTime): string =>
    `Répond le plus souvent ${inDays(medianWorkingDays)} ${counted(answers)}`,
};
