import { z } from "zod";
import { inTransactionAs } from "#app/access/acting.server.ts";
import { managersToWrite } from "#app/access/members/membership-store.server.ts";
import { readBudgetLetter } from "#app/content/letters/read-budget-letter.ts";
import { defineEffect } from "#app/platform/outbox/define-effect.server.ts";
import { READ_BUDGET } from "./read-budget.ts";

/** Tells every manager of an organisation that an account was stopped; each letter has a name of its own, so a repeat is the same. */
export const readBudgetAlert = defineEffect({
  topic: "read-budget-alert",
  lane: "mail",
  payload: z.strictObject({
    organisationId: z.uuid(),
    accountId: z.uuid(),
    date: z.iso.date(),
    files: z.int().positive(),
  }),
  async run({ organisationId, accountId, date, files }, effectId, { database, messenger }) {
    const managers = await inTransactionAs(database, { organisationId }, (transaction) =>
      managersToWrite(transaction, organisationId),
    );
    for (const manager of managers) {
      await messenger.sendMail({
        to: manager.email,
        effectId: `${effectId}-${manager.membershipId}`,
        ...readBudgetLetter({ account: accountId, day: date, readCount: files, budget: READ_BUDGET.stopAfterFiles }),
      });
    }
  },
});
