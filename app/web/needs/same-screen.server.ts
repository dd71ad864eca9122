import { capitalised } from "#app/content/capitalised.ts";
import { dayInWords } from "#app/content/dates.ts";
import { needFactWords as facts, needSheetPage as words } from "#app/content/needs.ts";
import { contractWords, needStateWords } from "#app/needs/need-words.ts";
import type { ReadNeed } from "#app/needs/read-need.ts";
import type { NeedTelling } from "#app/needs/read-need-store.server.ts";
import type { LikelySame } from "#app/needs/same/find-same-needs.server.ts";
import { phoneShown } from "#app/platform/phone.ts";
import type { NeedFact } from "./need-facts.ts";

/** A need that may be the same, in words: what both say, what they say otherwise. */
export interface SameScreen {
  readonly id: string;
  readonly version: string;
  readonly title: string;
  readonly told: string;
  readonly facts: readonly NeedFact[];
  readonly stays: string;
}

type Told = Pick<
  ReadNeed,
  "companyName" | "siret" | "jobLabel" | "town" | "headcount" | "startsOn" | "contract" | "createdOn"
>;

/** Puts a need that may be the same into words, beside the one that is read. */
export function sameScreen(need: Told, { other, stays }: LikelySame): SameScreen {
  const { same } = words;
  const theirs = saidBy(other);
  return {
    id: other.id,
    version: String(other.version),
    title: same.other(capitalised(other.jobLabel), other.companyName),
    told: same.toldOn(other.createdOn, needStateWords[other.state].sensor),
    facts: saidBy(need).map(({ label, value }, place) => {
      const there = theirs[place]?.value ?? "";
      return { label, value: value === there ? same.alike(value) : same.differs(value, there) };
    }),
    stays: stays ? same.stays.other : same.stays.this,
  };
}

/** What is compared, in the order that is shown. */
function saidBy({ companyName, siret, jobLabel, town, headcount, startsOn, contract }: Told): readonly NeedFact[] {
  return [
    { label: facts.company, value: companyName },
    { label: facts.siret, value: siret },
    { label: facts.job, value: jobLabel },
    { label: facts.town, value: town },
    { label: facts.headcount, value: facts.people(headcount) },
    { label: facts.startsOn, value: startsOn === null ? facts.asap : dayInWords(startsOn) },
    { label: facts.contract, value: contractWords[contract] },
  ];
}

/** A telling that was merged into the need that is read, in words. */
export interface TellingScreen {
  readonly id: string;
  readonly title: string;
  readonly hints: readonly string[];
}

/** Puts a telling that was merged into words: who told it, and what. */
export function tellingScreen({ id, companyName, jobLabel, town, headcount, ...told }: NeedTelling): TellingScreen {
  const contact = [told.contactName, told.phone === null ? null : phoneShown(told.phone)].filter(
    (said) => said !== null,
  );
  return {
    id,
    title: words.same.other(capitalised(jobLabel), companyName),
    hints: [
      words.merged.telling(facts.people(headcount), town, told.createdOn),
      ...(contact.length === 0 ? [] : [contact.join(", ")]),
    ],
  };
}
