import { randomUUID } from "node:crypto";
import { z } from "zod";
import { defineCommand, done, type Outcome } from "#app/access/command.server.ts";
import { membershipId } from "#app/access/members/member-commands.ts";
import { readColleagues } from "#app/access/members/membership-store.server.ts";
import { type ColleagueRefusal, takingOver } from "#app/people/portfolio/portfolio-rules.ts";
import { refused } from "#app/platform/result.ts";
import { addReferent, followsInOwnName, setRestricted } from "./restricted-file-store.server.ts";

type UnknownPerson = { readonly kind: "unknown-person" };

/**
 * Keeps a file to those who follow the person in their own name, or opens it again to who stands in for them. A manager who does not follow
 * the person has no say: as for any file, they may only hand the whole portfolio over.
 */
export const restrictFile = defineCommand({
  input: z.object({ personFileId: z.guid(), isRestricted: z.boolean() }),
  right: "person-file.restrict",
  async run({ transaction, actor }, { personFileId, isRestricted }): Promise<Outcome<null, UnknownPerson>> {
    const key = { personFileId, membershipId: actor.membershipId };
    if (!(await followsInOwnName(transaction, key))) return refused({ kind: "unknown-person" });
    await setRestricted(transaction, personFileId, isRestricted);
    return done(null, {
      ...{ action: "person-file.restrict", resourceId: personFileId, personFileId },
      facts: { isRestricted },
    });
  },
});

/** Whoever follows a person names a colleague who follows them too: the only way into a restricted file, with a hand-over. */
export const nameReferent = defineCommand({
  input: z.object({ personFileId: z.guid(), colleagueMembershipId: membershipId }),
  right: "person-file.name-referent",
  async run(
    { transaction, actor, at },
    { personFileId, colleagueMembershipId },
  ): Promise<Outcome<null, UnknownPerson | ColleagueRefusal>> {
    const { organisationId, membershipId: own } = actor;
    if (!(await followsInOwnName(transaction, { personFileId, membershipId: own }))) {
      return refused({ kind: "unknown-person" });
    }
    const colleagues = await readColleagues(transaction, organisationId, [own, colleagueMembershipId]);
    const colleague = takingOver(colleagues, { fromMembershipId: own, toMembershipId: colleagueMembershipId });
    if (!colleague.ok) return colleague;
    const followUp = { id: randomUUID(), organisationId, personFileId, membershipId: colleagueMembershipId };
    await addReferent(transaction, { ...followUp, startedAt: at });
    return done(null, {
      ...{ action: "person-file.name-referent", resourceId: personFileId, personFileId },
      facts: { colleagueMembershipId },
    });
  },
});
