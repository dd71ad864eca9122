import { z } from "zod";
import type { MemberActor, PersonActor } from "#app/access/actor.ts";
import { answeredBefore, defineSharedCommand, done, type Outcome } from "#app/access/command.server.ts";
import { followsInOwnName } from "#app/people/file/restricted-file-store.server.ts";
import { refused } from "#app/platform/result.ts";
import { addAgreement, endAgreement, liveAgreement, selectAgreedFile } from "./skills-agreement-store.server.ts";

/** `person-agrees`: the person has an account, and says it there by themselves. */
export type AgreeRefusal = { readonly kind: "unknown-person" | "person-agrees" };

/**
 * The person agrees, or no longer does, that those who follow them in one organisation read and write their skills. Whoever has an account
 * says it there; for somebody who has none, whoever follows them in their own name writes it down. Both may end it at any time.
 */
export const agreeSkills = defineSharedCommand({
  input: z.object({ personFileId: z.guid(), isAgreed: z.boolean() }),
  right: "held-skill.agree",
  async run({ transaction, actor, at }, { personFileId, isAgreed }): Promise<Outcome<null, AgreeRefusal>> {
    const file = await selectAgreedFile(transaction, { id: personFileId, ...whose(actor) });
    if (file === null) return refused({ kind: "unknown-person" });
    if (actor.kind === "member") {
      const key = { personFileId, membershipId: actor.membershipId };
      if (!(await followsInOwnName(transaction, key))) return refused({ kind: "unknown-person" });
      if (isAgreed && file.accountId !== null) return refused({ kind: "person-agrees" });
    }
    const live = await liveAgreement(transaction, personFileId);
    if ((live !== null) === isAgreed) return answeredBefore(null);
    const { organisationId } = file;
    if (live === null) {
      await addAgreement(transaction, {
        ...{ organisationId, personFileId, agreedByAccountId: actor.accountId, agreedAt: at },
        agreedBy: actor.kind === "member" ? "referent" : "person",
      });
    } else await endAgreement(transaction, { id: live.id, endedByAccountId: actor.accountId, endedAt: at });
    return done(null, {
      ...{ action: "held-skill.agree", resourceId: personFileId, personFileId },
      facts: { isAgreed },
    });
  },
});

function whose(actor: MemberActor | PersonActor) {
  return actor.kind === "member" ? { organisationId: actor.organisationId } : { accountId: actor.accountId };
}
