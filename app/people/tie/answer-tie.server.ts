import { z } from "zod";
import { actAs, actingFor, inTransactionAs } from "#app/access/acting.server.ts";
import type { MemberActor } from "#app/access/actor.ts";
import { can } from "#app/access/can.ts";
import { defineCommand, done, type Outcome } from "#app/access/command.server.ts";
import { todayIso } from "#app/platform/clock.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import { refused } from "#app/platform/result.ts";
import { type MergeRefusal, mergeRefusal } from "./merge-people.ts";
import {
  type AskedTie,
  answerTieRow,
  lockPeople,
  lockTie,
  mergePeople,
  selectAskedTies,
  selectMergeable,
} from "./tie-store.server.ts";

export type AnswerTieRefusal = MergeRefusal | { readonly kind: "unknown-tie" };

/**
 * Somebody who follows the person says whether another organisation's file is about the same human. On a yes both files share one person,
 * in the same transaction: what each organisation holds stays its own.
 */
export const answerTie = defineCommand({
  input: z.object({ tieId: z.guid(), answer: z.enum(["agreed", "refused"]) }),
  right: "person.answer-tie",
  async run({ transaction, actor, at }, { tieId, answer }): Promise<Outcome<null, AnswerTieRefusal>> {
    const tie = await lockTie(transaction, { tieId, on: todayIso(at) });
    if (tie === undefined) return refused({ kind: "unknown-tie" });
    const { personId: goneId, toPersonId: staysId } = tie;
    if (answer === "agreed" && goneId !== staysId) {
      // Neither side sees the other's file: the portal does, for this request alone.
      await actAs(transaction, { task: "tie", presented: `${tieId} ${goneId}` });
      await lockPeople(transaction, [goneId, staysId]);
      const [gone, stays] = [await selectMergeable(transaction, goneId), await selectMergeable(transaction, staysId)];
      const refusal = mergeRefusal(gone, stays);
      if (refusal !== null) return refused(refusal);
      await mergePeople(transaction, { goneId, staysId, accountId: gone.accountId ?? stays.accountId });
      await actAs(transaction, actingFor(actor));
    }
    await answerTieRow(transaction, { tieId, answer, answeredAt: at, answeredByAccountId: actor.accountId });
    return done(null, { action: "person.answer-tie", resourceId: tieId, facts: { answer } });
  },
});

/** The requests that wait for the actor's answer, about people whom they follow. */
export function readAskedTies(database: Database, actor: MemberActor): Promise<readonly AskedTie[]> {
  if (!can(actor, "person.answer-tie")) return Promise.resolve([]);
  return inTransactionAs(database, actingFor(actor), (transaction) => selectAskedTies(transaction, todayIso()));
}
