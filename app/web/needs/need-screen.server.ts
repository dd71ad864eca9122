import { dayInWords } from "#app/content/dates.ts";
import { needFactWords, needSheetPage as words } from "#app/content/needs.ts";
import { proposalProgressText } from "#app/content/proposals.ts";
import type { NeedForMember } from "#app/needs/command-need.server.ts";
import { contestWords, needStateWords, setAsideWords } from "#app/needs/need-words.ts";
import type { LikelySame } from "#app/needs/same/find-same-needs.server.ts";
import type { ProposalProgress } from "#app/positioning/proposal/proposal-store.server.ts";
import { type Answerable, answerableOf } from "./answerable.server.ts";
import type { ChoiceToQualify } from "./choice-to-qualify.ts";
import { companyFacts, contactFacts, type NeedFact, postFacts, skillFacts } from "./need-facts.ts";
import type { ProposedOfMetier } from "./proposed-skills.server.ts";
import { type SameScreen, sameScreen, type TellingScreen, tellingScreen } from "./same-screen.server.ts";
import { saidOfSkills } from "./skill-choices.ts";

/** The page of a need, in words. */
export interface NeedScreen {
  readonly title: string;
  readonly stand: readonly string[];
  readonly contact: readonly NeedFact[] | null;
  readonly facts: readonly NeedFact[];
  /** Null: the member reads, and commands nothing. */
  readonly commands: (ChoiceToQualify & { readonly answerable: Answerable }) | null;
  readonly same: readonly SameScreen[];
  /** The need that stays, of a merged one that a sensor reads. */
  readonly mergedIntoId: string | null;
  readonly tellings: readonly TellingScreen[];
  readonly history: readonly { readonly key: string; readonly title: string; readonly line: string }[];
}

interface Around {
  readonly asked: string;
  readonly found: ChoiceToQualify["found"];
  /** The métier that the need has, or that the sensor chooses now, and its skills. */
  readonly proposed: ProposedOfMetier | null;
  /** The needs that may be the same. */
  readonly same: readonly LikelySame[];
  /** How far its proposals went; null: no sensor reads. */
  readonly progress: ProposalProgress | null;
  readonly on: string;
}

/** Puts a need into words for a member, on a civil day. */
export function needScreen(
  { need, contact, events, tellings, mayCommand }: NeedForMember,
  { asked, found, proposed, same, progress, on }: Around,
): NeedScreen {
  const why = need.reason === null ? [] : [setAsideWords[need.reason]];
  return {
    title: need.metierLabel ?? need.jobLabel,
    stand: [needStateWords[need.state].sensor, ...why],
    contact: contact === null ? null : contactFacts(contact),
    facts: [
      { label: needFactWords.job, value: need.metierLabel ?? needFactWords.noJob },
      { label: needFactWords.company, value: need.companyName },
      ...postFacts(need),
      ...skillFacts(need.skills),
      ...companyFacts(need).slice(1),
      ...progressFacts(progress),
    ],
    commands: mayCommand
      ? {
          ...{ asked, found, companyName: need.companyName, state: need.state },
          metier: proposed?.metier ?? null,
          skillLabels: (proposed?.skills ?? []).map(({ ogr, label }) =>
            ogr === null ? needFactWords.ownWords(label) : label,
          ),
          skills: saidOfSkills(proposed?.skills ?? [], need.skills),
          ...layerOf(need),
          answerable: answerableOf(need, "sensor", on),
        }
      : null,
    same: same.map((one) => sameScreen(need, one)),
    mergedIntoId: need.mergedIntoId,
    tellings: tellings.map(tellingScreen),
    history: events.map(({ version, command, byCommander, organisation, skill, on: day }) => ({
      key: String(version),
      title: skill === null ? words.commands[command] : words.commandOn(words.commands[command], skill),
      line: `${dayInWords(day)}, ${organisation ?? words.by[byCommander]}`,
    })),
  };
}

function progressFacts(progress: ProposalProgress | null): readonly NeedFact[] {
  if (progress === null || progress.proposed === 0) return [];
  const { proposed, told, hired } = progress;
  return [{ label: proposalProgressText.label, value: proposalProgressText.line(proposed, told, hired) }];
}

function layerOf({ state, skills }: NeedForMember["need"]): Pick<ChoiceToQualify, "counting" | "contested"> {
  if (state !== "qualified") return { counting: [], contested: [] };
  const placed = skills.map((skill, place) => ({ ...skill, value: String(place) }));
  return {
    counting: placed.flatMap(({ value, label, contested }) => (contested === null ? [{ value, label }] : [])),
    contested: placed.flatMap(({ value, label, contested }) =>
      contested === null ? [] : [{ value, label, why: contestWords[contested] }],
    ),
  };
}
