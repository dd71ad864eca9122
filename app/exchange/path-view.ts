import { pathName, pathPage as words } from "#app/content/skill-paths.ts";
import type { AnsweredPaths } from "#app/matching/proposal/asked-paths.ts";
import type { PathsAnswer } from "./path-schema.ts";

/** Paths as the public API names things. */
export function toPathsAnswer({ gap, paths }: AnsweredPaths): PathsAnswer {
  const lacking = gap.missing.length + gap.close.length;
  const { points, of } = gap.coverage;
  return {
    paths: paths.map(({ virtues, steps, gained, bound, objective, unmet, violations }) => ({
      label: pathName(virtues),
      steps: steps.map(({ session, block, startsOn, endsOn, hours, adds, prepares }) => ({
        ...{ session: session.number, block, startsOn, endsOn, hours },
        km: session.place.distanceKm,
        brings: [...adds],
        prepares: [...prepares],
        because: adds.length === 0 && prepares.length > 0 ? words.whyPrior : words.whyOf(adds.length, lacking, "mixed"),
      })),
      covers: { points: points + gained, of },
      ...{ bound, objective },
      unmet: [...unmet],
      violations: violations.map(({ rule }) => rule),
    })),
  };
}
