import { inTransactionAs } from "#app/access/acting.server.ts";
import { letter, plainClosing, plainGreeting } from "#app/content/letters/letter.ts";
import { type NeedMessage, needMessage } from "#app/content/need-messages.ts";
import { fallbackPhone } from "#app/content/person-messages.ts";
import { now } from "#app/platform/clock.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import { publicAddress } from "#app/platform/env.server.ts";
import { defineEffect } from "#app/platform/outbox/define-effect.server.ts";
import { hashToken, newShortToken } from "#app/platform/secrets.server.ts";
import { addNeedLink, type NeedContact, readNeedContact } from "./need-contact-store.server.ts";
import { callTimeWords, contestWords, setAsideWords } from "./need-words.ts";
import { selectNeedEvents, selectNeeds } from "./read-need-store.server.ts";
import { type NeedTold, needMail, needSms } from "./told-effects.ts";

/** Days during which a link opens its need: longer than a silence and the time to answer. The next message gives one more. */
const LINK_DAYS = 60;
const DAY_MS = 86_400_000;

/** Sent twice after a crash, each message has a link that works. */
export const needSmsEffect = defineEffect({
  ...needSms,
  lane: "sms",
  async run(told, effectId, { messenger, database }) {
    const written = await writeMessage(database, told);
    if (written === null) return;
    const { message, contact, url } = written;
    const text = [message.sms, url, `Tel. ${fallbackPhone}`].join("\n");
    await messenger.sendSms({ to: contact.phone, text, effectId });
  },
});

export const needMailEffect = defineEffect({
  ...needMail,
  lane: "mail",
  async run(told, effectId, { messenger, database }) {
    const written = await writeMessage(database, told);
    if (written === null) return;
    const { message, contact, url } = written;
    if (contact.mail === null) return;
    const words = letter({
      ...{ title: message.title, greeting: plainGreeting, paragraphs: message.paragraphs, closing: plainClosing },
      action: { label: "Voir mon besoin et répondre", url },
    });
    await messenger.sendMail({ to: contact.mail, ...words, effectId });
  },
});

/** The message of a news and its link; null when the need has gone on since, or when there is nobody to tell any more. */
function writeMessage(
  database: Database,
  { needId, contactOf = needId, version, kind, state }: NeedTold,
): Promise<{ readonly message: NeedMessage; readonly contact: NeedContact; readonly url: string } | null> {
  return inTransactionAs(database, { task: "need" }, async (transaction) => {
    const [need] = await selectNeeds(transaction, { sight: "all", id: needId, take: 1 });
    const contact = await readNeedContact(transaction, contactOf);
    if (need === undefined || contact === null || need.state !== state) return null;
    // Asked, and answered before the message left.
    if (kind === "ask" && need.askedOn === null) return null;
    const event = (await selectNeedEvents(transaction, needId)).find((one) => one.version === version);
    const message = needMessage(kind, {
      ...{ job: need.jobLabel, organisation: event?.organisation ?? null, answerBy: need.dueOn },
      ...{
        callTime: callTimeWords[contact.callTime],
        reason: need.reason === null ? null : setAsideWords[need.reason],
        skill: event?.skill ?? "",
        contested: event?.contested == null ? "" : contestWords[event.contested],
      },
    });
    if (message === null) return null;
    const token = newShortToken();
    const createdAt = now();
    const expiresAt = new Date(createdAt.getTime() + LINK_DAYS * DAY_MS);
    await addNeedLink(transaction, contactOf, { linkHash: hashToken(token), createdAt, expiresAt });
    return { message, contact, url: publicAddress(`/besoins/suivre/${token}`) };
  });
}
