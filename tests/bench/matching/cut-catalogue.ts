import type { PathInstance, PathInstanceOption } from "#app/matching/path/path-instance.ts";
import { type RandomPicks, randomPicks } from "#tests/support/random-picks.ts";
import type { CatalogueSession, ExpectedSkills } from "./catalogue-sessions.ts";

export interface Catalogue {
  readonly sessions: readonly CatalogueSession[];
  readonly expected: ExpectedSkills;
  readonly near: ReadonlyMap<string, readonly string[]>;
}

interface Gap {
  /** The wanted métier, then those near it. */
  readonly metiers: readonly string[];
  /** OGR codes and weights. */
  readonly skills: ReadonlyMap<number, number>;
}

interface Cut {
  readonly random: RandomPicks;
  readonly expected: ExpectedSkills;
  /** The place of each skill of the gap, by its OGR code. */
  readonly places: ReadonlyMap<number, number>;
  readonly home: { readonly latitude: number; readonly longitude: number };
  /** Blocks of each certification, as the catalogue lists them. */
  readonly blockCounts: ReadonlyMap<string, number>;
}

const SKILLS = 60;
const OPTIONS = 300;
/** 2026-12-01, the day the catalogue is read on, and eighteen months. */
const FROM = 20_788;
const DAYS = 548;
const EARTH_KM = 6_371;

/**
 * The question of somebody who lives where a session takes place and can do nothing yet of a métier drawn: sixty expected skills, its
 * own first, then those of the nearest métiers, and 300 options among the sessions of these métiers that start in time. An option is
 * one block of a session: its period, hours and price are divided evenly among its blocks, in their order. Dates, hours, prices and
 * places are the catalogue's. What a block teaches is made up: the skills of the session's métiers are dealt by code among the blocks
 * of the certification. So is what one option in eight requires, which no catalogue says.
 */
export function cutCatalogue(catalogue: Catalogue, seed: number): PathInstance {
  const random = randomPicks(seed);
  const gap = drawGap(catalogue, random);
  const rank = new Map(gap.metiers.map((metier, place) => [metier, place]));
  const rankOf = ({ metiers }: CatalogueSession): number =>
    Math.min(...metiers.map((one) => rank.get(one) ?? Infinity));
  const sessions = catalogue.sessions
    .filter((session) => session.starts_on >= FROM && Number.isFinite(rankOf(session)))
    .toSorted((one, other) => rankOf(one) - rankOf(other));
  const { latitude, longitude } = random.pick(sessions);
  const cut: Cut = {
    random,
    expected: catalogue.expected,
    places: new Map([...gap.skills.keys()].map((ogr, place) => [ogr, place])),
    home: { latitude: latitude ?? 50, longitude: longitude ?? 3 },
    blockCounts: countBlocks(catalogue.sessions),
  };
  return {
    skills: [...gap.skills.values()].map((weight, id) => ({ id, weight })),
    options: sessions
      .flatMap(blocksOf)
      .slice(0, OPTIONS)
      .map((part, id) => optionOf(cut, part, id)),
    limits: { budgetCents: 800_000, hours: 1_500, steps: 6, weeklyHours: 35, from: FROM, to: FROM + DAYS },
    penalties: { perHour: 2, perEuro: 1, perKm: 4, perDay: 3 },
  };
}

/** Draws until the métier and those near it have enough skills and sessions. */
function drawGap({ sessions, expected, near }: Catalogue, random: RandomPicks): Gap {
  const trades = sessions.flatMap(({ metiers }) => metiers);
  for (;;) {
    const wanted = random.pick(trades);
    const metiers = [wanted, ...(near.get(wanted) ?? [])];
    const skills = new Map<number, number>();
    for (const metier of metiers) {
      for (const [ogr, weight] of expected.get(metier) ?? []) {
        if (skills.size < SKILLS && !skills.has(ogr)) skills.set(ogr, weight);
      }
    }
    const reach = sessions.filter(
      (one) => one.starts_on >= FROM && one.metiers.some((metier) => metiers.includes(metier)),
    );
    if (skills.size === SKILLS && reach.length >= OPTIONS) return { metiers, skills };
  }
}

/** The blocks of a session as so many sessions, one after the other. */
function blocksOf(session: CatalogueSession): readonly CatalogueSession[] {
  const { starts_on, ends_on, hours, cost_cents, blocks } = session;
  const parts = Math.max(1, blocks.length);
  const days = (ends_on - starts_on + 1) / parts;
  return Array.from({ length: parts }, (_, part) => ({
    ...session,
    starts_on: starts_on + Math.floor(part * days),
    ends_on: starts_on + Math.max(Math.floor(part * days), Math.floor((part + 1) * days) - 1),
    hours: Math.ceil(hours / parts),
    cost_cents: Math.ceil(cost_cents / parts),
    blocks: blocks.slice(part, part + 1),
  }));
}

function optionOf(cut: Cut, part: CatalogueSession, id: number): PathInstanceOption {
  const { starts_on: startsOn, ends_on: endsOn, hours, cost_cents: costCents } = part;
  const weeks = Math.max(1, Math.ceil((endsOn - startsOn + 1) / 7));
  const requires = cut.random.chance(1 / 8) ? [cut.random.integer(SKILLS)] : [];
  return {
    id,
    covers: coversOf(cut, part),
    startsOn,
    endsOn,
    weeklyHours: Math.min(35, Math.ceil(hours / weeks)),
    hours,
    costCents,
    km: kmFrom(cut.home, part),
    requires,
  };
}

function coversOf({ expected, places, blockCounts }: Cut, { metiers, blocks }: CatalogueSession): readonly number[] {
  const [block] = blocks;
  const taught = metiers
    .flatMap((metier) => [...(expected.get(metier)?.keys() ?? [])])
    .filter((ogr) => block === undefined || ogr % (blockCounts.get(certificationOf(block)) ?? 1) === rankIn(block));
  return [...new Set(taught.flatMap((ogr) => places.get(ogr) ?? []))];
}

function countBlocks(sessions: readonly CatalogueSession[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const block of new Set(sessions.flatMap(({ blocks }) => blocks))) {
    const certification = certificationOf(block);
    counts.set(certification, Math.max(counts.get(certification) ?? 1, rankIn(block) + 1));
  }
  return counts;
}

/** RNCP34441BC02 is the block of rank 1 of RNCP34441. */
function certificationOf(block: string): string {
  return block.replace(/BC\d+$/, "");
}

function rankIn(block: string): number {
  return Math.max(0, Number(/BC(\d+)$/.exec(block)?.[1] ?? 1) - 1);
}

function kmFrom(home: Cut["home"], { latitude, longitude }: CatalogueSession): number {
  if (latitude === null || longitude === null) return 0;
  const radians = Math.PI / 180;
  const x = (longitude - home.longitude) * radians * Math.cos(home.latitude * radians);
  const y = (latitude - home.latitude) * radians;
  return Math.round(EARTH_KM * Math.hypot(x, y));
}
