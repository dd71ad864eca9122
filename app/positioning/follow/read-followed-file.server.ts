import { actingFor, inTransactionAs } from "#app/access/acting.server.ts";
import type { MemberActor } from "#app/access/actor.ts";
import { type OpeningRefusal, openPersonFile } from "#app/people/file/open-person-file.server.ts";
import type { PersonFileView } from "#app/people/file/person-file-store.server.ts";
import { selectOpenness } from "#app/people/file/restricted-file-store.server.ts";
import type { PersonFact } from "#app/people/situation/person-facts.ts";
import { selectFacts } from "#app/people/situation/situation-store.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import { ok, type Result } from "#app/platform/result.ts";
import { type AnsweredAid, listAidsOfFile } from "../answer/answered-aid-store.server.ts";
import { listProposalsOfFile, type ProposalOfFile } from "../answer/answered-proposal-store.server.ts";
import { listProposalEvents, type ProposalLine } from "../proposal/followed-proposals-store.server.ts";
import { type KnownContact, listContacts } from "./contact-store.server.ts";
import {
  communeName,
  type FileEvent,
  type FilePositioning,
  type FileSuggestion,
  listElsewhere,
  listFileEvents,
  listFilePositionings,
  listFileSuggestions,
  type PositioningElsewhere,
} from "./followed-file-store.server.ts";

const MOST_PROPOSALS = 50;
const MOST_AIDS = 50;

/** The file of somebody followed, with what was asked for them and what came of it. */
export interface FollowedFile {
  readonly file: PersonFileView;
  readonly commune: string;
  readonly positionings: readonly FilePositioning[];
  readonly events: readonly FileEvent[];
  readonly suggestions: readonly FileSuggestion[];
  readonly proposals: readonly ProposalOfFile[];
  readonly proposalEvents: readonly ProposalLine[];
  readonly aids: readonly AnsweredAid[];
  readonly contacts: readonly KnownContact[];
  readonly facts: readonly PersonFact[];
  readonly elsewhere: readonly PositioningElsewhere[];
  readonly isRestricted: boolean;
  /** The person agrees that other organisations read where these requests are. */
  readonly isShared: boolean;
  /** The person tied an account of theirs to the file. */
  readonly hasAccount: boolean;
}

/** Opens the file of somebody one follows: the reading is counted and audited, and may ask the second factor again. */
export async function readFollowedFile(
  database: Database,
  actor: MemberActor,
  personFileId: string,
): Promise<Result<FollowedFile, OpeningRefusal>> {
  const opened = await openPersonFile(database, actor, personFileId);
  if (!opened.ok) return opened;
  const asked = { organisationId: actor.organisationId, personFileId: opened.value.id };
  return inTransactionAs(database, actingFor(actor), async (transaction) => {
    const positionings = await listFilePositionings(transaction, asked);
    const proposals = await listProposalsOfFile(transaction, {
      personFileId: asked.personFileId,
      most: MOST_PROPOSALS,
    });
    return ok({
      file: opened.value,
      commune: await communeName(transaction, opened.value.communeCode),
      positionings,
      events: await listFileEvents(
        transaction,
        positionings.map(({ id }) => id),
      ),
      suggestions: await listFileSuggestions(transaction, asked),
      proposals,
      proposalEvents: await listProposalEvents(
        transaction,
        proposals.map(({ id }) => id),
      ),
      aids: await listAidsOfFile(transaction, { ...asked, most: MOST_AIDS }),
      contacts: await listContacts(transaction, asked.personFileId),
      facts: await selectFacts(transaction, asked.personFileId),
      elsewhere: await listElsewhere(transaction, asked),
      ...(await selectOpenness(transaction, asked.personFileId)),
    });
  });
}
