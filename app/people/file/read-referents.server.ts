import { actingFor, inTransactionAs } from "#app/access/acting.server.ts";
import type { MemberActor } from "#app/access/actor.ts";
import type { Database } from "#app/platform/database.server.ts";
import { ok, type Result, refused } from "#app/platform/result.ts";
import { type OpeningRefusal, readWithinBudget } from "./open-person-file.server.ts";
import { type Referent, selectReferents } from "./referents-store.server.ts";
import { followsInOwnName } from "./restricted-file-store.server.ts";
import { selectWrittenFile } from "./written-file-store.server.ts";

/** Who follows somebody, whom the actor may name besides, and who may open the file. */
export interface FileReferents {
  readonly personFileId: string;
  readonly name: string;
  readonly isRestricted: boolean;
  /** The actor follows the person in their own name: not as a stand-in. */
  readonly isOwn: boolean;
  readonly referents: readonly Referent[];
}

/** Reads who follows somebody: a reading of the file like any other, counted and audited. */
export function readReferents(
  database: Database,
  actor: MemberActor,
  personFileId: string,
): Promise<Result<FileReferents, OpeningRefusal>> {
  const { organisationId, membershipId } = actor;
  return inTransactionAs(database, actingFor(actor), async (transaction) => {
    const file = await selectWrittenFile(transaction, { personFileId, organisationId });
    if (file === null) return refused({ kind: "not-found" });
    const refusal = await readWithinBudget(transaction, actor, personFileId);
    if (refusal !== null) return refused(refusal);
    const { lastName, firstName } = file.content;
    return ok({
      ...{ personFileId, name: `${firstName} ${lastName}`, isRestricted: file.isRestricted },
      isOwn: await followsInOwnName(transaction, { personFileId, membershipId }),
      referents: await selectReferents(transaction, { organisationId, personFileId }),
    });
  });
}
