import { setImmediate as betweenRequests } from "node:timers/promises";
import type { PoolClient } from "pg";
import { to as copyTo } from "pg-copy-streams";
import { z } from "zod";
import { createCopyReader } from "./copy-rows.ts";
import { type DocumentColumns, placeIn } from "./document-columns.ts";
import type { WordPostings } from "./word-postings.ts";

const countSchema = z.object({ terms: z.int(), postings: z.int() });
const twinsSchema = z.array(z.object({ term: z.string(), twin: z.string() }));

const COUNT = "SELECT count(DISTINCT term)::integer AS terms, count(*)::integer AS postings FROM search.posting";
/** A row for each term, its postings as bytes: read ten times faster than a row for each posting. */
const COPY = `COPY (
    SELECT convert_to(term, 'UTF8'), string_agg(int4send(training_id), ''), string_agg(float4send(weight), ''),
      string_agg(boolsend(is_named), '')
    FROM (SELECT * FROM search.posting ORDER BY term, training_id) AS p GROUP BY term) TO STDOUT (FORMAT binary)`;
const NUMBER_BYTES = 4;

/** Reads every posting, inside the snapshot that the sessions were read in. Two million take about a second. */
export async function loadPostings(
  client: PoolClient,
  { trainingIds, trainingOf, visibleUntil }: Pick<DocumentColumns, "trainingIds" | "trainingOf" | "visibleUntil">,
): Promise<WordPostings> {
  const size = countSchema.parse((await client.query(COUNT)).rows[0]);
  const twins = twinsSchema.parse((await client.query("SELECT term, twin FROM search.gender_twin")).rows);
  const terms = new Map<string, number>();
  const first = new Int32Array(size.terms + 1);
  const trainings = new Int32Array(size.postings);
  const weights = new Float32Array(size.postings);
  const named = new Uint8Array(size.postings);
  let next = 0;
  const read = createCopyReader(4, (row) => {
    const [ids, values] = [row.bytes(1), row.bytes(2)];
    named.set(row.bytes(3), next);
    for (let at = 0; at < ids.length; at += NUMBER_BYTES) {
      trainings[next] = placeIn(trainingIds, ids.readInt32BE(at));
      weights[next] = values.readFloatBE(at);
      next += 1;
    }
    terms.set(row.bytes(0).toString("utf8"), terms.size);
    first[terms.size] = next;
  });
  for await (const chunk of client.query(copyTo(COPY))) {
    read(chunk);
    await betweenRequests();
  }
  return {
    ...{ terms, first, trainings, weights, named },
    twins: twinsOf(twins),
    visibleUntil: lastDays(trainingOf, visibleUntil, trainingIds.length),
  };
}

function twinsOf(pairs: z.infer<typeof twinsSchema>): WordPostings["twins"] {
  const twins = new Map<string, string[]>();
  for (const { term, twin } of pairs) twins.set(term, [...(twins.get(term) ?? []), twin]);
  return twins;
}

function lastDays(trainingOf: Int32Array, visibleUntil: Int32Array, trainings: number): Int32Array {
  const last = new Int32Array(trainings).fill(-0x8000_0000);
  for (let session = 0; session < trainingOf.length; session += 1) {
    const training = trainingOf[session] ?? 0;
    last[training] = Math.max(last[training] ?? 0, visibleUntil[session] ?? 0);
  }
  return last;
}
