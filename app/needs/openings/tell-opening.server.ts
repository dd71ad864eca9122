import { inTransactionAs } from "#app/access/acting.server.ts";
import { letter, plainClosing, plainGreeting } from "#app/content/letters/letter.ts";
import { openingMail, openingMessages } from "#app/content/opening-messages.ts";
import { publicAddress } from "#app/platform/env.server.ts";
import { mailEffect } from "#app/platform/mail/message-effects.server.ts";
import { defineEffect } from "#app/platform/outbox/define-effect.server.ts";
import { enqueueEffect } from "#app/platform/outbox/enqueue-effect.server.ts";
import { readOpeningToTell, selectRecipients } from "./opening-recipient-store.server.ts";
import { openingTold } from "./opening-told.ts";

/** Writes the messages of a command on a request to open. Carried out twice, each may be sent twice. */
export const openingToldEffect = defineEffect({
  ...openingTold,
  lane: "portal",
  async run({ requestId, version, command, audiences }, _effectId, { database }) {
    await inTransactionAs(database, { task: "notify" }, async (transaction) => {
      const about = await readOpeningToTell(transaction, requestId);
      if (about === undefined) return;
      const said = openingMessages[command];
      for (const { mail, isAsker } of await selectRecipients(transaction, { requestId, version }, audiences)) {
        const { title, text } = isAsker ? said.asker : said.other;
        const words = letter({
          ...{ title, greeting: plainGreeting, closing: plainClosing },
          paragraphs: [openingMail.about(about), text],
          action: { label: openingMail.open, url: publicAddress(`/mon-organisation/ouvertures/${requestId}`) },
        });
        await enqueueEffect(transaction, mailEffect, { to: mail, ...words });
      }
    });
  },
});
