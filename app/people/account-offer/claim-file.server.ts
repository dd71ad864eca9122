import { z } from "zod";
import { actAs, actingFor, inTransactionAs } from "#app/access/acting.server.ts";
import type { PersonActor } from "#app/access/actor.ts";
import { defineSharedCommand, done, type Outcome } from "#app/access/command.server.ts";
import { now } from "#app/platform/clock.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import { refused } from "#app/platform/result.ts";
import { hashToken } from "#app/platform/secrets.server.ts";
import { consumeOffer, personOfAccount, selectOffer, tieAccount } from "./account-offer-store.server.ts";

/** `link-unknown`: unknown, used or over, told alike. `account-of-another`: it is tied to the files of somebody else. */
export type ClaimRefusal = { readonly kind: "link-unknown" | "account-of-another" | "already-tied" };

/** May this link still be used? It says nothing of the file. */
export function isOfferOpen(database: Database, actor: PersonActor, token: string): Promise<boolean> {
  const tokenHash = hashToken(token);
  return inTransactionAs(
    database,
    { ...actingFor(actor), presented: tokenHash },
    async (transaction) => (await selectOffer(transaction, { tokenHash, at: now() })) !== null,
  );
}

/**
 * A person ties their own account to the files of the human whom their link is about: an act of its own, written in the trail of the file.
 * The link serves once.
 */
export const claimFile = defineSharedCommand({
  input: z.object({ token: z.string().max(100) }),
  right: "person-file.claim",
  presenting: ({ token }) => hashToken(token),
  async run({ transaction, actor, at }, { token }): Promise<Outcome<null, ClaimRefusal>> {
    const tokenHash = hashToken(token);
    const presenting = { ...actingFor(actor), presented: tokenHash };
    const offer = await selectOffer(transaction, { tokenHash, at });
    if (offer === null) return refused({ kind: "link-unknown" });
    const { personId, personFileId } = offer;
    const own = await personOfAccount(transaction, actor.accountId);
    if (own !== null) return refused({ kind: own === personId ? "already-tied" : "account-of-another" });
    await actAs(transaction, { ...presenting, task: "tie" });
    const tied = await tieAccount(transaction, { personId, accountId: actor.accountId });
    await actAs(transaction, presenting);
    if (tied === 0) return refused({ kind: "already-tied" });
    if (!(await consumeOffer(transaction, { tokenHash, at })))
      throw new Error("A link that was read was used meanwhile");
    return done(null, { action: "person-file.claim", resourceId: personFileId, personFileId });
  },
});
