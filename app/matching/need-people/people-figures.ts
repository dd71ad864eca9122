import type { BlocksAway } from "./fewest-blocks.ts";

/** Who a number of people is shown to. */
export const figureReaders = ["prescriber", "company"] as const;
export type FigureReader = (typeof figureReaders)[number];

/** How many people have all that is essential, or lack one, two, three blocks of it; null: too few to be said, or none. */
export interface PeopleFigures {
  readonly haveAll: number | null;
  readonly lackOne: number | null;
  readonly lackTwo: number | null;
  readonly lackThree: number | null;
}

/** People and sessions are counted so far around a need. */
export const NEED_RADIUS_KM = 30;
/** Under these, a number is not said. Issue D1.7. */
export const LEAST_SHOWN: Readonly<Record<FigureReader, number>> = { prescriber: 5, company: 11 };
const ROUNDED_TO = 10;

/** Numbers as they may be shown: none that is small; whole tens, rounded down, to a company. */
export function shownFigures(counts: ReadonlyMap<BlocksAway, number>, reader: FigureReader): PeopleFigures {
  const shown = (away: BlocksAway): number | null => {
    const people = counts.get(away) ?? 0;
    if (people < LEAST_SHOWN[reader]) return null;
    return reader === "company" ? people - (people % ROUNDED_TO) : people;
  };
  return { haveAll: shown(0), lackOne: shown(1), lackTwo: shown(2), lackThree: shown(3) };
}
