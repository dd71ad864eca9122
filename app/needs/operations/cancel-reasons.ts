/** Why an operation is cancelled, in the order of the list; none is about a person. */
export const cancelReasonWords = {
  few_people: "Pas assez de personnes",
  no_session: "Pas de session de formation",
  no_funding: "Pas de financement",
  need_over: "L’entreprise ne cherche plus",
  other: "Autre raison",
} as const;
export type CancelReason = keyof typeof cancelReasonWords;

/** Is it one of the list? */
export function isCancelReason(reason: string): reason is CancelReason {
  return Object.hasOwn(cancelReasonWords, reason);
}
