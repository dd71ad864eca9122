import type { Facts } from "../facts.ts";
import { createRandom } from "../random.ts";
import type { PlannedTraining } from "./catalogue-types.ts";
import { certificationSubject, plainLabel } from "./certification-subject.ts";
import { planAction } from "./plan-action.ts";
import type { Organisation } from "./plan-organisations.ts";

/** Blocks taught alone, so that somebody who lacks a part of a job finds that part: around Lens, for care and for the food industry. */
const BLOCK_OFFERS: readonly { readonly block: string; readonly insee: string; readonly hours: number }[] = [
  { block: "RNCP4821BC02", insee: "62498", hours: 182 }, // Lens
  { block: "RNCP4821BC04", insee: "62510", hours: 140 }, // Liévin
  { block: "RNCP25467BC01", insee: "62041", hours: 105 }, // Arras
  { block: "RNCP25467BC03", insee: "62498", hours: 98 },
  { block: "RNCP25467BC04", insee: "59178", hours: 126 }, // Douai
  { block: "RNCP34692BC03", insee: "62498", hours: 35 },
  { block: "RNCP35028BC03", insee: "62119", hours: 154 }, // Béthune
  { block: "RNCP31838BC01", insee: "62498", hours: 140 },
  { block: "RNCP31838BC02", insee: "62119", hours: 175 },
];
const SESSIONS_EACH = 3;
/** Far from the numbers that the rest of the catalogue draws with. */
const OWN_SEED = 9_000;

/** One training for each block taught alone, given by organisations of the catalogue. Same day and seed: the same. */
export function planBlockOffers(
  { facts, organisations }: { readonly facts: Facts; readonly organisations: readonly Organisation[] },
  today: string,
  seed: number,
): readonly PlannedTraining[] {
  const random = createRandom(OWN_SEED + seed);
  return BLOCK_OFFERS.flatMap(({ block: code, insee, hours }, index): readonly PlannedTraining[] => {
    const certification = facts.certifications.find(({ blocks }) => blocks.some((block) => block.code === code));
    const block = certification?.blocks.find((one) => one.code === code);
    const branch = facts.towns.find((town) => town.insee === insee);
    if (certification === undefined || block === undefined || branch === undefined) return [];
    const subject = { ...certificationSubject({ ...certification, blocks: [block] }), hours: [hours] as const };
    const givers = organisations.filter(({ field }) => field === subject.field);
    const organisation = givers[index % Math.max(1, givers.length)];
    if (organisation === undefined) return [];
    const number = `DEMO_BLOC_${index + 1}`;
    const frame = { today, subject, organisation, branch, number: `AC_${number}_1`, sessionCount: SESSIONS_EACH };
    const {
      field: _field,
      blocks: _blocks,
      hours: _hours,
      isPermanent: _open,
      mayBeRemote: _remote,
      ...facets
    } = subject;
    return [
      {
        ...facets,
        number,
        title: `${facets.title} : ${plainLabel(block.label)}`.slice(0, 250),
        updatedOn: today,
        pathKind: 4,
        organisation,
        actions: [planAction(frame, random)],
      },
    ];
  });
}
