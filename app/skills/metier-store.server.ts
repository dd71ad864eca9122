import { z } from "zod";
import type { SqlReader } from "#app/platform/sql-reader.ts";
import type { MetierAppellation, MetierDetail, MetierReference, MetierSkill } from "./metier-detail.ts";
import { romeCodeSchema } from "./rome-code.ts";

const references = z.array(z.object({ code: romeCodeSchema, label: z.string() }));
const labelled = z.object({ code: z.string(), label: z.string() });

const nameRows = z.array(
  z.object({ code: romeCodeSchema, label: z.string(), isOwnLabel: z.boolean(), isRarelyUsed: z.boolean() }),
);

/** A name of a current métier: its label, or one of its appellations. */
export type MetierNameRow = Readonly<z.infer<typeof nameRows>[number]>;

/** All names of all current métiers. */
export async function metierNames(reader: SqlReader): Promise<readonly MetierNameRow[]> {
  const { rows } = await reader.query(
    `SELECT code, label, true AS "isOwnLabel", false AS "isRarelyUsed" FROM rome_metier WHERE NOT is_withdrawn
     UNION ALL
     SELECT m.code, a.label, false, a.is_rarely_used FROM rome_appellation a JOIN rome_metier m ON m.code = a.metier_code
     WHERE NOT a.is_withdrawn AND NOT m.is_withdrawn`,
  );
  return nameRows.parse(rows);
}

const relativeRows = z.array(z.object({ code: romeCodeSchema, parent: romeCodeSchema.nullable() }));

/** The métiers of these codes with their parents and children. Counts on the primary key and rome_metier_parent_code_idx. */
export async function metierFamilies(
  reader: SqlReader,
  codes: readonly string[],
): Promise<z.infer<typeof relativeRows>> {
  const { rows } = await reader.query(
    `SELECT code, parent_code AS parent FROM rome_metier
     WHERE code = ANY($1) OR parent_code = ANY($1)
        OR code IN (SELECT parent_code FROM rome_metier WHERE code = ANY($1))
     ORDER BY code`,
    [[...codes]],
  );
  return relativeRows.parse(rows);
}

const metierRow = z.object({
  code: romeCodeSchema,
  label: z.string(),
  definition: z.string(),
  accessText: z.string(),
  isRegulated: z.boolean(),
  isExecutive: z.boolean(),
  isWithdrawn: z.boolean(),
  domaine: labelled,
  grandDomaine: labelled,
  parent: z.object({ code: romeCodeSchema, label: z.string() }).nullable(),
});

/** A métier without its lists. */
export type MetierHeading = Omit<MetierDetail, "children" | "appellations" | "skills" | "near">;

/** The métier of a code, without its lists. */
export async function metierHeading(reader: SqlReader, code: string): Promise<MetierHeading | undefined> {
  const { rows } = await reader.query(
    `SELECT m.code, m.label, m.definition, m.access_text AS "accessText", m.is_regulated AS "isRegulated",
            m.is_executive AS "isExecutive", m.is_withdrawn AS "isWithdrawn",
            json_build_object('code', d.code, 'label', d.label) AS domaine,
            json_build_object('code', g.code, 'label', g.label) AS "grandDomaine",
            CASE WHEN p.code IS NOT NULL THEN json_build_object('code', p.code, 'label', p.label) END AS parent
     FROM rome_metier m JOIN rome_domaine d ON d.code = m.domaine_code JOIN rome_grand_domaine g ON g.code = d.grand_domaine_code
     LEFT JOIN rome_metier p ON p.code = m.parent_code WHERE m.code = $1`,
    [code],
  );
  return z.array(metierRow).parse(rows)[0];
}

/** The métiers of ROME 4.0 that descend from a ROME v3 code. */
export async function metierChildren(reader: SqlReader, code: string): Promise<readonly MetierReference[]> {
  const { rows } = await reader.query(
    "SELECT code, label FROM rome_metier WHERE parent_code = $1 AND NOT is_withdrawn ORDER BY label, code LIMIT 200",
    [code],
  );
  return references.parse(rows);
}

/** The closest métiers, in the order of the ROME. */
export async function nearMetiers(reader: SqlReader, code: string): Promise<readonly MetierReference[]> {
  const { rows } = await reader.query(
    `SELECT m.code, m.label FROM metier_proximity p JOIN rome_metier m ON m.code = p.near_code
     WHERE p.metier_code = $1 AND NOT m.is_withdrawn ORDER BY p.rank, m.code LIMIT 100`,
    [code],
  );
  return references.parse(rows);
}

const appellationRows = z.array(
  z.object({ ogr: z.number(), label: z.string(), isMain: z.boolean(), isRarelyUsed: z.boolean() }),
);

/** The names of a métier, its main one first. */
export async function metierAppellations(reader: SqlReader, code: string): Promise<readonly MetierAppellation[]> {
  const { rows } = await reader.query(
    `SELECT ogr, label, classification = 'main' AS "isMain", is_rarely_used AS "isRarelyUsed"
     FROM rome_appellation WHERE metier_code = $1 AND NOT is_withdrawn
     ORDER BY classification, label, ogr LIMIT 500`,
    [code],
  );
  return appellationRows.parse(rows);
}

const skillRows = z.array(
  z.object({
    ogr: z.number(),
    label: z.string(),
    kind: z.enum(["skill", "macro-skill", "soft-skill", "knowledge"]),
    importance: z.enum(["core", "emerging", "other"]),
    category: z.string(),
  }),
);

/** What a métier asks for: core first, then emerging, then other. */
export async function metierSkills(reader: SqlReader, code: string): Promise<readonly MetierSkill[]> {
  const { rows } = await reader.query(
    `SELECT s.ogr, s.label, replace(s.kind::text, '_', '-') AS kind, l.importance, s.category
     FROM metier_skill l JOIN skill s ON s.ogr = l.skill_ogr WHERE l.metier_code = $1 AND NOT s.is_withdrawn
     ORDER BY l.importance, s.kind, s.label, s.ogr LIMIT 1000`,
    [code],
  );
  return skillRows.parse(rows);
}
