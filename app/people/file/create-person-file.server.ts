import { randomUUID } from "node:crypto";
import { defineCommand, done, type Outcome } from "#app/access/command.server.ts";
import { matchKeys } from "#app/people/identity/match-keys.server.ts";
import type { PersonFact } from "#app/people/situation/person-facts.ts";
import { addFacts } from "#app/people/situation/situation-store.server.ts";
import { todayIso } from "#app/platform/clock.server.ts";
import { refused } from "#app/platform/result.ts";
import { type ContactFault, contactFault } from "./contact-fault.ts";
import { type CreatePersonFile, createPersonFileSchema } from "./file-commands.ts";
import { type HealthWord, healthWordOf } from "./health-words.ts";
import { type AlreadyHere, lookForSame } from "./look-for-same.server.ts";
import { addMatches, addPersonFile } from "./written-file-store.server.ts";

/** The file that was made, and whether another organisation follows somebody of the same name, birth date and commune. */
export interface CreatedFile {
  readonly personFileId: string;
  readonly personId: string;
  readonly isFollowedElsewhere: boolean;
}

export type CreateRefusal =
  | ContactFault
  | HealthWord<"lastName" | "firstName">
  | AlreadyHere
  | { readonly kind: "birth-in-future" };

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
    const unfit = fault ?? healthWordOf(said, ["lastName", "firstName"]);
    if (unfit !== null) return refused(unfit);
    const elsewhere = await lookForSame(work, { identity: said, isAnother: said.isAnother, personFileId: null });
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

function factsSaid({ rsa, level, registration, source }: CreatePersonFile, asOf: string): readonly PersonFact[] {
  return [
    { kind: "rsa", value: rsa, source, asOf },
    { kind: "registration", value: registration, source, asOf },
    ...(level === null ? [] : [{ kind: "level", value: level, source, asOf } as const]),
  ];
}
