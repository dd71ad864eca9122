import { z } from "zod";
import { dayColumn } from "#app/access/authorisation/civil-day.ts";
import { defineCommand, done, type Outcome } from "#app/access/command.server.ts";
import { todayIso } from "#app/platform/clock.server.ts";
import { refused } from "#app/platform/result.ts";
import { followsInOwnName, setSharing } from "./restricted-file-store.server.ts";

/**
 * Whoever follows a person in their own name writes that the person agrees, or no longer does, that the other organisations that follow
 * them read where the requests made here are. Without it, those see that a request exists, its dates and who made it.
 */
export const shareProgress = defineCommand({
  input: z.object({ personFileId: z.guid(), isShared: z.boolean() }),
  right: "person-file.share",
  async run(
    { transaction, actor, at },
    { personFileId, isShared },
  ): Promise<Outcome<null, { readonly kind: "unknown-person" }>> {
    const key = { personFileId, membershipId: actor.membershipId };
    if (!(await followsInOwnName(transaction, key))) return refused({ kind: "unknown-person" });
    await setSharing(transaction, personFileId, isShared ? dayColumn(todayIso(at)) : null);
    return done(null, {
      ...{ action: "person-file.share", resourceId: personFileId, personFileId },
      facts: { isShared },
    });
  },
});
