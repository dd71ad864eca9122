import { personNeedsPage as words } from "#app/content/proposals.ts";
import type { SkillsCompared } from "#app/positioning/proposal/compare-skills.ts";

/** What somebody has, has a little and lacks of what a need asks for, in lines. */
export function skillLines({ held, partial, lacking, unknown }: SkillsCompared): readonly string[] {
  const said = [
    ...(lacking.length === 0 ? [] : [words.lacking(lacking)]),
    ...(partial.length === 0 ? [] : [words.partial(partial)]),
    ...(held.length === 0 ? [] : [words.held(held)]),
    ...(unknown.length === 0 ? [] : [words.unknown(unknown)]),
  ];
  return lacking.length + unknown.length === 0 ? [words.lacksNothing, ...said] : said;
}
