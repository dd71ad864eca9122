import { z } from "zod";
import { inNameOfToken, type TokenRefusal } from "#app/access/api-token/in-name-of-token.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import { ok, type Result, refused } from "#app/platform/result.ts";
import { type ContributionName, selectToldNeed } from "./contributed-need-store.server.ts";
import type { Contributed, ContributedPosting, NameRefusal, ToldNeed } from "./contribution-answers.ts";
import { contentHashOf, findTold, tellOnce } from "./tell-once.server.ts";

const NOBODYS = "00000000-0000-0000-0000-000000000000";

interface Telling<Refusal> {
  readonly name: ContributionName;
  /** All that is told, its name included. */
  readonly content: object;
  /** What the words of the content mean: asked only of a need that is not known yet. */
  readonly resolve: () => Promise<Result<ContributedPosting, Refusal>>;
}

/**
 * Tells a need for the organisation of a token, once: the same content under the same key or the same reference has the same answer, and
 * no other effect, whatever happened to the need since; another content under either is refused. A sensor reads it as any need, and
 * confirms its company: nothing is sent to whoever is to call before that.
 */
export async function contributeNeed<Refusal>(
  database: Database,
  token: string,
  { name, content, resolve }: Telling<Refusal>,
): Promise<Result<Contributed, Refusal | NameRefusal | TokenRefusal>> {
  const contentHash = contentHashOf(content);
  const asked = { token, scope: "needs.write" } as const;
  const known = await inNameOfToken(database, asked, (work) => findTold(work, name, contentHash));
  if (!known.ok) return known;
  if (known.value !== null) return ok(known.value);
  const posting = await resolve();
  if (!posting.ok) return posting;
  return inNameOfToken(database, asked, (work) => tellOnce(work, { name, contentHash, posting: posting.value }));
}

/** What became of a need that the organisation of a token told. Of another's, and of what does not exist: `unknown-need`. */
export function readToldNeed(
  database: Database,
  token: string,
  id: string,
): Promise<Result<ToldNeed, TokenRefusal | { readonly kind: "unknown-need" }>> {
  // What is no id is nobody's need: the token is asked all the same.
  const needId = z.uuid().safeParse(id).data ?? NOBODYS;
  return inNameOfToken<ToldNeed, { readonly kind: "unknown-need" }>(
    database,
    { token, scope: "needs.read", needId },
    async ({ transaction, organisationId }) => {
      const told = await selectToldNeed(transaction, organisationId, needId);
      return told === undefined ? refused({ kind: "unknown-need" }) : ok(told);
    },
  );
}
