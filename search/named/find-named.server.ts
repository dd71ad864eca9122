import { z } from "zod";
import type { SqlReader } from "#app/platform/sql-reader.ts";
import { rankNamedElsewhere } from "../choose-engine.server.ts";
import type { EngineName } from "../engine.ts";
import { certifications, type FedIndex, skills } from "../meilisearch/fed-index.ts";
import { arrangeNamed, type NamedIndex } from "./named-index.ts";
import { namedQuestion } from "./named-question.ts";

/** What is found by its own words, beside trainings and métiers. */
export type NamedKind = "skills" | "certifications";

export interface AskedName {
  readonly kind: NamedKind;
  readonly text: string;
  /** What a check asked for; null lets the portal choose. */
  readonly engine: EngineName | null;
}

interface Source {
  readonly index: FedIndex;
  /** Gives the folded texts of every thing. */
  readonly statement: string;
}

const sources: Readonly<Record<NamedKind, Source>> = {
  skills: {
    index: skills,
    statement: `SELECT ogr::text AS id, search.fold(label) AS label, ARRAY[ogr::text] AS codes, true AS "isInForce",
      ARRAY[search.fold(macro_label)] || ARRAY(SELECT search.fold(job) FROM unnest(jobs) AS job) AS also FROM skill_document`,
  },
  certifications: {
    index: certifications,
    statement: `SELECT code AS id, search.fold(title) AS label, is_active AS "isInForce",
      ARRAY[lower(code), regexp_replace(code, '^(RNCP|RS)', '')] || ARRAY(SELECT lower(block) FROM unnest(blocks) AS block) AS codes,
      ARRAY(SELECT search.fold(text) FROM unnest(kinds || block_labels) AS text) AS also FROM certification_document`,
  },
};

const thingRows = z.array(
  z.object({
    id: z.string(),
    label: z.string(),
    codes: z.array(z.string()),
    also: z.array(z.string()),
    isInForce: z.boolean(),
  }),
);
const generationRow = z.object({ generation: z.number() });

/**
 * The ids of what a text names, the best first: from Meilisearch when it answers and finds some, else from the names of PostgreSQL kept in
 * memory, which forgive more.
 */
export async function findNamed({ kind, text, engine }: AskedName, reader: SqlReader): Promise<readonly string[]> {
  const words = namedQuestion(text);
  if (words.join("").length < 2) return [];
  const elsewhere = await rankNamedElsewhere(sources[kind].index, words.join(" "), engine);
  if (elsewhere !== null && elsewhere.length > 0) return elsewhere;
  return (await namesInMemory(reader, kind)).find(words);
}

interface Kept {
  readonly generation: number;
  readonly index: Promise<NamedIndex>;
}

/** By database: read once for each generation, since names change with imports only. */
const keptBy = new WeakMap<SqlReader, Map<NamedKind, Kept>>();

async function namesInMemory(reader: SqlReader, kind: NamedKind): Promise<NamedIndex> {
  const { index, statement } = sources[kind];
  const { rows } = await reader.query(index.generation);
  const { generation } = generationRow.parse(rows[0]);
  const kept = keptBy.get(reader) ?? new Map<NamedKind, Kept>();
  keptBy.set(reader, kept);
  const known = kept.get(kind);
  if (known?.generation === generation) return known.index;
  const reading = reader.query(statement).then((read) => arrangeNamed(thingRows.parse(read.rows)));
  kept.set(kind, { generation, index: reading });
  reading.catch(() => kept.delete(kind));
  return reading;
}
