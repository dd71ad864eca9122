import { actingFor } from "#app/access/acting.server.ts";
import type { CommandWork } from "#app/access/command.server.ts";
import { type Identity, matchKeysToFind } from "#app/people/identity/match-keys.server.ts";
import { selectSamePeople } from "#app/people/identity/same-person-store.server.ts";
import { ok, type Result, refused } from "#app/platform/result.ts";
import { selectPersonFile } from "./person-file-store.server.ts";

/** The organisation has a file of the same person. `personFileId`: the one to open; null when a colleague follows the person. */
export interface AlreadyHere {
  readonly kind: "already-here";
  readonly personFileId: string | null;
}

interface Looked {
  readonly identity: Identity;
  /** The referent said that it is somebody else. */
  readonly isAnother: boolean;
  /** The file that is changed; null: a new one. */
  readonly personFileId: string | null;
}

/**
 * Does another organisation follow the same person, in a file that is not one with this one yet? Refused when the actor's own has another
 * file of them, unless the referent said that it is somebody else.
 */
export async function lookForSame(
  { transaction, actor }: CommandWork,
  { identity, isAnother, personFileId }: Looked,
): Promise<Result<boolean, AlreadyHere>> {
  const { organisationId } = actor;
  const same = await selectSamePeople(transaction, actingFor(actor), matchKeysToFind(identity, organisationId));
  const own = same.find((one) => one.personFileId === personFileId);
  const others = same.filter((one) => one.personFileId !== personFileId && one.personId !== own?.personId);
  const here = others.filter((one) => one.organisationId === organisationId);
  if (here.length > 0 && !isAnother) {
    for (const one of here) {
      if ((await selectPersonFile(transaction, one.personFileId)) !== null)
        return refused({ kind: "already-here", personFileId: one.personFileId });
    }
    return refused({ kind: "already-here", personFileId: null });
  }
  return ok(others.some((one) => one.organisationId !== organisationId));
}
