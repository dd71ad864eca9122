import { eurosInWords } from "#app/content/amounts.ts";
import { dayInWords } from "#app/content/dates.ts";
import { needFactWords as words } from "#app/content/needs.ts";
import type { NeedContact } from "#app/needs/need-contact-store.server.ts";
import type { NeedPosting } from "#app/needs/need-posting.ts";
import {
  callTimeWords,
  contractWords,
  importanceWords,
  offerWords,
  payPeriodWords,
  sizeWords,
  visibilityWords,
} from "#app/needs/need-words.ts";
import { phoneShown } from "#app/platform/phone.ts";

/** A line of what a need says. */
export interface NeedFact {
  readonly label: string;
  readonly value: string;
}

type Post = Pick<
  NeedPosting,
  "headcount" | "startsOn" | "contract" | "weeklyHours" | "payCents" | "payPeriod" | "offers"
>;

/** The post of a need, in words. */
export function postFacts(need: Post & { readonly town: string }): readonly NeedFact[] {
  const { headcount, startsOn, contract, weeklyHours, payCents, payPeriod, offers, town } = need;
  return [
    { label: words.headcount, value: words.people(headcount) },
    { label: words.startsOn, value: startsOn === null ? words.asap : dayInWords(startsOn) },
    { label: words.town, value: town },
    { label: words.contract, value: contractWords[contract] },
    ...(weeklyHours === null ? [] : [{ label: words.hours, value: words.weeklyHours(weeklyHours) }]),
    ...(payCents === null || payPeriod === null
      ? []
      : [{ label: words.pay, value: `${eurosInWords(payCents)} ${payPeriodWords[payPeriod]}` }]),
    ...(offers.length === 0 ? [] : [{ label: words.offers, value: offers.map((one) => offerWords[one]).join(", ") }]),
  ];
}

/** The skills of a need, in words, a line each importance. */
export function skillFacts(
  skills: readonly { readonly label: string; readonly importance: keyof typeof importanceWords }[],
): readonly NeedFact[] {
  if (skills.length === 0) return [{ label: words.skills, value: words.noSkills }];
  return Object.entries(importanceWords).flatMap(([importance, label]) => {
    const said = skills.filter((skill) => skill.importance === importance).map((skill) => skill.label);
    return said.length === 0 ? [] : [{ label, value: said.join(" ; ") }];
  });
}

/** The company of a need, in words. */
export function companyFacts(
  need: Pick<NeedPosting, "companyName" | "siret" | "naf" | "companySize" | "visibility">,
): readonly NeedFact[] {
  const { companyName, siret, naf, companySize, visibility } = need;
  return [
    { label: words.company, value: companyName },
    { label: words.siret, value: siret },
    ...(naf === null ? [] : [{ label: words.naf, value: naf }]),
    ...(companySize === null ? [] : [{ label: words.size, value: sizeWords[companySize] }]),
    { label: words.visibility, value: visibilityWords[visibility].label },
  ];
}

/** Whom to call, in words. */
export function contactFacts({ name, phone, mail, callTime }: NeedContact): readonly NeedFact[] {
  return [
    { label: words.contact, value: name },
    { label: words.phone, value: phoneShown(phone) },
    ...(mail === null ? [] : [{ label: words.mail, value: mail }]),
    { label: words.callTime, value: callTimeWords[callTime] },
  ];
}
