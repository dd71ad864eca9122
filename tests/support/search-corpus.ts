import type { SessionDocument, TrainingDocument } from "#search/documents.ts";
import { aids, modalities, paces } from "#search/values.ts";
import { type RandomPicks, randomPicks } from "./random-picks.ts";

/** A small made-up catalogue: the documents an engine should see, and the records they come from. */
export interface SearchCorpus {
  readonly trainings: readonly TrainingDocument[];
  readonly sessions: readonly SessionDocument[];
}

export const today = "2026-12-01";

/** Words whose stems all differ, so that an oracle can compare them as they are. */
export const titleWords = [
  "soudure",
  "pain",
  "jardin",
  "paie",
  "anglais",
  "robot",
  "vente",
  "cuisine",
  "laser",
  "bois",
] as const;
export const bodyWords = ["hygrométrie", "mortaise", "levain", "facture"] as const;
export const blockCodes = ["RNCP34000BC01", "RNCP34001BC02", "RNCP34001BC03"] as const;
const organisations = ["Greta Lille", "Afpa Maubeuge", "Bois Atelier"] as const;
const romes = ["A1101", "D1401", "H2913", "M1805", "N4101"] as const;
const funders = [0, 2, 4, 10, 16] as const;
const publics = ["83056", "80010", "80009"] as const;

interface Town {
  readonly departement: string;
  readonly zone: string | null;
  readonly latitude: number;
  readonly longitude: number;
}

/** Same seed and size, same corpus. More than 62 places, so that the rarest ones leave the masks. */
export function makeCorpus(seed: number, size: number): SearchCorpus {
  const random = randomPicks(seed);
  const towns = makeTowns(random);
  const trainings = Array.from({ length: size }, (_, index) => makeTraining(random, index + 1));
  const sessions: SessionDocument[] = [];
  for (const training of trainings) {
    const { trainingId } = training;
    for (let action = 0; action <= random.integer(3); action += 1) {
      const common = makeAction(random, trainingId, random.pick(towns));
      for (let n = 0; n <= random.integer(3); n += 1)
        sessions.push(withBlocksOf(training, makeSession(random, common, sessions.length + 1)));
    }
  }
  return { trainings, sessions };
}

function makeTowns(random: RandomPicks): Town[] {
  return Array.from({ length: 160 }, (_, index) => ({
    departement: String(1 + (index < 45 ? index % 4 : index % 80)).padStart(2, "0"),
    zone: index % 9 === 0 ? null : String(3200 + (index < 45 ? index % 6 : index)),
    latitude: Number((50 + random.number() * 1.5).toFixed(4)),
    longitude: Number((2 + random.number() * 2).toFixed(4)),
  }));
}

function makeTraining(random: RandomPicks, trainingId: number): TrainingDocument {
  const codes = random.some(romes, 0.25);
  const organisation = random.pick(organisations);
  return {
    trainingId,
    number: `T${trainingId}`,
    title: [random.pick(titleWords), random.pick(titleWords)].join(" "),
    organisation,
    organisationSiret: `1234567890000${organisations.indexOf(organisation)}`,
    certificationTitles: [],
    body: [random.pick(titleWords), ...random.some(bodyWords, 0.15)].join(" "),
    romes: codes,
    rncps: random.chance(0.4) ? [`RNCP${34_000 + random.integer(5)}`] : [],
    blocks: [],
    formacodes: random.chance(0.5) ? [random.pick(["42084", "15041"])] : [],
    domains: codes.length === 0 ? ["Z"] : [...new Set(codes.map((code) => code.slice(0, 1)))],
    levelIn: random.chance(0.5) ? 3 + random.integer(3) : null,
    levelOut: random.chance(0.8) ? 1 + random.integer(8) : null,
    isCertifying: random.chance(0.5),
  };
}

type ActionPart = Omit<
  SessionDocument,
  "sessionId" | "startsOn" | "endsOn" | "isRecruiting" | "recruitsUntil" | "blocks"
>;

function makeAction(random: RandomPicks, trainingId: number, town: Town): ActionPart {
  const hasPlace = random.chance(0.93);
  const paid = random.some(funders, 0.3);
  return {
    trainingId,
    isPermanent: random.chance(0.2),
    modality: random.pick(modalities),
    paces: random.some(paces, 0.4),
    hours: random.chance(0.8) ? 70 * (1 + random.integer(6)) : null,
    funders: paid,
    isPaidCollective: paid.some((code) => [2, 4, 16].includes(code)),
    publics: random.some(publics, 0.4),
    aids: random.some(aids, 0.3),
    isAccessible: random.chance(0.5),
    latitude: hasPlace ? town.latitude : null,
    longitude: hasPlace ? town.longitude : null,
    departement: hasPlace ? town.departement : null,
    zone: hasPlace ? town.zone : null,
    region: hasPlace ? regionOf(town.departement) : null,
  };
}

function makeSession(random: RandomPicks, action: ActionPart, sessionId: number): SessionDocument {
  const startsOn = random.chance(0.92) ? addDays(today, random.integer(400) - 90) : null;
  const endsOn = startsOn !== null && random.chance(0.8) ? addDays(startsOn, random.integer(200)) : null;
  return {
    ...action,
    sessionId,
    startsOn,
    endsOn,
    isRecruiting: random.chance(0.5),
    // A session shown until it starts or ends: enrolment does not say more.
    recruitsUntil:
      startsOn !== null && endsOn !== null && random.chance(0.5) ? addDays(today, random.integer(60) - 30) : null,
    blocks: random.some(blockCodes, 0.3),
  };
}

/** The block of the one certification of which the records know the blocks: a session that lists none teaches it. */
export const wholeBlock = { certification: "RNCP34002", code: "RNCP34002BC01" } as const;

function withBlocksOf({ rncps }: TrainingDocument, session: SessionDocument): SessionDocument {
  const teachesAll = session.blocks.length === 0 && rncps.includes(wholeBlock.certification);
  return teachesAll ? { ...session, blocks: [wholeBlock.code] } : session;
}

function regionOf(departement: string): string {
  return Number(departement) < 40 ? "32" : "11";
}

function addDays(isoDate: string, days: number): string {
  return new Date(Date.parse(`${isoDate}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
