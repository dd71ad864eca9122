import { eurosInWords } from "#app/content/amounts.ts";
import { sessionText } from "#app/content/training.ts";
import { funderWords } from "#app/training/catalogue-words.ts";
import type { SessionSummary } from "#app/training/reading/training-view.ts";

type Payment = SessionSummary["payment"];

/** "Payée par la Région, gratuite pour vous", "À payer par vous : 8 400 €": who pays, and what is left to the person. */
export function paymentWords(payment: Payment): string {
  const price = priceWords(payment);
  switch (payment.by) {
    case "collective": {
      const otherwise = payment.isOpenToPayers && price !== null ? sessionText.otherwise(price) : "";
      return `${sessionText.paidBy(payersOf(payment))}${restWords(payment)}${otherwise}`;
    }
    case "other": {
      const who = payersOf(payment);
      const paid = payment.isOpenToPayers ? sessionText.partlyPaidBy(who) : sessionText.paidBy(who);
      return `${paid}${priceAside(payment)}${restWords(payment)}`;
    }
    case "employer":
      return `${sessionText.paidBy(payersOf(payment))}${priceAside(payment)}${payment.toPay === "unknown" ? "" : restWords(payment)}`;
    case "person":
    case "unknown":
      return payment.toPay === "nothing" ? sessionText.free : ownWords(payment, price);
  }
}

function ownWords(payment: Payment, price: string | null): string {
  const asked = payment.toPay === "rest" && payment.restText !== null ? amountOrText(payment.restText) : price;
  if (payment.by === "unknown") return sessionText.payerUnknown(asked);
  return payment.paidBy.length > 1 ? sessionText.payerYouOrCompany(asked) : sessionText.payerYou(asked);
}

/** "8 400 €", "12 € par heure"; null when the feed gives no price. */
export function priceWords({ priceCents, hourlyCents }: Pick<Payment, "priceCents" | "hourlyCents">): string | null {
  if (priceCents !== null) return eurosInWords(priceCents);
  return hourlyCents === null ? null : sessionText.perHour(eurosInWords(hourlyCents));
}

function payersOf({ paidBy }: Payment): string {
  return paidBy.map((code) => funderWords[code] ?? code).join(" et ");
}

function restWords({ toPay, restText }: Payment): string {
  if (toPay === "nothing") return sessionText.freeForYou;
  return toPay === "rest" && restText !== null
    ? sessionText.restToPay(amountOrText(restText))
    : sessionText.restUnknown;
}

/** What somebody else pays is no price for the person, but says what is at stake. */
function priceAside(payment: Payment): string {
  const price = priceWords(payment);
  return payment.toPay === "nothing" || price === null ? "" : sessionText.priceAside(price);
}

/** Feeds give a sentence, or a number alone. */
function amountOrText(text: string): string {
  const line = text.trim().replaceAll(/\s+/g, " ");
  return /^\d+(?:[.,]\d{1,2})?$/.test(line) ? `${line} €` : line;
}
