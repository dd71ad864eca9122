import { assertNever, ok, type Result, refused } from "#app/platform/result.ts";
import { findRow, landingState, type StepRefusal } from "#app/platform/state-machine.ts";
import { addDays } from "#app/platform/working-days.ts";
import { aidDelaysOn, isActiveAid } from "./aid-delays.ts";
import {
  type AidCommander,
  type AidCommandName,
  type AidGuard,
  type AidLack,
  type AidRefusal,
  type AidSaidHow,
  type AidState,
  type AidSupply,
  aidTransitions,
  type NoQuoteReason,
} from "./aid-states.ts";

/** What a training costs and when it takes place, as it is known. Money in cents, days civil; null: not known. */
export interface AidTerms {
  readonly startsOn: string;
  readonly endsOn: string | null;
  readonly hours: number | null;
  readonly companyHours: number | null;
  readonly costCents: number | null;
}

/** What a quote says: all of it. */
export interface AidQuote {
  readonly startsOn: string;
  readonly endsOn: string;
  readonly hours: number;
  readonly companyHours: number;
  readonly costCents: number;
}

/**
 * What a decision looks at. `readHere`: the Region decides in the portal; false, another does, and its answer is noted. `hasProvider`: the
 * training organisation has a place here. `latestOn`: the last day on which the request may be sent, by the scheme; null: none is known.
 * `agreedOn`: the civil day of the person's last yes; null: none is known to whoever commands. `agreedStartsOn`, `agreedCostCents`: what
 * they said yes to; null: nothing yet, or no price was known. `reason`: of the command that brought it to its state. `lack`: why it was
 * sent back the last time; null: it was not, or whoever commands does not know.
 */
export interface AidFacts extends AidTerms {
  readonly state: AidState | null;
  readonly dueOn: string | null;
  readonly readHere: boolean;
  readonly hasProvider: boolean;
  readonly latestOn: string | null;
  readonly agreedOn: string | null;
  readonly agreedStartsOn: string | null;
  readonly agreedCostCents: number | null;
  readonly reason: string | null;
  readonly lack: AidLack | null;
}

/** A command, with what it says. `filedOn`: of a request that is read elsewhere, the day on which it was filed there. */
export type AidCommand =
  | {
      readonly name: Exclude<AidCommandName, "quote" | "no-quote" | "supply" | "send" | "accept" | "refuse" | "return">;
    }
  | { readonly name: "quote"; readonly quote: AidQuote }
  | { readonly name: "no-quote"; readonly reason: NoQuoteReason }
  | { readonly name: "supply"; readonly reason: AidSupply }
  | { readonly name: "send"; readonly filedOn: string | null }
  | { readonly name: "accept"; readonly grantedCents: number }
  | { readonly name: "refuse"; readonly reason: AidRefusal }
  | { readonly name: "return"; readonly reason: AidLack };

export type AidDecisionRefusal =
  | StepRefusal<AidState, AidCommandName>
  | { readonly kind: "already-begun" | "too-far-ahead"; readonly startsOn: string }
  | { readonly kind: "not-begun"; readonly startsOn: string }
  /** An answer is noted for somebody, and not how they said it. */
  | { readonly kind: "how-unsaid" }
  | { readonly kind: "no-provider" }
  | { readonly kind: "quote-faulty"; readonly field: keyof AidQuote }
  /** The person has said yes to what is held. */
  | { readonly kind: "agreed-already" }
  /** The quote says another day, or more, than what the person said yes to. */
  | { readonly kind: "terms-changed" }
  /** What lacks is the quote itself. */
  | { readonly kind: "quote-lacks" }
  /** The day on which it was filed elsewhere is not said, is to come, or is before the person's yes. */
  | { readonly kind: "filed-when"; readonly agreedOn: string | null }
  | { readonly kind: "answers-elsewhere" }
  | { readonly kind: "more-than-cost"; readonly costCents: number }
  | { readonly kind: "delay-runs"; readonly until: string | null };

/**
 * What the request becomes. `reason`: of the command that brought it to its state; one that leaves it there takes nothing away. `filedOn`,
 * `grantedCents`, what was agreed to: absent, as before.
 */
export interface AidDecision extends AidTerms {
  readonly state: AidState;
  readonly dueOn: string | null;
  readonly reason: string | null;
  readonly filedOn?: string;
  readonly grantedCents?: number;
  readonly agreedStartsOn?: string;
  readonly agreedCostCents?: number | null;
}

/** Does what is held say another day, or more, than what the person said yes to? Their yes is then asked for again. */
export function needsAnotherYes(
  terms: Pick<AidTerms, "startsOn" | "costCents"> & Pick<AidFacts, "agreedStartsOn" | "agreedCostCents">,
): boolean {
  const { startsOn, costCents, agreedStartsOn, agreedCostCents } = terms;
  if (agreedStartsOn === null) return false;
  return startsOn !== agreedStartsOn || (costCents !== null && agreedCostCents !== null && costCents > agreedCostCents);
}

/** Is the person's yes awaited: the first one, or that to a quote of another day, or dearer? */
export function awaitsYes(aid: Parameters<typeof needsAnotherYes>[0] & { readonly state: AidState | null }): boolean {
  return aid.state === "draft" || (aid.state === "complete" && needsAnotherYes(aid));
}

