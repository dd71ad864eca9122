import type { MemberActor } from "#app/access/actor.ts";
import { certificateName } from "#app/blocks/certificate-name.ts";
import { findCertifications } from "#app/blocks/find-certifications.server.ts";
import { openingFactWords, askOpeningPage as words } from "#app/content/openings.ts";
import { knownBlocks } from "#app/matching/blocks/known-blocks.server.ts";
import { LEAST_SHOWN } from "#app/matching/need-people/people-figures.ts";
import { readNeedPeople } from "#app/matching/need-people/read-need-people.server.ts";
import { readNeed } from "#app/needs/command-need.server.ts";
import { readBeforeAsking } from "#app/needs/openings/ask-opening.server.ts";
import type { AskedBlock, SameOpening } from "#app/needs/openings/opening-store.server.ts";
import { todayIso } from "#app/platform/clock.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import { addDays } from "#app/platform/working-days.ts";
import { knownPlace } from "#app/territories/known-places.server.ts";

/** More blocks than a list can be read with. */
const MOST_BLOCKS = 40;
const MOST_CERTIFICATIONS = 20;
const USUAL_REPLY_DAYS = 21;
const CODE = /^[A-Z0-9]{4,40}$/;

/**
 * The form that asks for a session, as the address fills it: `bloc` codes of blocks, or `savoir` ROME's number of a skill that blocks
 * teach; `besoin` the company's need it is for (alone: the blocks that teach what it cannot do without); `lieu` an INSEE code;
 * `motif=parcours` for what a path lacks; `q` the words of a block.
 */
export async function askOpeningScreen(
  database: Database,
  member: MemberActor,
  { search, asked, key }: { readonly search: URLSearchParams; readonly asked: string; readonly key: string },
) {
  const need = await needOf(database, member, search.get("besoin"));
  const found = asked === "" ? null : await namedBlocks(asked);
  const codes = found === null ? await codesOf(database, search, need?.essential ?? []) : [...found.keys()];
  const known = await readBeforeAsking(database, member, { codes, asked: null });
  const blocks = found === null ? known.blocks : inOrder(known.blocks, codes);
  const [block] = blocks;
  return {
    key,
    need: need?.id ?? "",
    needLede: need === null ? null : words.needLede(need.job),
    why: search.get("motif") === "parcours" ? "path" : "other",
    asked,
    kept: keptNames.flatMap((name) => search.getAll(name).map((value) => ({ name, value }))),
    found: found === null ? null : words.found(blocks.length),
    blocks: blocks.map(({ code, label }) => ({
      value: code,
      label: words.blockLine(label, found?.get(code) ?? null, code),
    })),
    initial: {
      ...{ block: blocks.length === 1 ? (block?.code ?? "") : "", radiusKm: "30", seats: "1" },
      town: await townLabel(need?.communeCode ?? search.get("lieu") ?? ""),
      people: need?.people ?? "",
      replyBy: addDays(todayIso(), USUAL_REPLY_DAYS),
    },
  };
}

/** What the search of a block keeps of the address. */
const keptNames = ["besoin", "lieu", "motif"] as const;

/** The blocks of the certifications in force that some words name, the likeliest first, each with its certification. */
async function namedBlocks(asked: string): Promise<ReadonlyMap<string, string>> {
  const hits = (await findCertifications(asked, MOST_CERTIFICATIONS)).filter(({ isActive }) => isActive);
  const blocks = hits.flatMap((hit) => hit.blocks.map(({ code }) => [code, certificateName(hit)] as const));
  return new Map(blocks.slice(0, MOST_BLOCKS));
}

function inOrder(blocks: readonly AskedBlock[], codes: readonly string[]): readonly AskedBlock[] {
  const byCode = new Map(blocks.map((block) => [block.code, block]));
  return codes.flatMap((code) => byCode.get(code) ?? []);
}

export type AskOpeningScreen = Awaited<ReturnType<typeof askOpeningScreen>>;

/** The need it is for, and how many people are one block away from it, where that may be said. */
async function needOf(database: Database, member: MemberActor, id: string | null) {
  const read = id === null ? null : await readNeed(database, member, id);
  if (read === null || !read.ok) return null;
  const { need } = read.value;
  const people = (await readNeedPeople(database, member, need.id))?.lackOne ?? null;
  return {
    essential: need.skills.flatMap(({ ogr, importance }) => (importance === "essential" && ogr !== null ? [ogr] : [])),
    ...{ id: need.id, job: need.metierLabel ?? need.jobLabel, communeCode: need.communeCode },
    people: people === null || people < LEAST_SHOWN.prescriber ? null : String(people),
  };
}

async function codesOf(
  { pool }: Database,
  search: URLSearchParams,
  essential: readonly number[],
): Promise<readonly string[]> {
  const given = search.getAll("bloc").filter((code) => CODE.test(code));
  const ogr = search.get("savoir") ?? "";
  const wanted = /^\d{1,10}$/.test(ogr) ? [Number(ogr)] : given.length === 0 ? essential : [];
  const taught = wanted.length === 0 ? [] : (await knownBlocks(pool)).teaching(wanted);
  return [...new Set([...given, ...taught])].slice(0, MOST_BLOCKS);
}

async function townLabel(insee: string): Promise<string> {
  if (!/^\w{5}$/.test(insee)) return "";
  const place = await knownPlace(`insee:${insee}`);
  return place.ok ? place.value.label : "";
}

interface Carried {
  readonly seats: number;
  readonly people: number | null;
  readonly need: string | null;
  readonly why: string;
  readonly keyOf: () => string;
}

/** The requests that are the same, each with what joins it. */
export function sameOpeningLines(same: readonly SameOpening[], { seats, people, need, why, keyOf }: Carried) {
  return same.map(({ id, town, radiusKm, startsFrom, startsBy, seats: asked, ownSeats }) => ({
    id,
    title: words.sameLine(town, radiusKm),
    lines: [`${openingFactWords.seatsInWords(asked)}, ${openingFactWords.between(startsFrom, startsBy)}`],
    submit: ownSeats === 0 ? words.join(seats) : words.joinAgain(seats, ownSeats),
    carried: {
      ...{ key: keyOf(), request: id, seats: String(seats), people: people === null ? "" : String(people) },
      ...{ need: need ?? "", why },
    },
  }));
}

export type SameOpeningLine = ReturnType<typeof sameOpeningLines>[number];
