import { inTransactionAs } from "#app/access/acting.server.ts";
import { now } from "#app/platform/clock.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import { defineEffect } from "#app/platform/outbox/define-effect.server.ts";
import { kmBetween } from "#app/territories/km-between.ts";
import { tellFollowers } from "../tell-followers.server.ts";
import { operationOpened } from "./operation-opened.ts";
import { addAsked, lockOperation, placeOfOperation, whereFollowed } from "./operation-store.server.ts";

/** People are gathered so far around a need. */
export const GATHERING_RADIUS_KM = 30;

/** Carried out twice, who was asked is asked once; whoever told the need may then hear of it twice. */
export const operationOpenedEffect = defineEffect({
  ...operationOpened,
  lane: "portal",
  async run({ operationId }, _effectId, { database }) {
    const needId = await askForPeople(database, operationId);
    if (needId === null) return;
    await inTransactionAs(database, { task: "need" }, (transaction) =>
      tellFollowers(transaction, { needId, kind: "operation" }),
    );
  },
});

/**
 * Asks the bodies that follow people near an operation, who agreed that their skills are read. Answers its need; null when it gathers
 * nobody any more.
 */
async function askForPeople(database: Database, operationId: string): Promise<string | null> {
  const held = await inTransactionAs(database, { task: "operation" }, (transaction) =>
    lockOperation(transaction, operationId),
  );
  if (held?.state !== "gathering") return null;
  const place = await inTransactionAs(database, { task: "need" }, (transaction) =>
    placeOfOperation(transaction, held.needId),
  );
  if (place === undefined) return null;
  const followed = await inTransactionAs(database, { task: "need-people" }, (transaction) =>
    whereFollowed(transaction),
  );
  const near = followed.filter((one) => kmBetween(place, one) <= GATHERING_RADIUS_KM);
  const organisationIds = [...new Set(near.map(({ organisationId }) => organisationId))];
  await inTransactionAs(database, { task: "operation" }, (transaction) =>
    addAsked(transaction, { operationId, organisationIds, at: now() }),
  );
  return held.needId;
}
