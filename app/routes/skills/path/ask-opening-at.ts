import type { Actor } from "#app/access/actor.ts";
import type { AnsweredGap } from "#app/matching/gap/answered-gap.ts";
import type { ProposedPath } from "#app/matching/proposal/propose-paths.ts";
import { mayAskOpening } from "#app/needs/openings/opening-askers.ts";

/** As many blocks as the form offers. */
const MOST_BLOCKS = 12;
const INSEE = /^insee:(\w{5})$/;

/**
 * Where whoever follows people asks for a session of what no step of a path teaches; null for everybody else, and when nothing is left. The
 * address says blocks and a town, and nothing of the person.
 */
export function askOpeningAt(
  actor: Actor,
  {
    gap,
    paths,
    place,
  }: {
    readonly gap: AnsweredGap;
    readonly paths: readonly ProposedPath[];
    /** The town of the draft, as it keeps it. */
    readonly place: string | undefined;
  },
): string | null {
  if (actor.kind !== "member" || !mayAskOpening(actor)) return null;
  const taught = new Set(paths.flatMap(({ steps }) => steps.flatMap(({ blocks }) => blocks)));
  const left = gap.blocks.filter(({ code }) => !taught.has(code)).slice(0, MOST_BLOCKS);
  if (left.length === 0) return null;
  const town = INSEE.exec(place ?? "")?.[1];
  const asked = new URLSearchParams([
    ...left.map(({ code }) => ["bloc", code]),
    ...(town === undefined ? [] : [["lieu", town]]),
    ["motif", "parcours"],
  ]);
  return `/mon-organisation/ouvertures/demander?${asked.toString()}`;
}
