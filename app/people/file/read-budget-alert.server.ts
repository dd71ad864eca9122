import { z } from "zod";
import { readBudgetLetter } from "#app/content/letters/read-budget-letter.ts";
import { defineEffect } from "#app/platform/outbox/define-effect.server.ts";
import { READ_BUDGET } from "./read-budget.ts";

/** Tells one manager of an organisation that an account was stopped: each has an effect, so that a letter sent again goes to one person. */
export const readBudgetAlert = defineEffect({
  topic: "read-budget-alert",
  lane: "mail",
  payload: z.strictObject({
    to: z.email(),
    accountId: z.uuid(),
    date: z.iso.date(),
    files: z.int().positive(),
  }),
  run: ({ to, accountId, date, files }, effectId, { messenger }) =>
    messenger.sendMail({
      ...{ to, effectId },
      ...readBudgetLetter({ account: accountId, day: date, readCount: files, budget: READ_BUDGET.stopAfterFiles }),
    }),
});
