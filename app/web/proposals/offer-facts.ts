import { eurosInWords } from "#app/content/amounts.ts";
import { dayInWords } from "#app/content/dates.ts";
import { proposalPage as words } from "#app/content/proposals.ts";
import { contractWords, payPeriodWords } from "#app/needs/need-words.ts";
import type { Offered } from "#app/positioning/proposal/offered.ts";

/** What a person reads of a job that is proposed to them. */
export function offerFacts(offered: Offered): readonly { readonly label: string; readonly value: string }[] {
  const { jobLabel, companyName, town, contract, startsOn, weeklyHours, payCents, payPeriod, skills } = offered;
  return [
    { label: words.job, value: jobLabel },
    ...(companyName === null ? [] : [{ label: words.company, value: companyName }]),
    { label: words.town, value: town },
    { label: words.contract, value: contractWords[contract] },
    { label: words.startsOn, value: startsOn === null ? words.asap : dayInWords(startsOn) },
    ...(weeklyHours === null ? [] : [{ label: words.hours, value: String(weeklyHours) }]),
    ...(payCents === null || payPeriod === null
      ? []
      : [{ label: words.pay, value: `${eurosInWords(payCents)} ${payPeriodWords[payPeriod]}` }]),
    ...(skills.length === 0 ? [] : [{ label: words.skills, value: skills.join(" ; ") }]),
  ];
}
