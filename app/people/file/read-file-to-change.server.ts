import { actingFor, inTransactionAs } from "#app/access/acting.server.ts";
import type { MemberActor } from "#app/access/actor.ts";
import type { PersonFact } from "#app/people/situation/person-facts.ts";
import { selectFacts } from "#app/people/situation/situation-store.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import { ok, type Result, refused } from "#app/platform/result.ts";
import { type OpeningRefusal, readWithinBudget } from "./open-person-file.server.ts";
import { communeLabels, selectWrittenFile, type WrittenFile } from "./written-file-store.server.ts";

/** A file as it is written, with its facts, and the communes it names as somebody would type them. */
export interface FileToChange extends WrittenFile {
  readonly facts: readonly PersonFact[];
  readonly commune: string;
  readonly birthCommune: string;
}

/** Opens a file of somebody whom the actor follows, to change it: a reading like any other, counted and audited. */
export function readFileToChange(
  database: Database,
  actor: MemberActor,
  personFileId: string,
): Promise<Result<FileToChange, OpeningRefusal>> {
  return inTransactionAs(database, actingFor(actor), async (transaction) => {
    const key = { personFileId, organisationId: actor.organisationId };
    const file = await selectWrittenFile(transaction, key);
    if (file === null) return refused({ kind: "not-found" });
    const refusal = await readWithinBudget(transaction, actor, personFileId);
    if (refusal !== null) return refused(refusal);
    const { communeCode, birthCommuneCode } = file.content;
    const labels = await communeLabels(transaction, [communeCode, birthCommuneCode ?? communeCode]);
    const named = (code: string | null): string => (code === null ? "" : (labels.get(code) ?? `insee:${code}`));
    const facts = await selectFacts(transaction, personFileId);
    return ok({ ...file, facts, commune: named(communeCode), birthCommune: named(birthCommuneCode) });
  });
}
