import { z } from "zod";
import type { SqlReader } from "#app/platform/sql-reader.ts";
import type { BlockLinks } from "./link-blocks.ts";
import type { CertificationToLink } from "./link-features.ts";
import type { MetierSkillLink, SkillReferential } from "./skill-corpus.ts";

const skillRows = z.array(
  z.object({ ogr: z.number(), label: z.string(), isMacro: z.boolean(), macroOgr: z.number().nullable() }),
);
const metierRows = z.array(
  z.object({ rome: z.string(), links: z.array(z.object({ ogr: z.number(), isCore: z.boolean() })) }),
);
const KNOW_HOW = "s.kind IN ('skill', 'macro_skill') AND NOT s.is_withdrawn";

/** ROME's know-how, and what each job sheet asks of it; reads the whole tables. */
export async function readSkillReferential(reader: SqlReader): Promise<SkillReferential> {
  const skills = await reader.query(
    `SELECT s.ogr, s.label, s.kind = 'macro_skill' AS "isMacro", s.macro_skill_ogr AS "macroOgr"
     FROM skill s WHERE ${KNOW_HOW} ORDER BY s.ogr`,
  );
  const metiers = await reader.query(
    `SELECT k.metier_code AS rome, json_agg(json_build_object('ogr', s.ogr, 'isCore', k.importance <> 'other') ORDER BY s.ogr) AS links
     FROM metier_skill k JOIN skill s ON s.ogr = k.skill_ogr WHERE ${KNOW_HOW} GROUP BY k.metier_code ORDER BY k.metier_code`,
  );
  return {
    skills: skillRows.parse(skills.rows),
    skillsOfMetier: new Map<string, readonly MetierSkillLink[]>(
      metierRows.parse(metiers.rows).map(({ rome, links }) => [rome, links]),
    ),
  };
}

const blockRow = z.object({ code: z.string(), title: z.string() });
const certificationRows = z.array(
  z.object({ title: z.string(), romes: z.array(z.string()), blocks: z.array(blockRow) }),
);

/** The certifications of some blocks, each with all its blocks. Counts on the primary keys and skill_block_certification_code_idx. */
export async function certificationsOfBlocks(
  reader: SqlReader,
  codes: readonly string[],
): Promise<readonly CertificationToLink[]> {
  const { rows } = await reader.query(
    `SELECT c.title,
            ARRAY(SELECT r.rome_code::text FROM certification_rome r WHERE r.certification_code = c.code ORDER BY 1) AS romes,
            (SELECT json_agg(json_build_object('code', b.code, 'title', b.label) ORDER BY b.code)
             FROM skill_block b WHERE b.certification_code = c.code) AS blocks
     FROM certification c WHERE c.code IN (SELECT certification_code FROM skill_block WHERE code = ANY($1)) ORDER BY c.code`,
    [[...codes]],
  );
  return certificationRows.parse(rows);
}

/** The known blocks that a training of the catalogue prepares. */
export async function taughtBlockCodes(reader: SqlReader): Promise<readonly string[]> {
  const { rows } = await reader.query(
    "SELECT DISTINCT b.code FROM listed_block l JOIN skill_block b ON b.code = l.code ORDER BY b.code",
  );
  return z
    .array(z.object({ code: z.string() }))
    .parse(rows)
    .map(({ code }) => code);
}

/**
 * Keeps what the method found for some blocks: links it no longer finds go, and those that a reviewer decided stay as they are.
 * Run in a transaction.
 */
export async function saveBlockLinks(reader: SqlReader, links: readonly BlockLinks[]): Promise<void> {
  const flat = links.flatMap(({ block, skills }) => skills.map((skill) => ({ block, ...skill })));
  const columns = [
    flat.map(({ block }) => block),
    flat.map(({ ogr }) => ogr),
    flat.map(({ confidence }) => Math.round(confidence * 100)),
    flat.map(({ evidence }) => evidence),
    flat.map(({ isShown }) => isShown),
  ];
  await reader.query(
    `DELETE FROM block_skill k WHERE k.block_code = ANY($1) AND k.verdict IS NULL
       AND NOT EXISTS (SELECT 1 FROM unnest($2::text[], $3::int[]) AS n(block, ogr) WHERE n.block = k.block_code AND n.ogr = k.skill_ogr)`,
    [links.map(({ block }) => block), columns[0], columns[1]],
  );
  await reader.query(
    `INSERT INTO block_skill AS k (block_code, skill_ogr, confidence_percent, evidence, is_shown)
     SELECT * FROM unnest($1::text[], $2::int[], $3::int[], $4::text[], $5::boolean[])
     ON CONFLICT (block_code, skill_ogr) DO UPDATE
       SET confidence_percent = excluded.confidence_percent, evidence = excluded.evidence, is_shown = excluded.is_shown, linked_at = now()
       WHERE k.verdict IS NULL
         AND (k.confidence_percent, k.evidence, k.is_shown)
           IS DISTINCT FROM (excluded.confidence_percent, excluded.evidence, excluded.is_shown)`,
    columns,
  );
}
