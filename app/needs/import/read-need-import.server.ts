import { z } from "zod";
import { actingFor, inTransactionAs } from "#app/access/acting.server.ts";
import type { MemberActor } from "#app/access/actor.ts";
import { contributorKinds } from "#app/access/api-token/token-scopes.ts";
import { can } from "#app/access/can.ts";
import type { Database } from "#app/platform/database.server.ts";
import { ok, type Result, refused } from "#app/platform/result.ts";
import { type NeedState, needStates } from "../need-states.ts";
import type { RowOutcome } from "./import-states.ts";
import {
  countOthers,
  countRows,
  countToldStates,
  listSharedFaults,
  type NeedFile,
  type NeedFileRow,
  type SharedFault,
  selectFiles,
  selectRows,
} from "./need-import-store.server.ts";

const MOST_FILES = 20;
export const BAD_ROWS_SHOWN = 10;

type NotTheirs = { readonly kind: "unknown-file" };

const mayImport = (actor: MemberActor): boolean =>
  can(actor, "need.contribute") && contributorKinds.includes(actor.organisationKind);

/** The newest files of the actor's organisation. */
export async function listNeedFiles(
  database: Database,
  actor: MemberActor,
): Promise<Result<readonly NeedFile[], NotTheirs>> {
  if (!mayImport(actor)) return refused({ kind: "unknown-file" });
  const { organisationId } = actor;
  return ok(
    await inTransactionAs(database, actingFor(actor), (transaction) =>
      selectFiles(transaction, organisationId, { take: MOST_FILES }),
    ),
  );
}

/** A file, how far it is, its first bad rows, and what became of the needs that it told. */
export interface ReadNeedFile {
  readonly file: NeedFile;
  readonly counts: Readonly<Record<RowOutcome, number>>;
  readonly bad: readonly NeedFileRow[];
  /** The values that are wrong in several rows. */
  readonly shared: readonly SharedFault[];
  /** How many rows are of another company than the one that sends the file; 0 for who tells the needs of others. */
  readonly others: number;
  /** The first rows, for who says what its columns hold. */
  readonly sample: readonly NeedFileRow[];
  readonly became: readonly { readonly state: NeedState; readonly needs: number }[];
}

export function readNeedFile(
  database: Database,
  actor: MemberActor,
  { id, page }: { readonly id: string; readonly page: number },
): Promise<Result<ReadNeedFile, NotTheirs>> {
  return inTransactionAs(database, actingFor(actor), async (transaction) => {
    const isTheirs = mayImport(actor) && z.uuid().safeParse(id).success;
    const [file] = isTheirs ? await selectFiles(transaction, actor.organisationId, { id, take: 1 }) : [];
    if (file === undefined) return refused({ kind: "unknown-file" });
    const skip = (page - 1) * BAD_ROWS_SHOWN;
    const isOwnAlone = actor.organisationKind === "company";
    return ok({
      file,
      counts: await countRows(transaction, id),
      bad: await selectRows(transaction, id, { outcome: "bad", skip, take: BAD_ROWS_SHOWN }),
      shared: await listSharedFaults(transaction, id),
      others:
        isOwnAlone && file.columns.siret !== undefined ? await countOthers(transaction, id, file.columns.siret) : 0,
      sample: file.state === "mapping" ? await selectRows(transaction, id, { outcome: "waiting", take: 3 }) : [],
      became: (await countToldStates(transaction, id)).toSorted(
        (one, other) => needStates.indexOf(one.state) - needStates.indexOf(other.state),
      ),
    });
  });
}

/** Every bad row of a file, for the file of refusals. */
export function readBadRows(
  database: Database,
  actor: MemberActor,
  id: string,
): Promise<Result<{ readonly file: NeedFile; readonly bad: readonly NeedFileRow[] }, NotTheirs>> {
  return inTransactionAs(database, actingFor(actor), async (transaction) => {
    const isTheirs = mayImport(actor) && z.uuid().safeParse(id).success;
    const [file] = isTheirs ? await selectFiles(transaction, actor.organisationId, { id, take: 1 }) : [];
    if (file === undefined) return refused({ kind: "unknown-file" });
    return ok({ file, bad: await selectRows(transaction, id, { outcome: "bad", take: 10_000 }) });
  });
}
