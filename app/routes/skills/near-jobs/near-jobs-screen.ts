import { nearJobsWords } from "#app/content/near-jobs.ts";
import type { SkillVoice } from "#app/content/skill-voice.ts";
import type { FoundNearJob } from "#app/matching/near/find-near-jobs.server.ts";
import type { DraftContent } from "#app/people/skill-draft/draft-content.ts";
import type { HiringOutlook } from "#app/skills/hiring/hiring-outlook.ts";
import type { MetierHiring } from "#app/skills/hiring/read-hiring.server.ts";
import type { NamedSkill } from "#app/skills/plain/plain-skills.ts";
import { addressOf } from "#app/web/training/results-filters.ts";
import { noSearchParameters } from "#search/training-parameters.ts";

const MOST_SHOWN = 4;

/** A job that is close, in words. */
export interface NearJobLine {
  readonly rome: string;
  readonly label: string;
  readonly have: string;
  readonly known: readonly NamedSkill[];
  /** Known in part, or near one that is known. */
  readonly close: readonly NamedSkill[];
  readonly moreClose: number;
  readonly missing: readonly NamedSkill[];
  readonly moreMissing: number;
  /** Nobody asked about them yet. */
  readonly unsure: readonly NamedSkill[];
  readonly moreUnsure: number;
  /** What published statistics say of hirings, one sentence each. */
  readonly hirings: readonly string[];
  readonly trainings: { readonly text: string; readonly href: string | null };
  readonly isWanted: boolean;
}

/** Where trainings are counted: near the town of the draft, in the whole region without one. */
export function whereOf({ place, radiusKm }: DraftContent): {
  readonly place: string | null;
  readonly radiusKm: number | null;
} {
  return place === null ? { place: null, radiusKm: null } : { place: place.value, radiusKm };
}

interface AroundJobs {
  /** Trainings, by job. */
  readonly counts: ReadonlyMap<string, number>;
  readonly hirings: ReadonlyMap<string, MetierHiring>;
  readonly draft: DraftContent;
  readonly voice: SkillVoice;
}

type Words = (typeof nearJobsWords)[SkillVoice];

export function nearJobLines(
  jobs: readonly FoundNearJob[],
  { counts, hirings, draft, voice }: AroundJobs,
): readonly NearJobLine[] {
  const words = nearJobsWords[voice];
  return jobs.map(({ rome, label, have, close, missing, unsure }) => ({
    ...{ rome, label },
    have: words.have(have.length, [...have, ...close, ...missing, ...unsure].length),
    known: have.slice(0, MOST_SHOWN),
    close: close.slice(0, MOST_SHOWN),
    moreClose: Math.max(0, close.length - MOST_SHOWN),
    missing: missing.slice(0, MOST_SHOWN),
    moreMissing: Math.max(0, missing.length - MOST_SHOWN),
    unsure: unsure.slice(0, MOST_SHOWN),
    moreUnsure: Math.max(0, unsure.length - MOST_SHOWN),
    hirings: hiringSentences(words, hirings.get(rome), draft.place?.label),
    trainings: trainingsOf(words, { rome, count: counts.get(rome) ?? 0, draft }),
    isWanted: draft.target?.rome === rome,
  }));
}

function trainingsOf(
  words: Words,
  { rome, count, draft }: { readonly rome: string; readonly count: number; readonly draft: DraftContent },
): NearJobLine["trainings"] {
  const place = draft.place?.label;
  if (count === 0) return { text: place === undefined ? words.noTraining : words.noTrainingNear(place), href: null };
  return {
    text: place === undefined ? words.trainings(count) : words.trainingsNear(count, place),
    href: addressOf({ ...noSearchParameters, ...whereOf(draft), rome: [rome] }),
  };
}

function hiringSentences(words: Words, hiring: MetierHiring | undefined, place: string | undefined): readonly string[] {
  if (hiring === undefined) return [];
  const { outlook, lacksCandidates, isLocal } = hiring;
  const where = isLocal && place !== undefined ? words.around(place) : words.inRegion;
  return [
    ...(outlook === null ? [] : [outlookSentence(words, outlook, where)]),
    ...(lacksCandidates === null ? [] : [words.lacksCandidates(lacksCandidates)]),
  ];
}

function outlookSentence(words: Words, outlook: HiringOutlook, where: string): string {
  if (outlook.kind !== "counted") {
    return (outlook.kind === "none" ? words.noHiring : words.someHirings)(outlook.year, where);
  }
  const { year, projects, difficult, isLeast } = outlook;
  return `${words.hirings(projects, isLeast, year, where)}${difficult === null ? "." : words.difficult(difficult)}`;
}
