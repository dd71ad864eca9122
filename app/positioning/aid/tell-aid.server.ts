import { inTransactionAs } from "#app/access/acting.server.ts";
import { aidMail, aidMails } from "#app/content/aid-messages.ts";
import { letter, plainClosing, plainGreeting } from "#app/content/letters/letter.ts";
import type { Database } from "#app/platform/database.server.ts";
import { publicAddress } from "#app/platform/env.server.ts";
import { mailEffect } from "#app/platform/mail/message-effects.server.ts";
import { defineEffect } from "#app/platform/outbox/define-effect.server.ts";
import { enqueueEffect } from "#app/platform/outbox/enqueue-effect.server.ts";
import { tellAid } from "../notices/tell-notices.server.ts";
import { readAidToTell, selectAidMails } from "./aid-recipient-store.server.ts";
import { type AidAudience, aidTold } from "./aid-told.ts";

/** Carried out twice, its person is told once; each professional may be written to twice. */
export const aidToldEffect = defineEffect({
  ...aidTold,
  lane: "portal",
  async run({ requestId, version, command, audiences }, _effectId, { database }) {
    if (audiences.includes("person")) await tellAid(database, { aidId: requestId, version });
    for (const audience of audiences) {
      if (audience !== "person") await writeTo(database, { requestId, version, command, audience });
    }
  },
});

interface Told {
  readonly requestId: string;
  readonly version: number;
  readonly command: string;
  readonly audience: Exclude<AidAudience, "person">;
}

/** Writes the mails of one audience: what is to do, and nobody's name. */
async function writeTo(database: Database, { requestId, version, command, audience }: Told): Promise<void> {
  const said = aidMails[audience][command];
  if (said === undefined) return;
  await inTransactionAs(database, { task: "notify" }, async (transaction) => {
    const about = await readAidToTell(transaction, requestId);
    if (about === undefined) return;
    const path =
      audience === "prescriber"
        ? `/personnes/${about.personFileId}/aides/${requestId}`
        : `/mon-organisation/aides/${requestId}`;
    for (const to of await selectAidMails(transaction, { requestId, version }, audience)) {
      const words = letter({
        ...{ title: said.title, greeting: plainGreeting, closing: plainClosing },
        paragraphs: [aidMail.about(about.title, about.startsOn), said.text],
        action: { label: aidMail.open, url: publicAddress(path) },
      });
      await enqueueEffect(transaction, mailEffect, { to, ...words });
    }
  });
}
