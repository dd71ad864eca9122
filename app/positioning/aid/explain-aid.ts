import { assertNever } from "#app/platform/result.ts";
import { addDays } from "#app/platform/working-days.ts";
import type { AidRule, AidRuleName, AidScheme } from "./aid-schemes.ts";
import type { AidTerms } from "./decide-aid.ts";

/** What the schemes look at of a person; null: not known. `isRegistered`: with France Travail. */
export interface AidPerson {
  readonly isRegistered: boolean | null;
  readonly livesHere: boolean | null;
}

/** What they look at of a training; null: not known. Codes: empty when the feed says none. */
export interface AidTraining {
  readonly title: string;
  readonly takesPlaceHere: boolean | null;
  readonly formacodes: readonly string[] | null;
  readonly certifInfos: readonly string[] | null;
  readonly isCpfListed: boolean | null;
  /** A public purchaser pays for it already, for a group. */
  readonly isPaidForGroup: boolean | null;
}

/** `check`: somebody must say, the file and the catalogue cannot. It is never a promise. */
export type AidVerdict = "yes" | "no" | "check";

/** A condition of a scheme, and what it comes to. */
export interface AidLine {
  readonly rule: AidRuleName | "in-time";
  readonly verdict: AidVerdict;
  /** A number of the rule: a percentage, hours, months. */
  readonly limit?: number;
  /** The last day to send the request. */
  readonly latestOn?: string;
}

interface Compared {
  readonly person: AidPerson;
  readonly training: AidTraining;
  readonly terms: AidTerms | null;
  readonly on: string;
}

/** The last day on which a request may be sent for a training that starts on a day; null: the scheme says none. */
export function latestDayOf({ leadDays }: Pick<AidScheme, "leadDays">, startsOn: string): string | null {
  return leadDays === null ? null : addDays(startsOn, -leadDays);
}

/** Compares what is known with what a scheme asks, one line a condition; last, whether there is time. */
export function explainAid(scheme: AidScheme, compared: Compared): readonly AidLine[] {
  return [...scheme.rules.map((rule) => lineOf(rule, compared)), ...timeLine(scheme, compared)];
}

/** What the lines come to together: one that does not fit is enough. */
export function verdictOf(lines: readonly AidLine[]): AidVerdict {
  if (lines.some(({ verdict }) => verdict === "no")) return "no";
  return lines.every(({ verdict }) => verdict === "yes") ? "yes" : "check";
}

function timeLine(scheme: AidScheme, { terms, on }: Compared): readonly AidLine[] {
  if (scheme.leadDays === null) return [];
  if (terms === null) return [{ rule: "in-time", verdict: "check", limit: scheme.leadDays }];
  const latestOn = addDays(terms.startsOn, -scheme.leadDays);
  return [{ rule: "in-time", verdict: latestOn < on ? "no" : "yes", limit: scheme.leadDays, latestOn }];
}

function lineOf(rule: AidRule, { person, training, terms }: Compared): AidLine {
  const said = (verdict: AidVerdict, limit?: number): AidLine => ({
    ...{ rule: rule.rule, verdict },
    ...(limit === undefined ? {} : { limit }),
  });
  switch (rule.rule) {
    case "registered":
      return said(known(person.isRegistered));
    case "lives-here":
      return said(known(person.livesHere));
    case "trains-here":
      return said(known(training.takesPlaceHere));
    case "cpf-listed":
      return said(training.isCpfListed === true ? "yes" : "check");
    case "bought-alone":
      return said(training.isPaidForGroup === true ? "no" : "check");
    case "not-another-way":
      return said(OTHER_WAYS.test(training.title) ? "no" : "check");
    case "not-certifinfo":
      return said(holdsNone(training.certifInfos, rule.codes));
    case "not-formacode":
      return said(holdsNone(training.formacodes, rule.codes));
    case "most-company-share":
      return said(shareVerdict(terms, rule.percent), rule.percent);
    case "most-hours":
      return said(terms === null ? "check" : atMost(terms.hours, rule.hours), rule.hours);
    case "most-months":
      return said(monthsVerdict(terms, rule.months), rule.months);
    case "disability":
    case "company-commits":
    case "cpf-used":
    case "job-loss-contract":
    case "conditions-unread":
      return said("check");
    default:
      return assertNever(rule);
  }
}

/** A preparation to a hiring, the validation of experience, work-study, a driving licence. */
const OTHER_WAYS = /\b(VAE|POEC?|POEI|apprentissage|alternance|professionnalisation)\b|permis (B|de conduire)/i;

function known(fact: boolean | null): AidVerdict {
  if (fact === null) return "check";
  return fact ? "yes" : "no";
}

function holdsNone(held: readonly string[] | null, excluded: readonly string[]): AidVerdict {
  if (held === null || held.length === 0) return "check";
  return held.some((code) => excluded.includes(code)) ? "no" : "yes";
}

function atMost(count: number | null, most: number): AidVerdict {
  if (count === null) return "check";
  return count <= most ? "yes" : "no";
}

function shareVerdict(terms: AidTerms | null, percent: number): AidVerdict {
  const { hours = null, companyHours = null } = terms ?? {};
  if (hours === null || companyHours === null || hours === 0) return "check";
  return companyHours * 100 <= hours * percent ? "yes" : "no";
}

function monthsVerdict(terms: AidTerms | null, months: number): AidVerdict {
  if (terms === null || terms.endsOn === null) return "check";
  return terms.endsOn <= addMonths(terms.startsOn, months) ? "yes" : "no";
}

/** The same day so many months later, written so that days compare: the 31st of a shorter month comes after its end. */
function addMonths(day: string, months: number): string {
  const [year = 0, month = 1] = day.split("-").map(Number);
  const count = year * 12 + month - 1 + months;
  return `${String(Math.floor(count / 12))}-${String((count % 12) + 1).padStart(2, "0")}${day.slice(7)}`;
}
