import { z } from "zod";
import type { KnownActor } from "#app/access/actor.ts";
import { type CommandWork, defineOwnCommand, done, type Outcome } from "#app/access/command.server.ts";
import { hasPasskey, removePasskey } from "#app/access/sign-in/passkey/passkey-store.server.ts";
import { refused } from "#app/platform/result.ts";
import { countOf, isFreshProof } from "./factor-rules.ts";
import { lockFactors, removeApp } from "./factor-store.server.ts";
import { notifyOwner } from "./notify-owner.server.ts";
import { renewRecoveryCodes } from "./recovery-codes.server.ts";

/** A factor to take away: the authenticator app, or one passkey. */
const factorToRemove = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("app") }),
  z.object({ kind: z.literal("passkey"), id: z.uuid() }),
]);

type NotNow =
  | { readonly kind: "not-found" }
  /** A factor is proved again first: at most five minutes ago. */
  | { readonly kind: "step-up-needed" };

/** Takes a factor of one's own away, after a fresh proof; never the last one. Somebody else's is not found. */
export const removeFactor = defineOwnCommand({
  input: factorToRemove,
  right: "account.change",
  async run(work, which): Promise<Outcome<null, NotNow | { readonly kind: "last-factor" }>> {
    const { transaction, actor } = work;
    const { accountId } = actor;
    const held = await lockFactors(transaction, accountId);
    const isThere = which.kind === "app" ? held.hasApp : await hasPasskey(transaction, accountId, which.id);
    if (!isThere) return refused({ kind: "not-found" });
    if (!isProved(work)) return refused({ kind: "step-up-needed" });
    if (countOf(held) === 1) return refused({ kind: "last-factor" });
    if (which.kind === "app") await removeApp(transaction, accountId);
    else await removePasskey(transaction, accountId, which.id);
    await notifyOwner(transaction, accountId);
    return done(null, { action: "factor.remove", resourceId: accountId, facts: { by: which.kind } });
  },
});

/** Ten new recovery codes in place of the old ones, after a fresh proof. Without a factor there is nothing to recover. */
export const changeRecoveryCodes = defineOwnCommand({
  input: z.null(),
  right: "account.change",
  async run(work): Promise<Outcome<readonly string[], NotNow>> {
    const { transaction, actor } = work;
    const { accountId } = actor;
    if (countOf(await lockFactors(transaction, accountId)) === 0) return refused({ kind: "not-found" });
    if (!isProved(work)) return refused({ kind: "step-up-needed" });
    const codes = await renewRecoveryCodes(transaction, accountId);
    await notifyOwner(transaction, accountId);
    return done(codes, { action: "recovery-codes.renew", resourceId: accountId });
  },
});

function isProved({ actor, at }: CommandWork<KnownActor>): boolean {
  return isFreshProof(actor.factorAt, at);
}
