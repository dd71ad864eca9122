import type { ActingTransaction } from "#app/access/acting.server.ts";
import { enqueueEffect } from "#app/platform/outbox/enqueue-effect.server.ts";
import { receivesSms } from "#app/platform/phone.ts";
import { listFollowers } from "./need-contact-store.server.ts";
import { lockNeed } from "./need-store.server.ts";
import { type NeedTold, needMail, needSms } from "./told-effects.ts";

/** Writes a message to whoever told a need, once a telephone: by SMS, else by mail. */
export async function enqueueToFollowers(
  transaction: ActingTransaction,
  told: Omit<NeedTold, "contactOf">,
): Promise<void> {
  for (const { contactOf, phone } of await listFollowers(transaction, told.needId)) {
    const effect = receivesSms(phone) ? needSms : needMail;
    await enqueueEffect(transaction, effect, { ...told, contactOf });
  }
}

/** The same of something that happened beside a need, as it stands now: the portal's work `need`. */
export async function tellFollowers(
  transaction: ActingTransaction,
  { needId, kind }: Pick<NeedTold, "needId" | "kind">,
): Promise<void> {
  const need = await lockNeed(transaction, needId);
  if (need === undefined) return;
  const { version, state } = need;
  await enqueueToFollowers(transaction, { needId, version, kind, state });
}