/** The reason that a command gives; null: none. */
export function reasonOf(command: AidCommand): string | null {
  return "reason" in command ? command.reason : null;
}

/** Who gives a command, on a civil day. `saidHow`: of an answer that is noted for the person, how they said it. */
export interface AidGivenBy {
  readonly by: AidCommander;
  readonly on: string;
  readonly saidHow?: AidSaidHow | null;
}

/** What a command does to an individual aid on a civil day, or why not. */
export function decideAid(
  facts: AidFacts,
  command: AidCommand,
  given: AidGivenBy,
): Result<AidDecision, AidDecisionRefusal> {
  const { by, on } = given;
  const row = findRow(aidTransitions, { state: facts.state, command: command.name, by });
  if (!row.ok) return row;
  for (const guard of row.value.guards) {
    const refusal = refusalOf(guard, { facts, command, given });
    if (refusal !== null) return refused(refusal);
  }
  const state = landingState(row.value, facts.state);
  const { startsOn, endsOn, hours, companyHours, costCents } = facts;
  const terms = command.name === "quote" ? command.quote : { startsOn, endsOn, hours, companyHours, costCents };
  return ok({
    ...{ state, ...terms, dueOn: lastDayIn(state, { startsOn: terms.startsOn, latestOn: facts.latestOn, on }) },
    reason: reasonOf(command) ?? (state === facts.state ? facts.reason : null),
    ...(command.name === "send" ? { filedOn: command.filedOn ?? on } : {}),
    ...(command.name === "accept" ? { grantedCents: command.grantedCents } : {}),
    ...(command.name === "agree" ? { agreedStartsOn: startsOn, agreedCostCents: costCents } : {}),
  });
}

/** Whoever prepares has until the scheme wants the request, at most; nobody is waited for on the first day of the training. */
function lastDayIn(
  state: AidState,
  { startsOn, latestOn, on }: { readonly startsOn: string; readonly latestOn: string | null; readonly on: string },
): string | null {
  if (!isActiveAid(state)) return null;
  const usual = addDays(on, aidDelaysOn(on)[state]);
  const isBeforeSent = state !== "sent";
  const limits = [
    usual,
    addDays(startsOn, -1),
    ...(isBeforeSent && latestOn !== null && latestOn > on ? [latestOn] : []),
  ];
  return limits.reduce((one, other) => (one < other ? one : other));
}

interface Asked {
  readonly facts: AidFacts;
  readonly command: AidCommand;
  readonly given: AidGivenBy;
}

function refusalOf(guard: AidGuard, { facts, command, given }: Asked): AidDecisionRefusal | null {
  const { startsOn, dueOn, readHere, hasProvider, costCents } = facts;
  const { by, on, saidHow = null } = given;
  switch (guard) {
    case "starts-to-come":
      return notToCome(startsOn, on);
    case "said-how":
      return by === "prescriber" && saidHow === null ? { kind: "how-unsaid" } : null;
    case "provider-known":
      return hasProvider ? null : { kind: "no-provider" };
    case "quote-holds":
      return command.name === "quote" ? faultOf(command.quote, on) : null;
    case "quote-not-lacking":
      return facts.lack === null || facts.lack === "quote" ? { kind: "quote-lacks" } : null;
    case "yes-lacking":
      return needsAnotherYes(facts) ? null : { kind: "agreed-already" };
    case "terms-agreed":
      return needsAnotherYes(facts) ? { kind: "terms-changed" } : null;
    case "filed-before":
      return command.name === "send" && !isFiledWell(command.filedOn, facts, on)
        ? { kind: "filed-when", agreedOn: facts.agreedOn }
        : null;
    case "answers-it":
      return (by === "funder") === readHere ? null : { kind: "answers-elsewhere" };
    case "within-cost":
      return command.name === "accept" && costCents !== null && command.grantedCents > costCents
        ? { kind: "more-than-cost", costCents }
        : null;
    case "silent-too-long":
      return dueOn !== null && dueOn < on ? null : { kind: "delay-runs", until: dueOn };
    case "started":
      return startsOn <= on ? null : { kind: "not-begun", startsOn };
    default:
      return assertNever(guard);
  }
}

function notToCome(startsOn: string, on: string): AidDecisionRefusal | null {
  if (startsOn <= on) return { kind: "already-begun", startsOn };
  return startsOn > addDays(on, aidDelaysOn(on).mostDaysAhead) ? { kind: "too-far-ahead", startsOn } : null;
}

/** Here, it is filed by being sent; elsewhere, on a day that is not to come, once the person said yes: it is asked for nobody before. */
function isFiledWell(filedOn: string | null, { readHere, agreedOn }: AidFacts, on: string): boolean {
  if (readHere) return filedOn === null;
  return filedOn !== null && agreedOn !== null && filedOn >= agreedOn && filedOn <= on;
}

function faultOf(
  { startsOn, endsOn, hours, companyHours, costCents }: AidQuote,
  on: string,
): AidDecisionRefusal | null {
  const faulty = (field: keyof AidQuote): AidDecisionRefusal => ({ kind: "quote-faulty", field });
  if (notToCome(startsOn, on) !== null) return faulty("startsOn");
  if (endsOn < startsOn) return faulty("endsOn");
  if (hours < 1) return faulty("hours");
  if (companyHours < 0 || companyHours > hours) return faulty("companyHours");
  return costCents < 1 ? faulty("costCents") : null;
}
