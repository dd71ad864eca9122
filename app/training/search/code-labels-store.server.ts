import { blockName } from "#app/blocks/block-name.ts";
import { database } from "#app/platform/database.server.ts";
import type { Understood } from "../reading/training-view.ts";

interface LabelRow {
  readonly kind: Understood["kind"];
  readonly code: string;
  readonly label: string;
  /** Of a block, the title of its certification. */
  readonly certification: string | null;
}

/** What registers call the codes; rome_metier_pkey, certification_pkey, skill_block_pkey. */
const LABELS = {
  name: "code-labels",
  text: `SELECT 'rome' AS kind, code::text AS code, label, NULL AS certification FROM rome_metier WHERE code = ANY($1::text[])
    UNION ALL SELECT 'rncp', code, title, NULL FROM certification WHERE code = ANY($2::text[])
    UNION ALL SELECT 'block', b.code, b.label, c.title FROM skill_block b
      JOIN certification c ON c.code = b.certification_code WHERE b.code = ANY($3::text[])`,
};

export interface NamedCodes {
  readonly rome: readonly string[];
  readonly rncp: readonly string[];
  readonly block: readonly string[];
}

/** Codes with their labels, in the order given; a code no register knows is its own label. */
export async function readCodeLabels(codes: NamedCodes): Promise<readonly Omit<Understood, "without">[]> {
  const asked = (["rome", "rncp", "block"] as const).flatMap((kind) => codes[kind].map((value) => ({ kind, value })));
  if (asked.length === 0) return [];
  const { rows } = await database().pool.query<LabelRow>({ ...LABELS, values: [codes.rome, codes.rncp, codes.block] });
  const labels = new Map(
    rows.map((row) => [`${row.kind}:${row.code}`, row.kind === "block" ? blockName(row) : row.label]),
  );
  return asked.map(({ kind, value }) => ({ kind, value, label: labels.get(`${kind}:${value}`) ?? value }));
}
