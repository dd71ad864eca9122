/** Days during which the link that ties an account to a file may be used. */
export const OFFER_DAYS = 7;

const DAY_MS = 86_400_000;

/** When a link given at an instant stops working. */
export function offerExpiry(at: Date): Date {
  return new Date(at.getTime() + OFFER_DAYS * DAY_MS);
}
