import type { Lacking } from "#app/content/lacking.ts";
import type { SkillVoice } from "#app/content/skill-voice.ts";
import type { Profile } from "#app/matching/profile/read-profile.server.ts";
import { type BlockSession, mayEnter } from "#app/matching/sessions/block-session.ts";
import type { NamedSkill } from "#app/skills/plain/plain-skills.ts";
import { entryLines } from "../shared/background-lines.ts";
import { type SessionLine, sessionLine } from "../shared/session-lines.ts";

const MOST_DATES = 2;
const MOST_BLOCKS = 5;

/** A block that closes a part of the gap, with the next dates on which it is taught. */
export interface BlockLine {
  readonly code: string;
  readonly label: string;
  readonly brings: readonly NamedSkill[];
  readonly dates: readonly (SessionLine & { readonly entry: readonly string[] })[];
  readonly moreDates: number;
}

/** The trainings that bring what is missing. `lacking`: how many skills are missing or close. */
export interface TrainingsScreen {
  readonly lacking: number;
  /** What is known of them. */
  readonly known: Lacking;
  readonly blocks: readonly BlockLine[];
  /** Blocks that are not taught nearby. */
  readonly elsewhere: readonly { readonly code: string; readonly label: string }[];
}

export function trainingsScreen(
  { gap, lacking: known, level }: Pick<Profile, "gap" | "lacking" | "level">,
  sessions: readonly BlockSession[],
  { today, voice }: { readonly today: string; readonly voice: SkillVoice },
): TrainingsScreen {
  const lacking = [...gap.missing, ...gap.close];
  const labelOf = new Map(lacking.map(({ ogr, label, official }) => [ogr, { label, official }]));
  const lines = gap.blocks.map(({ code, label, skills }) => {
    const dates = sessions.filter(({ blocks, entry }) => blocks.includes(code) && mayEnter(entry, level));
    return {
      code,
      label,
      brings: skills.flatMap((ogr) => labelOf.get(ogr) ?? []),
      dates: dates
        .slice(0, MOST_DATES)
        .map((one) => ({ ...sessionLine(one, today), entry: entryLines(one.entry, { level, voice }) })),
      moreDates: Math.max(0, dates.length - MOST_DATES),
    };
  });
  return {
    lacking: lacking.length,
    known,
    blocks: lines.filter(({ dates }) => dates.length > 0).slice(0, MOST_BLOCKS),
    elsewhere: lines.filter(({ dates }) => dates.length === 0).map(({ code, label }) => ({ code, label })),
  };
}
