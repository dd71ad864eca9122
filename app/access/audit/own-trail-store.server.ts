import { z } from "zod";
import type { ActingTransaction } from "../acting.server.ts";
import type { MemberRole } from "../actor.ts";
import { selectOrganisationNames } from "./organisation-names-store.server.ts";

/** An act that somebody did, or that was done about them, as they read it themselves. */
export interface OwnTrailLine {
  readonly seq: string;
  readonly at: Date;
  readonly action: string;
  /** What it was about: their own person file, their account or membership, or something else. */
  readonly about: "file" | "account" | "other";
  readonly isOwnAct: boolean;
  /** Where the one who acted was at work, and their role then; null for one's own acts and where the entry does not say. */
  readonly organisationName: string | null;
  readonly role: MemberRole | "person" | null;
}

const roleFact = z.object({
  role: z.enum(["agent", "manager", "reader", "auditor", "operator", "region-auditor", "person"]),
});

/**
 * What an account did and what was done about it, the latest first: by the indexes on actor, file and resource. Of somebody else, the
 * organisation and the role are told, never the name.
 */
export async function selectOwnTrail(
  transaction: ActingTransaction,
  { accountId, before, limit }: { readonly accountId: string; readonly before: bigint | null; readonly limit: number },
): Promise<readonly OwnTrailLine[]> {
  const files = await transaction.personFile.findMany({ where: { accountId }, select: { id: true } });
  const fileIds = files.map(({ id }) => id);
  const memberships = await transaction.membership.findMany({ where: { accountId }, select: { id: true } });
  const own = new Set([accountId, ...memberships.map(({ id }) => id)]);
  const rows = await transaction.auditEvent.findMany({
    where: {
      AND: [
        {
          OR: [
            { actorId: accountId },
            { resourceKind: { in: ["account", "membership"] }, resourceId: { in: [...own] } },
            { personFileId: { in: fileIds } },
          ],
        },
        before === null ? {} : { seq: { lt: before } },
      ],
    },
    select: {
      ...{ seq: true, at: true, action: true, actorId: true },
      ...{ organisationId: true, resourceId: true, personFileId: true, facts: true },
    },
    orderBy: { seq: "desc" },
    take: limit,
  });
  const names = await selectOrganisationNames(transaction, rows);
  return rows.map(({ seq, at, action, actorId, organisationId, resourceId, personFileId, facts }) => {
    const isOwnAct = actorId === accountId;
    const isOwnFile = personFileId !== null && fileIds.includes(personFileId);
    const isOwnAccount = resourceId !== null && own.has(resourceId);
    return {
      seq: seq.toString(),
      at,
      action,
      about: isOwnFile ? "file" : isOwnAccount ? "account" : "other",
      isOwnAct,
      organisationName: (isOwnAct || organisationId === null ? undefined : names.get(organisationId)) ?? null,
      role: isOwnAct ? null : (roleFact.safeParse(facts).data?.role ?? null),
    };
  });
}
