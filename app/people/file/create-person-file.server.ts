import { randomUUID } from "node:crypto";
import { actingFor } from "#app/access/acting.server.ts";
import { type CommandWork, defineCommand, done, type Outcome } from "#app/access/command.server.ts";
import { matchKeys, matchKeysToFind } from "#app/people/identity/match-keys.server.ts";
import { type SamePerson, selectSamePeople } from "#app/people/identity/same-person-store.server.ts";
import type { PersonFact } from "#app/people/situation/person-facts.ts";
import { todayIso } from "#app/platform/clock.server.ts";
import { ok, type Result, refused } from "#app/platform/result.ts";
import { type ContactFault, contactFault } from "./contact-fault.ts";
import { type CreatePersonFile, createPersonFileSchema } from "./file-commands.ts";
import { selectPersonFile } from "./person-file-store.server.ts";
import { addFacts, addMatches, addPersonFile } from "./written-file-store.server.ts";

/** The file that was made, and whether another organisation follows somebody of the same name, birth date and commune. */
export interface CreatedFile {
  readonly personFileId: string;
  readonly personId: string;
  readonly isFollowedElsewhere: boolean;
}

export type CreateRefusal =
  | ContactFault
  | { readonly kind: "birth-in-future" }
  /** `personFileId`: the file to open; null when a colleague follows the person. */
  | { readonly kind: "already-here"; readonly personFileId: string | null };

/**
 * A referent makes a file for somebody they will follow. A file of the same person in the organisation is said at once; of one in another
 * organisation, only that it is there.
 */
export const createPersonFile = defineCommand({
  input: createPersonFileSchema,
  right: "person-file.create",
  async run(work, said): Promise<Outcome<CreatedFile, CreateRefusal>> {
    const { transaction, actor, at } = work;
    const { organisationId, membershipId } = actor;
    const fault = said.birthDate > todayIso(at) ? ({ kind: "birth-in-future" } as const) : contactFault(said);
    if (fault !== null) return refused(fault);
    const elsewhere = await lookForSame(work, said);
    if (!elsewhere.ok) return elsewhere;
    const [personFileId, personId] = [randomUUID(), randomUUID()];
    const key = { organisationId, personFileId };
    const nowhere = { addressLine: null, addressMore: null, postalCode: null, addressTown: null };
    const { lastName, firstName, birthDate, birthCommuneCode, communeCode, phone, mail, channel } = said;
    const content = { lastName, firstName, birthDate, birthCommuneCode, communeCode, phone, mail, channel, ...nowhere };
    await addPersonFile(transaction, { ...key, personId, content, membershipId, at });
    await addFacts(transaction, key, factsSaid(said, todayIso(at)));
    await addMatches(transaction, { ...key, personId }, matchKeys(said, organisationId));
    const created = { personFileId, personId, isFollowedElsewhere: elsewhere.value };
    return done(created, { action: "person-file.create", resourceId: personFileId, personFileId });
  },
});

/** Does another organisation follow the same person? Refused when this one does, unless the referent said that it is somebody else. */
async function lookForSame(
  { transaction, actor }: CommandWork,
  said: CreatePersonFile,
): Promise<Result<boolean, CreateRefusal>> {
  const { organisationId } = actor;
  const same = await selectSamePeople(transaction, actingFor(actor), matchKeysToFind(said, organisationId));
  const here = same.filter((one) => one.organisationId === organisationId);
  if (here.length > 0 && !said.isAnother) {
    for (const { personFileId } of here) {
      if ((await selectPersonFile(transaction, personFileId)) !== null)
        return refused({ kind: "already-here", personFileId });
    }
    return refused({ kind: "already-here", personFileId: null });
  }
  return ok(same.some((one: SamePerson) => one.organisationId !== organisationId));
}

function factsSaid({ rsa, level, registration, source }: CreatePersonFile, asOf: string): readonly PersonFact[] {
  return [
    { kind: "rsa", value: rsa, source, asOf },
    { kind: "registration", value: registration, source, asOf },
    ...(level === null ? [] : [{ kind: "level", value: level, source, asOf } as const]),
  ];
}
