import { randomUUID } from "node:crypto";
import { z } from "zod";
import { actingFor } from "#app/access/acting.server.ts";
import { isoDay } from "#app/access/authorisation/civil-day.ts";
import { defineCommand, done, type Outcome } from "#app/access/command.server.ts";
import { matchKeysToFind } from "#app/people/identity/match-keys.server.ts";
import { selectSamePeople } from "#app/people/identity/same-person-store.server.ts";
import { todayIso } from "#app/platform/clock.server.ts";
import { refused } from "#app/platform/result.ts";
import { addWorkingDays } from "#app/platform/working-days.ts";
import { tieDelayOn } from "./tie-delay.ts";
import { addTie, selectTieFile, selectTiesOf } from "./tie-store.server.ts";

export type AskTieRefusal = {
  /** `nobody-alike`: no other organisation follows somebody of the same name, birth date and commune, or they are one already. */
  readonly kind: "unknown-person" | "nobody-alike" | "already-asked" | "already-refused";
};

/**
 * Asks whoever follows, in another organisation, somebody of the same name, birth date and commune, whether it is the same human. The one
 * who asks learns nothing of them, not even which organisation it is.
 */
export const askTie = defineCommand({
  input: z.object({ personFileId: z.guid() }),
  right: "person.ask-tie",
  async run(
    { transaction, actor, at },
    { personFileId },
  ): Promise<Outcome<{ readonly answerBy: string }, AskTieRefusal>> {
    const file = await selectTieFile(transaction, personFileId);
    if (file === null || file.organisationId !== actor.organisationId) return refused({ kind: "unknown-person" });
    const birthDate = file.birthDate === null ? null : isoDay(file.birthDate);
    const keys = matchKeysToFind({ ...file, birthDate }, actor.organisationId);
    const acting = actingFor(actor);
    const same = await selectSamePeople(transaction, acting, keys);
    const other = same.find((one) => one.organisationId !== actor.organisationId && one.personId !== file.personId);
    if (other === undefined) return refused({ kind: "nobody-alike" });
    const { personId: toPersonId } = other;
    const on = todayIso(at);
    const asked = await selectTiesOf(transaction, { personFileId, toPersonId });
    if (asked.some(({ answer }) => answer === "refused")) return refused({ kind: "already-refused" });
    if (asked.some(({ answer, answerBy }) => answer === null && answerBy >= on))
      return refused({ kind: "already-asked" });
    const answerBy = addWorkingDays(on, tieDelayOn(on));
    await addTie(transaction, acting, {
      ...{ id: randomUUID(), organisationId: actor.organisationId, personFileId, personId: file.personId, toPersonId },
      ...{ askedByAccountId: actor.accountId, askedAt: at, answerBy, presented: keys },
    });
    return done({ answerBy }, { action: "person.ask-tie", resourceId: personFileId, personFileId });
  },
});
