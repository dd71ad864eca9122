import { can } from "#app/access/can.ts";
import type { Admit } from "#app/matching/proposal/propose-paths.server.ts";
import type { HeldContent } from "#app/people/skill-draft/draft-content.ts";
import { todayIso } from "#app/platform/clock.server.ts";
import { planObstacleOf } from "#app/positioning/eligibility/explain.ts";
import {
  type EligibilityOfPlan,
  type EligibilityOfSessions,
  openEligibility,
  openOwnEligibility,
} from "#app/positioning/eligibility/explain-eligibility.server.ts";
import { readOffered } from "#app/positioning/follow/read-offer.server.ts";
import type { Guarded } from "#app/web/guard.server.ts";
import { memberOf } from "#app/web/member-of.ts";
import { unopened } from "#app/web/people/unopened.server.ts";
import type { StepsOfFile } from "./path-screen.ts";

/** What the file of somebody says of a path: which sessions it may hold, then what to say and to offer beside its steps. */
export interface PlanBeside {
  readonly admit: Admit;
  /** The level of diploma of the file; null: it says none. */
  readonly level: number | null;
  stepsOf(numbers: readonly string[]): Promise<StepsOfFile>;
}

/**
 * Opens the file of the person whose pages these are, for who may position them, or for themselves by their account: the path then holds
 * what positioning would accept, by the same rules. Null on the pages of everybody else, and for who has no file.
 */
export async function planBeside(guarded: Guarded): Promise<PlanBeside | null> {
  const { actor, database, params, request } = guarded;
  const personId = params["id"];
  if (personId === undefined) return planAlone(guarded);
  if (!can(actor, "positioning.submit")) return null;
  const member = memberOf(actor);
  const opened = await openEligibility(database, member, personId);
  if (!opened.ok) {
    const { pathname, search } = new URL(request.url);
    throw unopened(opened.refusal, pathname + search);
  }
  const { admit, level, asked, linesOf } = comparing(opened.value);
  return {
    admit,
    level,
    async stepsOf(numbers) {
      const offered = await readOffered(database, member, numbers);
      return { personId, asked, linesOf, mayPosition: (number) => offered.get(number)?.mayPosition === true };
    },
  };
}

/** The same for the person themselves: they are offered nothing, and see where each of their requests stands. */
async function planAlone({ actor, database }: Guarded): Promise<PlanBeside | null> {
  if (actor.kind !== "person") return null;
  const opened = await openOwnEligibility(database, actor);
  if (opened === null) return null;
  const { admit, level, asked, linesOf } = comparing(opened);
  const steps: StepsOfFile = { personId: null, asked, linesOf, mayPosition: () => false };
  return { admit, level, stepsOf: () => Promise.resolve(steps) };
}

/** What was compared is kept for the words of the steps. */
function comparing({
  asked,
  level,
  explain,
}: EligibilityOfPlan): Pick<PlanBeside, "admit" | "level"> & Pick<StepsOfFile, "asked" | "linesOf"> {
  const explained: EligibilityOfSessions[] = [];
  return {
    asked,
    level,
    linesOf: (id) => explained.findLast((lot) => lot.has(id))?.get(id) ?? [],
    async admit(sessions) {
      const lot = await explain(sessions);
      explained.push(lot);
      return new Set([...lot].flatMap(([id, lines]) => (planObstacleOf(lines) === null ? [id] : [])));
    },
  };
}

/** What somebody said, with the level of diploma of their file when they said none. */
export function knowingLevel(said: HeldContent, level: number | null): HeldContent {
  if (level === null || said.background.level !== null) return said;
  const known = { value: level, evidence: "own-word", on: todayIso() } as const;
  return { ...said, background: { ...said.background, level: known } };
}
