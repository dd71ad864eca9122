import { z } from "zod";
import { answeredBefore, type CommandWork, defineCommand, done, type Outcome } from "#app/access/command.server.ts";
import { todayIso } from "#app/platform/clock.server.ts";
import { ok, type Result, refused } from "#app/platform/result.ts";
import { applyNeed } from "../apply-need.server.ts";
import type { CommandNeedRefusal } from "../command-need.server.ts";
import { decideNeed } from "../decide-need.ts";
import { type HeldNeed, lockNeed } from "../need-store.server.ts";
import { sensorKinds } from "../sensor-kinds.ts";
import { addToldApart, areToldApart } from "./same-need-store.server.ts";
import { narrowerOf, staysBefore } from "./which-stays.ts";

const version = z.int().positive();
const pairSchema = z.object({ needId: z.uuid(), version, otherId: z.uuid(), otherVersion: version });
type AskedPair = z.infer<typeof pairSchema>;

interface PairRefusal {
  readonly kind: "unknown-need" | "changed-meanwhile";
}

/**
 * A sensor confirms that two needs are one: one stays, the other is merged into it, at the versions that were read. Whoever told either
 * keeps a link, which answers for the need that stays, and hears of it. Nobody sees the one that stays who did not see both. Answers the id
 * of the one that stays.
 */
export const mergeNeeds = defineCommand({
  input: pairSchema,
  right: "need.qualify",
  async run(work: CommandWork, asked: AskedPair): Promise<Outcome<{ readonly staysId: string }, CommandNeedRefusal>> {
    const pair = await lockPair(work, asked);
    if (!pair.ok) return pair;
    const { transaction, at } = work;
    const { accountId, organisationId } = work.actor;
    const { one, other } = pair.value;
    if (await areToldApart(transaction, one.id, other.id)) return refused({ kind: "changed-meanwhile" });
    const [kept, merged] = staysBefore(one, other) ? [one, other] : [other, one];
    const on = todayIso();
    const decidedBy = { by: "sensor", accountId, organisationId, at, on } as const;
    const absorb = { name: "absorb" } as const;
    const absorbed = decideNeed(kept, absorb, decidedBy);
    if (!absorbed.ok) return absorbed;
    const merge = { name: "merge" } as const;
    const ended = decideNeed(merged, merge, decidedBy);
    if (!ended.ok) return ended;
    const versions = [
      await applyNeed(transaction, {
        ...{ held: kept, command: absorb, decision: absorbed.value, decidedBy },
        correction: { visibility: narrowerOf(kept.visibility, merged.visibility) },
      }),
      await applyNeed(transaction, {
        ...{ held: merged, command: merge, decision: ended.value, decidedBy },
        correction: { mergedIntoId: kept.id },
      }),
    ] as const;
    return done({ staysId: kept.id }, [
      { action: "need.absorb", resourceId: kept.id, facts: { version: versions[0] } },
      { action: "need.merge", resourceId: merged.id, facts: { version: versions[1] } },
    ]);
  },
});

/**
 * A sensor says that two needs are not one, at the versions that were read: they are proposed no more, to anybody, and cannot be merged.
 */
export const tellNeedsApart = defineCommand({
  input: pairSchema,
  right: "need.qualify",
  async run(work: CommandWork, asked: AskedPair): Promise<Outcome<null, PairRefusal>> {
    const pair = await lockPair(work, asked);
    if (!pair.ok) return pair;
    const { needId, otherId, version: read } = asked;
    const { accountId, organisationId } = work.actor;
    const by = { byAccountId: accountId, byOrganisationId: organisationId, at: work.at };
    if (!(await addToldApart(work.transaction, { needId, otherId, ...by }))) return answeredBefore(null);
    return done(null, { action: "need.tell-apart", resourceId: needId, facts: { version: read } });
  },
});

/** Locks two needs for a sensor, at the versions that were read. */
async function lockPair(
  { transaction, actor }: CommandWork,
  { needId, version: read, otherId, otherVersion }: AskedPair,
): Promise<Result<{ readonly one: HeldNeed; readonly other: HeldNeed }, PairRefusal>> {
  if (!sensorKinds.includes(actor.organisationKind) || needId === otherId) return refused({ kind: "unknown-need" });
  // In one order, so that two sensors who hold the same needs wait for each other.
  const [first, second] = [needId, otherId].toSorted();
  const held = [await lockNeed(transaction, first ?? needId), await lockNeed(transaction, second ?? otherId)];
  const one = held.find((need) => need?.id === needId);
  const other = held.find((need) => need?.id === otherId);
  if (one === undefined || other === undefined) return refused({ kind: "unknown-need" });
  const isAsRead = one.version === read && other.version === otherVersion;
  return isAsRead ? ok({ one, other }) : refused({ kind: "changed-meanwhile" });
}
