import type pg from "pg";
import { z } from "zod";
import type { PurchaseFrameOrder } from "./purchase-frame.ts";

const numberRows = z.array(z.object({ number: z.string() }));

/** Those of the numbers that name no action of the source. Counts on the unique index of training_action.number. */
export async function unknownActionNumbers(
  client: pg.PoolClient,
  sourceId: string,
  numbers: readonly string[],
): Promise<readonly string[]> {
  const { rows } = await client.query(
    `SELECT wanted.number FROM unnest($2::text[]) AS wanted(number)
     WHERE NOT EXISTS (SELECT FROM training_action a JOIN training t ON t.id = a.training_id
                       WHERE a.number = wanted.number AND t.source_id = $1)
     ORDER BY 1`,
    [sourceId, numbers],
  );
  return numberRows.parse(rows).map(({ number }) => number);
}

/** Writes the frames that are new or differ; returns how many. */
export async function writeFrames(
  client: pg.PoolClient,
  sourceId: string,
  frames: readonly PurchaseFrameOrder[],
): Promise<number> {
  const { rowCount } = await client.query(
    `INSERT INTO purchase_frame AS held (source_id, reference, kind, label, ordered_hours, used_hours)
     SELECT $1, reference, kind, label, "orderedHours", "usedHours"
     FROM jsonb_to_recordset($2::jsonb)
       AS sent(reference text, kind "PurchaseKind", label text, "orderedHours" int, "usedHours" int)
     ON CONFLICT (source_id, reference) DO UPDATE
       SET kind = excluded.kind, label = excluded.label,
           ordered_hours = excluded.ordered_hours, used_hours = excluded.used_hours
       WHERE (held.kind, held.label, held.ordered_hours, held.used_hours)
         IS DISTINCT FROM (excluded.kind, excluded.label, excluded.ordered_hours, excluded.used_hours)`,
    [sourceId, JSON.stringify(frames)],
  );
  return rowCount ?? 0;
}

/** Ties each named action to its frame, where it is not yet so; returns how many actions changed. */
export async function linkActions(
  client: pg.PoolClient,
  sourceId: string,
  frames: readonly PurchaseFrameOrder[],
): Promise<number> {
  const links = frames.flatMap(({ reference, actions }) => actions.map((number) => ({ reference, number })));
  const { rowCount } = await client.query(
    `UPDATE training_action a SET purchase_frame_id = f.id
     FROM jsonb_to_recordset($2::jsonb) AS link(reference text, number text)
     JOIN purchase_frame f ON f.source_id = $1 AND f.reference = link.reference
     WHERE a.number = link.number AND a.purchase_frame_id IS DISTINCT FROM f.id`,
    [sourceId, JSON.stringify(links)],
  );
  return rowCount ?? 0;
}
