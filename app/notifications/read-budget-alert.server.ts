import { z } from "zod";
import { inTransactionAs } from "#app/access/acting.server.ts";
import { managersToWrite } from "#app/access/members/membership-store.server.ts";
import { readBudgetLetter } from "#app/content/letters/read-budget-letter.ts";
import { READ_BUDGET } from "#app/people/file/read-budget.ts";
import type { Database } from "#app/platform/database.server.ts";
import type { Messenger } from "#app/platform/mail/messenger.ts";
import { type EffectHandlers, effectHandler } from "#app/platform/outbox/effect-handler.ts";

const alert = z.strictObject({
  organisationId: z.uuid(),
  accountId: z.uuid(),
  date: z.iso.date(),
  files: z.int().positive(),
});

/** Tells every manager of an organisation that an account was stopped; each letter has a name of its own, so a repeat is the same. */
export function readBudgetAlert(database: Database, messenger: Messenger): EffectHandlers {
  return {
    "read-budget-alert": effectHandler({
      payload: alert,
      async run({ organisationId, accountId, date, files }, effectId) {
        const managers = await inTransactionAs(database, { organisationId }, (transaction) =>
          managersToWrite(transaction, organisationId),
        );
        for (const manager of managers) {
          await messenger.sendMail({
            to: manager.email,
            effectId: `${effectId}-${manager.membershipId}`,
            ...readBudgetLetter({
              account: accountId,
              day: date,
              readCount: files,
              budget: READ_BUDGET.stopAfterFiles,
            }),
          });
        }
      },
    }),
  };
}
