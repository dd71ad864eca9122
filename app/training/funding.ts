/** A funder an action names, after LHÉO dict-financeurs; `fundedSeats` null: the feed does not say. */
export interface Payer {
  readonly code: string;
  readonly class: "collective" | "individual" | "other";
  readonly fundedSeats: number | null;
}

/** What a feed says of money. Prices in cents. */
export interface FundingFacts {
  readonly payers: readonly Payer[];
  readonly totalCents: number | null;
  readonly hourlyCents: number | null;
  /** LHÉO `frais-restants`: what is left to pay besides the price, in free words. */
  readonly remainingText: string | null;
}

/**
 * `nothing`: free for the person. `rest`: what `restText` says. `price`: the price, whole or by the hour. `unknown`: the feed does not
 * say, and the price, if there is one, is not what the person pays.
 */
export type ToPay = "nothing" | "rest" | "price" | "unknown";

/** Who pays, what it costs the person, and how many places. */
export interface Funding {
  /** `collective`: public money that makes the training free for somebody who seeks work. `other`: somebody else, for a part at least. */
  readonly by: "collective" | "other" | "employer" | "person" | "unknown";
  /** Codes of those who pay in that name. */
  readonly paidBy: readonly string[];
  /** Whether one may also enter by paying oneself. */
  readonly isOpenToPayers: boolean;
  readonly toPay: ToPay;
  readonly restText: string | null;
  readonly priceCents: number | null;
  readonly hourlyCents: number | null;
  readonly seats: FundingSeats;
}

/** `funded`: paid by somebody else than the person or their employer. `unfunded`: the others. Null: not said. */
export interface FundingSeats {
  readonly funded: number | null;
  readonly unfunded: number | null;
}

const PERSON = "10";
const EMPLOYER = "5";
/** « Financeur non précisé »: no funder is named. */
const UNNAMED = "1";

/** The one rule of money, for the card, the page, its print and the API. */
export function fundingOf(facts: FundingFacts): Funding {
  const codes = facts.payers.map(({ code }) => code);
  const payer = whoPays(facts.payers);
  const rest = restOf(facts.remainingText);
  const toPay = whatIsPaid(payer.by, rest, facts);
  return {
    ...payer,
    isOpenToPayers: codes.includes(PERSON),
    toPay,
    restText: toPay === "rest" ? facts.remainingText : null,
    priceCents: facts.totalCents,
    hourlyCents: facts.hourlyCents,
    seats: seatsOf(facts.payers),
  };
}

/** Whether places in the name of this funder are paid by somebody else than the person or their employer. */
export function isFundedBy(code: string): boolean {
  return code !== PERSON && code !== EMPLOYER;
}

function whoPays(payers: readonly Payer[]): Pick<Funding, "by" | "paidBy"> {
  const codesOf = (kept: (payer: Payer) => boolean): readonly string[] => payers.filter(kept).map(({ code }) => code);
  const collective = codesOf((payer) => payer.class === "collective");
  if (collective.length > 0) return { by: "collective", paidBy: collective };
  const others = codesOf(({ code }) => isFundedBy(code) && code !== UNNAMED);
  if (others.length > 0) return { by: "other", paidBy: others };
  const own = codesOf(({ code }) => !isFundedBy(code));
  if (own.includes(PERSON)) return { by: "person", paidBy: own };
  return own.length > 0 ? { by: "employer", paidBy: own } : { by: "unknown", paidBy: [] };
}

function whatIsPaid(by: Funding["by"], rest: "none" | "some" | "unsaid", facts: FundingFacts): ToPay {
  switch (by) {
    case "collective":
      return rest === "some" ? "rest" : "nothing";
    case "other":
    case "employer":
      return rest === "some" ? "rest" : rest === "none" ? "nothing" : "unknown";
    case "person":
    case "unknown":
      return (
        ownPrice(facts) ?? (rest === "some" ? "rest" : rest === "none" && by === "unknown" ? "nothing" : "unknown")
      );
  }
}

/** A price of zero is free; one by the hour is a price. */
function ownPrice({ totalCents, hourlyCents }: FundingFacts): ToPay | null {
  if (totalCents === null && hourlyCents === null) return null;
  return (totalCents ?? 0) + (hourlyCents ?? 0) === 0 ? "nothing" : "price";
}

const ZERO_EUROS = String.raw`0+(?:[.,]0+)?\s*(?:€|euros?)?`;
const NO_FEES = "(?:aucune?s?|pas de|sans)(?: (?:frais|reste|coûts?))?(?: (?:à charge|à payer|restants?|annexes?))?";
const NOTHING = "néant|rien|sans objet|gratuite?|non|[-–/]";
const FOR_WHOM = "(?: pour (?:vous|le stagiaire|les stagiaires|la personne))?";
const NOTHING_LEFT = new RegExp(String.raw`^(?:${ZERO_EUROS}|${NO_FEES}|${NOTHING})${FOR_WHOM}\.?$`, "i");

function restOf(text: string | null): "none" | "some" | "unsaid" {
  if (text === null || text.trim() === "") return "unsaid";
  return NOTHING_LEFT.test(text.trim()) ? "none" : "some";
}

function seatsOf(payers: readonly Payer[]): FundingSeats {
  const sum = (isFunded: boolean): number | null =>
    payers
      .filter(({ code }) => isFundedBy(code) === isFunded)
      .map(({ fundedSeats }) => fundedSeats)
      .reduce((total, seats) => (seats === null ? total : (total ?? 0) + seats), null);
  return { funded: sum(true), unfunded: sum(false) };
}
