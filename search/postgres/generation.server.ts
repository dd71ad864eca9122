import { z } from "zod";
import type { SqlReader } from "#app/platform/sql-reader.ts";

type GenerationClient = SqlReader;

const generationRow = z.object({ generation: z.number() });

/**
 * Begins a generation: the documents that this transaction writes belong to it. Locks until its end, so that generations follow one
 * another in the order in which they are committed.
 */
export async function beginGeneration(client: GenerationClient): Promise<void> {
  await client.query(`UPDATE search.generation
    SET number = greatest(number + 1, floor(extract(epoch FROM clock_timestamp()) * 1000)::bigint)`);
}

/** The same when the names of jobs changed, which are in every document. */
export async function beginGenerationOfJobs(client: GenerationClient): Promise<void> {
  await beginGeneration(client);
  await client.query("UPDATE search.generation SET jobs = number");
}

/** The same when certifications changed. */
export async function beginGenerationOfCertifications(client: GenerationClient): Promise<void> {
  await beginGeneration(client);
  await client.query("UPDATE search.generation SET certifications = number");
}

/** The generation a reader sees now. */
export async function readGeneration(client: GenerationClient): Promise<number> {
  const { rows } = await client.query("SELECT number::float8 AS generation FROM search.generation");
  return generationRow.parse(rows[0]).generation;
}

const generationsRow = z.object({ generations: z.string() });

/** The generations of the documents of the catalogue and of needs, as one text that changes with either. */
export async function readGenerations(client: GenerationClient): Promise<string> {
  const { rows } = await client.query(
    "SELECT g.number || ' ' || n.number AS generations FROM search.generation g CROSS JOIN search.need_generation n",
  );
  return generationsRow.parse(rows[0]).generations;
}
