import type { BlockIndex } from "../blocks/block-index.ts";
import type { BlockSession } from "../sessions/block-session.ts";

/** A session of a draft, and those of the wanted skills that its blocks bring, in their order. */
export interface ChosenSession {
  readonly chosen: BlockSession;
  readonly blocks: readonly string[];
  readonly skills: readonly number[];
}

/** More sessions than this make no path of an operation. */
const MOST_CHOSEN = 3;

/**
 * Chooses sessions that bring skills, at most three: each time the one that brings the most of those still lacking; of several, one that
 * begins once the last chosen ended, then the soonest, then the nearest. Those without a day come last. `from`: a civil day.
 */
export function chooseSessions(
  wanted: readonly number[],
  sessions: readonly BlockSession[],
  { index, from }: { readonly index: BlockIndex; readonly from: string },
): readonly ChosenSession[] {
  const chosen: ChosenSession[] = [];
  let after = from;
  for (let lacking = [...wanted]; lacking.length > 0 && chosen.length < MOST_CHOSEN; ) {
    const best = sessions
      .map((session) => bringing(session, lacking, index))
      .filter(({ skills }) => skills.length > 0)
      .toSorted((one, other) => other.skills.length - one.skills.length || inOrder(one, other, after))[0];
    if (best === undefined) break;
    chosen.push(best);
    const { endsOn } = best.chosen.session;
    if (endsOn !== null && endsOn > after) after = endsOn;
    lacking = lacking.filter((ogr) => !best.skills.includes(ogr));
  }
  return chosen.toSorted((one, other) => (dayOf(one) < dayOf(other) ? -1 : dayOf(one) > dayOf(other) ? 1 : 0));
}

function bringing(chosen: BlockSession, lacking: readonly number[], index: BlockIndex): ChosenSession {
  const taught = (code: string): readonly number[] => index.block(code)?.skills ?? [];
  const blocks = chosen.blocks.filter((code) => taught(code).some((ogr) => lacking.includes(ogr)));
  return { chosen, blocks, skills: lacking.filter((ogr) => blocks.some((code) => taught(code).includes(ogr))) };
}

const NO_DAY = "9999-12-31";

function dayOf({ chosen }: ChosenSession): string {
  return chosen.session.startsOn ?? NO_DAY;
}

function inOrder(one: ChosenSession, other: ChosenSession, after: string): number {
  const isLate = Number(dayOf(one) < after) - Number(dayOf(other) < after);
  if (isLate !== 0) return isLate;
  if (dayOf(one) !== dayOf(other)) return dayOf(one) < dayOf(other) ? -1 : 1;
  return (one.chosen.session.place.distanceKm ?? 0) - (other.chosen.session.place.distanceKm ?? 0);
}
