import { dayInWords, timeInWords } from "./dates.ts";

/** How a company and somebody meet. */
export const meetingHowWords = {
  place: "Sur place",
  phone: "Au téléphone",
  video: "En visioconférence",
} as const;

/**
 * What is known of a meeting. `meetsWhere`: an address, the number that the person calls, or a link; empty on the telephone: the company
 * calls.
 */
export interface Meeting {
  readonly meetsOn: string;
  readonly meetsAt: string | null;
  readonly meetsHow: keyof typeof meetingHowWords | null;
  readonly meetsWhere: string | null;
  readonly meetsAsk: string | null;
}

/** "jeudi 14 janvier 2027, 9 h 30". */
export function meetingTime({ meetsOn, meetsAt }: Pick<Meeting, "meetsOn" | "meetsAt">): string {
  return meetsAt === null ? dayInWords(meetsOn) : `${dayInWords(meetsOn)}, ${timeInWords(meetsAt)}`;
}

/** Where a meeting is and whom to ask for, in sentences; what the company did not say is to be asked. */
export function meetingPlace({ meetsHow, meetsWhere, meetsAsk }: Meeting): readonly string[] {
  if (meetsHow === null) return ["L’heure et l’adresse ne sont pas dites : demandez-les à l’entreprise."];
  const where = meetsWhere ?? "";
  return [
    `${meetingHowWords[meetsHow]} : ${where === "" ? "l’entreprise appelle" : where}.`,
    ...(meetsAsk === null || meetsAsk === "" ? [] : [`Demander : ${meetsAsk}.`]),
  ];
}
