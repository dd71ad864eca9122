import { addDays } from "../calendar.ts";
import type { Facts, TownFact } from "../facts.ts";
import { createRandom, type Random } from "../random.ts";
import { basicSubjects } from "./basic-subjects.ts";
import { planBlockOffers } from "./block-offers.ts";
import type { PlannedTraining } from "./catalogue-types.ts";
import { certificationSubject } from "./certification-subject.ts";
import { discoverySubjects } from "./discovery-subjects.ts";
import type { Field } from "./field-of-metier.ts";
import { LOCAL_TRAININGS } from "./local-trades.ts";
import { type ActionFrame, planAction } from "./plan-action.ts";
import { type Organisation, planOrganisations } from "./plan-organisations.ts";
import type { Subject } from "./subject.ts";

export const ORGANISATION_COUNT = 120;
/** Blocks taught alone come besides (`block-offers.ts`). */
export const SESSION_COUNT = 400;
/** Certified trainings that a second organisation gives too, and times each basic-skills training is given. */
const SECOND_OFFERS = 48;
const BASIC_OFFERS = 4;
const BRANCH_MAX_KM = 45;

/** The whole made-up catalogue of the demonstration region. Same facts, day and seed: same catalogue. */
export function planCatalogue(facts: Facts, today: string, seed: number): readonly PlannedTraining[] {
  const random = createRandom(seed);
  const subjects = planSubjects(facts, random);
  const organisations = planOrganisations(organisationFields(subjects), facts.towns, random);
  const offers = giveToOrganisations(subjects, organisations, random);
  const frames = offers.map(({ subject, organisation }, index) =>
    actionFrames({ subject, organisation, number: `DEMO_${index + 1}`, today, towns: facts.towns }, random),
  );
  const counted = countSessions(frames.flat(), random);
  const trainings = offers.map(({ subject, organisation }, index) => {
    const {
      field: _field,
      blocks: _blocks,
      hours: _hours,
      isPermanent: _permanent,
      mayBeRemote: _remote,
      ...facets
    } = subject;
    return {
      ...facets,
      number: `DEMO_${index + 1}`,
      updatedOn: addDays(today, -random.integer(1, 60)),
      pathKind: subject.isPermanent ? 2 : random.pick([1, 1, 3, 4]),
      organisation,
      actions: (frames[index] ?? []).map((frame) =>
        planAction({ ...frame, sessionCount: counted.get(frame.number) ?? 1 }, random),
      ),
    };
  });
  return [...trainings, ...planBlockOffers({ facts, organisations }, today, seed)];
}

type Offer = { readonly subject: Subject; readonly organisation: Organisation };

function planSubjects(facts: Facts, random: Random): readonly Subject[] {
  const certified = facts.certifications.map(certificationSubject);
  const again = random.shuffle(certified.filter((subject) => (subject.levelOut ?? 0) <= 4)).slice(0, SECOND_OFFERS);
  const basic = Array.from({ length: BASIC_OFFERS }, basicSubjects).flat();
  return random.shuffle([...certified, ...again, ...basic, ...discoverySubjects(facts.metiers)]);
}

/** One field an organisation, in proportion to the trainings of each field, every field having one at least. */
function organisationFields(subjects: readonly Subject[]): readonly Field[] {
  const fields = [...new Set(subjects.map((subject) => subject.field))];
  const shares = fields.map((field) => ({
    field,
    due: subjects.filter((subject) => subject.field === field).length,
    given: 0,
  }));
  const chosen: Field[] = [];
  while (chosen.length < ORGANISATION_COUNT) {
    const [next] = shares.toSorted((a, b) => b.due / (b.given + 1) - a.due / (a.given + 1));
    if (next === undefined) break;
    next.given += 1;
    chosen.push(next.field);
  }
  return chosen;
}

/**
 * Gives each training to the organisation of its field that has the fewest, so that none is left without; those a town is known
 * for go there first.
 */
function giveToOrganisations(
  subjects: readonly Subject[],
  organisations: readonly Organisation[],
  random: Random,
): readonly Offer[] {
  const load = new Map(random.shuffle(organisations).map((organisation) => [organisation, 0]));
  const waiting = new Set(LOCAL_TRAININGS);
  return subjects.map((subject) => {
    const candidates = [...load].filter(([{ field }]) => field === subject.field).sort((a, b) => a[1] - b[1]);
    const local = [...waiting].find(({ code }) => code === (subject.rncp ?? subject.romes[0]));
    const atHome = candidates.find(([{ town }]) => town.insee === local?.insee);
    if (local !== undefined) waiting.delete(local);
    const [organisation, given] = atHome ?? candidates[0] ?? [];
    if (organisation === undefined) throw new Error(`No organisation teaches ${subject.field}`);
    load.set(organisation, (given ?? 0) + 1);
    return { subject, organisation };
  });
}

type OfferFrame = Omit<ActionFrame, "branch" | "sessionCount"> & { readonly towns: readonly TownFact[] };

/** One action a training; a third have a second one in a town near by. */
function actionFrames({ towns, ...offer }: OfferFrame, random: Random): readonly ActionFrame[] {
  const first = { ...offer, number: `AC_${offer.number}_1`, branch: undefined, sessionCount: 1 };
  const near = towns.filter((town) => {
    const km = distanceKm(offer.organisation.town, town);
    return km > 8 && km < BRANCH_MAX_KM;
  });
  const [branch] = random.shuffle(near);
  if (branch === undefined || !random.chance(0.33)) return [first];
  return [first, { ...first, number: `AC_${offer.number}_2`, branch }];
}

/** Great-circle distance, close enough over a region. */
function distanceKm(a: TownFact, b: TownFact): number {
  const kmPerDegree = 111.2;
  const east = (b.longitude - a.longitude) * Math.cos((a.latitude * Math.PI) / 180);
  return Math.hypot(b.latitude - a.latitude, east) * kmPerDegree;
}

/** Sessions of each action: one for a permanent entry, one to four otherwise, SESSION_COUNT in all. */
function countSessions(frames: readonly ActionFrame[], random: Random): ReadonlyMap<string, number> {
  const counts = new Map(frames.map((frame) => [frame.number, 1]));
  const fixed = frames.filter((frame) => !frame.subject.isPermanent).map((frame) => frame.number);
  let total = frames.length;
  while (total < SESSION_COUNT) {
    for (const number of random.shuffle(fixed)) {
      if (total >= SESSION_COUNT || random.chance(0.4)) continue;
      counts.set(number, (counts.get(number) ?? 1) + 1);
      total += 1;
    }
  }
  return counts;
}
