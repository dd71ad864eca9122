import { defineCommand, done, type Outcome } from "#app/access/command.server.ts";
import { matchKeys } from "#app/people/identity/match-keys.server.ts";
import { todayIso } from "#app/platform/clock.server.ts";
import { refused } from "#app/platform/result.ts";
import { type ContactFault, contactFault } from "./contact-fault.ts";
import { changePersonFileSchema } from "./file-commands.ts";
import { type HealthWord, healthWordOf } from "./health-words.ts";
import { type AlreadyHere, lookForSame } from "./look-for-same.server.ts";
import { type FileContent, replaceMatches, selectWrittenFile, touchFile } from "./written-file-store.server.ts";

/** Whether another organisation follows somebody of the same name, birth date and commune, who is not known to be the same. */
export interface ChangedFile {
  readonly isFollowedElsewhere: boolean;
}

const writtenFreely = ["lastName", "firstName", "addressLine", "addressMore", "addressTown"] as const;

export type ChangeRefusal =
  | ContactFault
  | HealthWord<(typeof writtenFreely)[number]>
  | AlreadyHere
  | { readonly kind: "unknown-person" | "birth-in-future" }
  /** `now`: what another hand wrote meanwhile. */
  | { readonly kind: "stale-version"; readonly now: FileContent };

/**
 * A referent changes who somebody they follow is, and how to reach them. What finds another file of the same human is written anew, and
 * looked for as for a new file.
 */
export const changePersonFile = defineCommand({
  input: changePersonFileSchema,
  right: "person-file.change",
  async run(work, { personFileId, version, isAnother, ...content }): Promise<Outcome<ChangedFile, ChangeRefusal>> {
    const { transaction, actor, at } = work;
    const { organisationId } = actor;
    const held = await selectWrittenFile(transaction, { personFileId, organisationId });
    if (held === null) return refused({ kind: "unknown-person" });
    if (held.version !== version) return refused({ kind: "stale-version", now: held.content });
    const isToCome = content.birthDate !== null && content.birthDate > todayIso(at);
    const fault = isToCome ? ({ kind: "birth-in-future" } as const) : contactFault(content);
    const unfit = fault ?? healthWordOf(content, writtenFreely);
    if (unfit !== null) return refused(unfit);
    const elsewhere = await lookForSame(work, { identity: content, isAnother, personFileId });
    if (!elsewhere.ok) return elsewhere;
    // Two hands at once: the second one waits for the first, and finds another version.
    if (!(await touchFile(transaction, { personFileId, version }, content)))
      return refused({ kind: "stale-version", now: held.content });
    const key = { organisationId, personFileId, personId: held.personId };
    await replaceMatches(transaction, key, matchKeys(content, organisationId));
    const changed = { isFollowedElsewhere: elsewhere.value };
    return done(changed, { action: "person-file.change", resourceId: personFileId, personFileId });
  },
});
