import { recordAudit } from "#app/access/audit-trail.server.ts";
import { releaseTry, takeTry } from "#app/access/sign-in/throttle/throttle-store.server.ts";
import { letter, plainClosing, plainGreeting } from "#app/content/letters/letter.ts";
import { changedPhone } from "#app/content/person-messages.ts";
import { changePhone } from "#app/people/file/phone-by-link-store.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import { enqueueEffect } from "#app/platform/outbox/enqueue-effect.server.ts";
import { ok, type Result, refused } from "#app/platform/result.ts";
import { hashToken, sealSecret } from "#app/platform/secrets.server.ts";
import { readContactToTell } from "../notices/contact-to-tell-store.server.ts";
import { positioningMailEffect, positioningSmsEffect } from "../notices/message-effects.server.ts";
import { type NoSuchLink, withAnswerLink } from "./open-answer-link.server.ts";

export type PhoneRefusal =
  | NoSuchLink
  | { readonly kind: "same-phone" }
  | { readonly kind: "throttled"; readonly retryAfterSeconds: number };

/**
 * Notes the new telephone number of whoever shows a link, in the file it was sent for. The number or mailbox of before is told, without
 * the new one: whoever took somebody's telephone does not answer for them unseen. Each change sends a message, so tries are counted.
 */
export async function changePhoneByLink(
  database: Database,
  token: string,
  phone: string,
): Promise<Result<null, PhoneRefusal>> {
  const doors = [{ name: "contact", value: `phone ${hashToken(token)}` }] as const;
  const retryAfterSeconds = await takeTry(database, doors);
  if (retryAfterSeconds > 0) return refused({ kind: "throttled", retryAfterSeconds });
  const changed = await withAnswerLink<null, Exclude<PhoneRefusal, NoSuchLink>>(
    database,
    token,
    async (transaction, _positioning, { personFileId: fileId }) => {
      const before = await readContactToTell(transaction, fileId);
      if (!(await changePhone(transaction, { fileId, phone }))) return refused({ kind: "same-phone" });
      const entry = { action: "person-file.change-phone", resourceId: fileId, personFileId: fileId } as const;
      await recordAudit(transaction, {}, entry);
      if (before.channel === "sms") {
        const sealed = sealSecret(changedPhone.sms);
        await enqueueEffect(transaction, positioningSmsEffect, { to: before.to, sealed });
      } else if (before.channel === "mail") {
        const { title, paragraphs } = changedPhone;
        const words = letter({ title, greeting: plainGreeting, paragraphs, closing: plainClosing });
        await enqueueEffect(transaction, positioningMailEffect, {
          to: before.to,
          sealed: sealSecret(JSON.stringify(words)),
        });
      }
      return ok(null);
    },
  );
  if (!changed.ok) await releaseTry(database, doors);
  return changed;
}
