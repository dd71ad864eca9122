import { z } from "zod";
import { defineCommand, done, type Outcome } from "#app/access/command.server.ts";
import { enqueueEffect } from "#app/platform/outbox/enqueue-effect.server.ts";
import { receivesSms } from "#app/platform/phone.ts";
import { refused } from "#app/platform/result.ts";
import { hashToken, newToken, sealSecret } from "#app/platform/secrets.server.ts";
import { addOffer, selectOfferedFile } from "./account-offer-store.server.ts";
import { fileLinkMailEffect, fileLinkSmsEffect } from "./offer-effects.server.ts";
import { offerExpiry } from "./offer-rule.ts";

export type OfferRefusal = { readonly kind: "unknown-person" | "already-tied" | "no-way-to-send" };

/** A referent sends a person a link, to the number or the address of their file, by which they tie their own account to it. */
export const offerAccount = defineCommand({
  input: z.object({ personFileId: z.guid() }),
  right: "person-file.offer-account",
  async run({ transaction, actor, at }, { personFileId }): Promise<Outcome<null, OfferRefusal>> {
    const { organisationId, accountId } = actor;
    const file = await selectOfferedFile(transaction, { personFileId, organisationId });
    if (file === null) return refused({ kind: "unknown-person" });
    if (file.accountId !== null) return refused({ kind: "already-tied" });
    const [phone, { mail }] = [file.phone !== null && receivesSms(file.phone) ? file.phone : null, file];
    const token = newToken();
    const sealedToken = sealSecret(token);
    if (phone !== null) await enqueueEffect(transaction, fileLinkSmsEffect, { to: phone, sealedToken });
    else if (mail !== null) await enqueueEffect(transaction, fileLinkMailEffect, { to: mail, sealedToken });
    else return refused({ kind: "no-way-to-send" });
    await addOffer(transaction, {
      ...{ tokenHash: hashToken(token), organisationId, personFileId, personId: file.personId },
      ...{ offeredById: accountId, offeredAt: at, expiresAt: offerExpiry(at) },
    });
    return done(null, { action: "person-file.offer-account", resourceId: personFileId, personFileId });
  },
});
