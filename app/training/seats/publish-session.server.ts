import { lockCatalogue } from "#app/imports/import-record-store.server.ts";
import { defineEffect } from "#app/platform/outbox/define-effect.server.ts";
import { inTransaction } from "#app/platform/transaction.server.ts";
import { refreshSearchDocuments } from "#search/postgres/write-documents.server.ts";
import { sessionChanged } from "./session-changed.ts";
import { readTrainingOf } from "./session-life-store.server.ts";

/** Writes the search documents of the session's training again. Twice, it writes the same. An import waits, or is waited for. */
export const sessionChangedEffect = defineEffect({
  ...sessionChanged,
  lane: "portal",
  async run({ sessionId }, _effectId, { database }) {
    const trainingId = await readTrainingOf(database.prisma, sessionId);
    await inTransaction(database.pool, async (client) => {
      await lockCatalogue(client);
      await refreshSearchDocuments(client, trainingId === null ? [] : [trainingId]);
    });
  },
});
