import type { Database } from "#app/platform/database.server.ts";
import { ok, type Result, refused } from "#app/platform/result.ts";
import { transact, withPoolClient } from "#app/platform/transaction.server.ts";
import { readSkillVectors, readVectors } from "#search/understanding/read-vectors.server.ts";
import {
  certificationsOfBlocks,
  readSkillReferential,
  saveBlockLinks,
  taughtBlockCodes,
} from "./block-link-store.server.ts";
import { type BlockLinks, linkBlocks } from "./link-blocks.ts";
import { arrangeSkills } from "./skill-corpus.ts";

/** Why blocks were not linked; nothing is written then. */
export type LinkRefusal =
  | { readonly kind: "no-rome" }
  | { readonly kind: "no-block" }
  | { readonly kind: "unknown-blocks"; readonly codes: readonly string[] };

/**
 * Finds the skills that blocks teach and keeps the links; what a reviewer decided is left alone. `codes` undefined: all the blocks that a
 * training of the catalogue prepares. Answers in the order of `codes`.
 */
export async function linkKnownBlocks(
  { pool }: Pick<Database, "pool">,
  codes: readonly string[] | undefined,
): Promise<Result<readonly BlockLinks[], LinkRefusal>> {
  const referential = await readSkillReferential(pool);
  if (referential.skills.length === 0) return refused({ kind: "no-rome" });
  const asked = codes ?? (await taughtBlockCodes(pool));
  if (asked.length === 0) return refused({ kind: "no-block" });
  const certifications = await certificationsOfBlocks(pool, asked);
  const known = new Set(certifications.flatMap(({ blocks }) => blocks.map(({ code }) => code)));
  const unknown = asked.filter((code) => !known.has(code));
  if (unknown.length > 0) return refused({ kind: "unknown-blocks", codes: unknown });
  const [words, skills] = await Promise.all([readVectors(), readSkillVectors()]);
  const corpus = await arrangeSkills(referential, { words, skills });
  const wanted = new Set(asked);
  const links = new Map(
    certifications
      .flatMap((certification) => linkBlocks(corpus, certification))
      .filter(({ block }) => wanted.has(block))
      .map((one) => [one.block, one]),
  );
  const answer = [...wanted].flatMap((code) => links.get(code) ?? []);
  await withPoolClient(pool, (client) => transact(client, () => saveBlockLinks(client, answer)));
  return ok(answer);
}
