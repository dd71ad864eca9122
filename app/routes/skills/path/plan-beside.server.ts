import { can } from "#app/access/can.ts";
import type { Admit } from "#app/matching/proposal/propose-paths.server.ts";
import { planObstacleOf } from "#app/positioning/eligibility/explain.ts";
import {
  type EligibilityOfSessions,
  openEligibility,
} from "#app/positioning/eligibility/explain-eligibility.server.ts";
import { readOffered } from "#app/positioning/follow/read-offer.server.ts";
import type { Guarded } from "#app/web/guard.server.ts";
import { memberOf } from "#app/web/member-of.ts";
import { unopened } from "#app/web/people/unopened.server.ts";
import type { StepsOfFile } from "./path-screen.ts";

/** What the file of somebody says of a path: which sessions it may hold, then what to say and to offer beside its steps. */
export interface PlanBeside {
  readonly admit: Admit;
  stepsOf(numbers: readonly string[]): Promise<StepsOfFile>;
}

/**
 * Opens the file of the person whose pages these are, for who may position them: the path then holds what positioning would accept, by the
 * same rules. Null on the pages of everybody else.
 */
export async function planBeside({ actor, database, params, request }: Guarded): Promise<PlanBeside | null> {
  const personId = params["id"];
  if (personId === undefined || !can(actor, "positioning.submit")) return null;
  const member = memberOf(actor);
  const opened = await openEligibility(database, member, personId);
  if (!opened.ok) {
    const { pathname, search } = new URL(request.url);
    throw unopened(opened.refusal, pathname + search);
  }
  const { asked, explain } = opened.value;
  const explained: EligibilityOfSessions[] = [];
  const linesOf = (id: number) => explained.findLast((lot) => lot.has(id))?.get(id) ?? [];
  return {
    async admit(sessions) {
      const lot = await explain(sessions);
      explained.push(lot);
      return new Set([...lot].flatMap(([id, lines]) => (planObstacleOf(lines) === null ? [id] : [])));
    },
    async stepsOf(numbers) {
      const offered = await readOffered(database, member, numbers);
      return { personId, asked, linesOf, mayPosition: (number) => offered.get(number)?.mayPosition === true };
    },
  };
}
