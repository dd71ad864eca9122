import { Temporal } from "temporal-polyfill";
import type { NeedContract } from "../need-choices.ts";
import { companyLikeness } from "./company-likeness.ts";
import { type ComparableNeed, type NeedAspect, needAspects } from "./comparable-need.ts";
import { jobLikeness } from "./job-likeness.ts";

/** How alike two tellings are: of all, and of each thing they say; 0 (another) to 1 (the same). */
export interface NeedLikeness {
  readonly score: number;
  readonly aspects: Readonly<Record<NeedAspect, number>>;
}

/** From this, a person is asked whether both are one need. Set on the half `tuned` of the judged pairs (`npm run verify -- needs`). */
export const LIKELY_SAME = 0.42;

/**
 * Compares two tellings of needs, `km` apart (null: not known). The score is the product of what each thing says, so that one thing
 * that surely differs is enough: another job, a shop far away, an apprentice beside an employee, the need of another year.
 */
export function needLikeness(one: ComparableNeed, other: ComparableNeed, km: number | null): NeedLikeness {
  const aspects: Record<NeedAspect, number> = {
    company: companyLikeness(one, other),
    job: jobLikeness(one, other),
    place: placeLikeness(one, other, km),
    headcount: headcountLikeness(one.headcount, other.headcount),
    startsOn: daysLikeness(one, other),
    contract: contractLikeness(one.contract, other.contract),
  };
  const product = needAspects.reduce((score, aspect) => score * aspects[aspect], 1);
  return { score: isOfAgency(one, other) ? product * agencyLikeness(aspects) : product, aspects };
}

/** Kilometres within which a person tells one commune for another, and beyond which it is another place of work. */
const NEIGHBOUR_KM = 8;
const FAR_KM = 20;

function placeLikeness(one: ComparableNeed, other: ComparableNeed, km: number | null): number {
  if (one.communeCode === other.communeCode) return 1;
  if (km === null || km > FAR_KM) return 0;
  return km <= NEIGHBOUR_KM ? 0.85 : 0.6;
}

function headcountLikeness(one: number, other: number): number {
  const [fewer, more] = [Math.min(one, other), Math.max(one, other)];
  return more - fewer <= 1 ? 0.97 : 0.6 + 0.4 * (fewer / more);
}

/** Days between first days, and between tellings, within which both may be of one search. */
const SAME_MONTH = 31;
const SAME_SEASON = 62;
const SAME_SEARCH = 120;

function daysLikeness(one: ComparableNeed, other: ComparableNeed): number {
  if (daysApart(one.createdOn, other.createdOn) > SAME_SEARCH) return 0;
  if (one.startsOn === null || other.startsOn === null) return one.startsOn === other.startsOn ? 1 : 0.85;
  const apart = daysApart(one.startsOn, other.startsOn);
  if (apart <= SAME_MONTH) return 1;
  return apart <= SAME_SEASON ? 0.75 : 0;
}

function daysApart(one: string, other: string): number {
  return Math.abs(Temporal.PlainDate.from(one).until(Temporal.PlainDate.from(other)).days);
}

/** Contracts that are told one for another. Agency work, and an apprentice, are other needs. */
const TOLD_ALIKE: ReadonlySet<NeedContract> = new Set<NeedContract>(["permanent", "fixed-term", "seasonal"]);

function contractLikeness(one: NeedContract, other: NeedContract): number {
  if (one === other) return 1;
  return TOLD_ALIKE.has(one) && TOLD_ALIKE.has(other) ? 0.85 : 0;
}

function isOfAgency(one: ComparableNeed, other: ComparableNeed): boolean {
  return one.contract === "temporary" && other.contract === "temporary";
}

/** An agency tells the needs of many clients under one number: all else must agree. */
function agencyLikeness({ place, headcount, startsOn }: NeedLikeness["aspects"]): number {
  return place === 1 && startsOn === 1 && headcount >= 0.9 ? 1 : 0.3;
}
