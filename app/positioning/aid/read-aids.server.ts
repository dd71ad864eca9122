import { z } from "zod";
import { actingFor, inTransactionAs } from "#app/access/acting.server.ts";
import type { MemberActor } from "#app/access/actor.ts";
import { can } from "#app/access/can.ts";
import { type OpeningRefusal, openPersonFile } from "#app/people/file/open-person-file.server.ts";
import type { PersonFileView } from "#app/people/file/person-file-store.server.ts";
import { todayIso } from "#app/platform/clock.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import { ok, type Result, refused } from "#app/platform/result.ts";
import { type AnsweredAid, listAidsOfFile } from "../answer/answered-aid-store.server.ts";
import { type AidScheme, schemesOn } from "./aid-schemes.ts";
import { type AidSession, selectAidSession } from "./aid-store.server.ts";
import type { AidTerms } from "./decide-aid.ts";
import {
  type AidLine,
  type AidPerson,
  type AidTraining,
  type AidVerdict,
  explainAid,
  verdictOf,
} from "./explain-aid.ts";
import {
  type AidEventRead,
  type AidForMember,
  type AidPeriod,
  type AidReader,
  type AidToDo,
  countAidsToAnswer,
  selectAidEvents,
  selectAidPerson,
  selectAidsForMember,
  selectAidsToDo,
} from "./read-aid-store.server.ts";

const PER_PAGE = 20;
const MOST_TO_DO = 50;

/** A scheme, with what it comes to for a person and a training. */
export interface ComparedScheme {
  readonly scheme: AidScheme;
  readonly verdict: AidVerdict;
  readonly lines: readonly AidLine[];
}

/** What is compared, and where the conditions were read. */
export interface ComparedSchemes {
  readonly source: string;
  readonly readOn: string;
  readonly schemes: readonly ComparedScheme[];
}

/** A training that the catalogue does not have: only its name is known. */
function unlisted(title: string): AidTraining {
  const unknown = {
    takesPlaceHere: null,
    formacodes: null,
    certifInfos: null,
    isCpfListed: null,
    isPaidForGroup: null,
  };
  return { title, ...unknown };
}

function compare(
  person: AidPerson,
  { training, terms }: { readonly training: AidTraining; readonly terms: AidTerms | null },
): ComparedSchemes {
  const on = todayIso();
  const { source, readOn, schemes } = schemesOn(on);
  return {
    source,
    readOn,
    schemes: schemes.map((scheme) => {
      const lines = explainAid(scheme, { person, training, terms, on });
      return { scheme, lines, verdict: verdictOf(lines) };
    }),
  };
}

/** What is known before an aid is prepared. `session` null: a training that the catalogue does not have. */
export interface AidToPrepare {
  readonly file: PersonFileView;
  readonly session: AidSession | null;
  readonly compared: ComparedSchemes;
}

/** Opens the file of somebody followed, and compares what is known with what each scheme asks. */
export async function readAidToPrepare(
  database: Database,
  actor: MemberActor,
  { personFileId, sessionNumber }: { readonly personFileId: string; readonly sessionNumber: string | null },
): Promise<Result<AidToPrepare, OpeningRefusal>> {
  const opened = await openPersonFile(database, actor, personFileId);
  if (!opened.ok) return opened;
  const file = opened.value;
  return inTransactionAs(database, actingFor(actor), async (transaction) => {
    const session = sessionNumber === null ? null : await selectAidSession(transaction, { number: sessionNumber });
    if (session === undefined) return refused({ kind: "not-found" });
    const person = await selectAidPerson(transaction, file.id);
    const terms = session === null ? null : termsOf(session);
    return ok({ file, session, compared: compare(person, { training: session ?? unlisted(""), terms }) });
  });
}

function termsOf({ startsOn, isPermanent, endsOn, hours, companyHours, costCents }: AidSession): AidTerms | null {
  return startsOn === null || isPermanent ? null : { startsOn, endsOn, hours, companyHours, costCents };
}

/** An individual aid for whoever follows its person: what it comes to, and what happened. */
export interface AidOfFile {
  readonly file: PersonFileView;
  readonly aid: AnsweredAid;
  readonly compared: ComparedScheme;
  readonly source: string;
  readonly readOn: string;
  readonly events: readonly AidEventRead[];
  /** The organisation of its session has a place here. */
  readonly hasProvider: boolean;
}

export async function readAidOfFile(
  database: Database,
  actor: MemberActor,
  { personFileId, id }: { readonly personFileId: string; readonly id: string },
): Promise<Result<AidOfFile, OpeningRefusal>> {
  const isKnown = z.uuid().safeParse(id).success;
  const opened = isKnown
    ? await openPersonFile(database, actor, personFileId)
    : refused({ kind: "not-found" } as const);
  if (!opened.ok) return opened;
  const file = opened.value;
  const { organisationId } = actor;
  return inTransactionAs(database, actingFor(actor), async (transaction) => {
    const [aid] = await listAidsOfFile(transaction, { organisationId, personFileId: file.id, id, most: 1 });
    if (aid === undefined) return refused({ kind: "not-found" });
    const { sessionId } = aid;
    const session = sessionId === null ? undefined : await selectAidSession(transaction, { id: sessionId });
    const person = await selectAidPerson(transaction, file.id);
    const { schemes, source, readOn } = compare(person, { training: session ?? unlisted(aid.title), terms: aid });
    const compared = schemes.find(({ scheme }) => scheme.code === aid.scheme);
    if (compared === undefined) return refused({ kind: "not-found" });
    const events = await selectAidEvents(transaction, { id, reader: "prescriber" });
    return ok({ file, aid, compared, source, readOn, events, hasProvider: session?.hasAccount ?? false });
  });
}

/** As whom a member reads requests of people that others follow: the Region, or an organisation that may be asked for a quote. */
export function aidReaderOf(actor: MemberActor): Exclude<AidReader, "prescriber"> | null {
  if (actor.organisationKind === "region") return can(actor, "aid.decide") ? "funder" : null;
  return can(actor, "aid.quote") ? "organisation" : null;
}

function askedBy(actor: MemberActor) {
  const { schemes } = schemesOn(todayIso());
  return {
    organisationId: actor.organisationId,
    isFunder: aidReaderOf(actor) === "funder",
    schemes: schemes.filter(({ readHere }) => readHere).map(({ code }) => code),
  };
}

/** A page of the requests that an organisation may price, or the Region answer. */
export interface AidsPage {
  readonly aids: readonly AidForMember[];
  readonly lastPage: number;
}

export function listAidsForMember(
  database: Database,
  actor: MemberActor,
  { period, page }: { readonly period: AidPeriod; readonly page: number },
): Promise<AidsPage> {
  return inTransactionAs(database, actingFor(actor), async (transaction) => {
    const skip = (page - 1) * PER_PAGE;
    const aids = await selectAidsForMember(transaction, { ...askedBy(actor), period, skip, take: PER_PAGE });
    return { aids, lastPage: Math.max(1, Math.ceil((aids[0]?.total ?? 0) / PER_PAGE)) };
  });
}

/** One request for an organisation or the Region, with its part of the history; for the Region, the conditions of its scheme. */
export interface AidRead {
  readonly aid: AidForMember;
  readonly reader: Exclude<AidReader, "prescriber">;
  readonly events: readonly AidEventRead[];
}

export function readAidForMember(
  database: Database,
  actor: MemberActor,
  id: string,
): Promise<Result<AidRead, { readonly kind: "unknown-request" }>> {
  return inTransactionAs(database, actingFor(actor), async (transaction) => {
    const reader = aidReaderOf(actor);
    if (reader === null || !z.uuid().safeParse(id).success) return refused({ kind: "unknown-request" });
    const [aid] = await selectAidsForMember(transaction, { ...askedBy(actor), id, skip: 0, take: 1 });
    if (aid === undefined) return refused({ kind: "unknown-request" });
    return ok({ aid, reader, events: await selectAidEvents(transaction, { id, reader }) });
  });
}

/** The aids in which the next word is the referent's. */
export function listAidsToDo(database: Database, actor: MemberActor): Promise<readonly AidToDo[]> {
  const today = todayIso();
  const elsewhere = schemesOn(today)
    .schemes.filter(({ readHere }) => !readHere)
    .map(({ code }) => code);
  const { organisationId } = actor;
  return inTransactionAs(database, actingFor(actor), (transaction) =>
    selectAidsToDo(transaction, { organisationId, elsewhere, today, most: MOST_TO_DO }),
  );
}

/** How many requests wait for the answer of an organisation or of the Region. */
export function countAidsAwaiting(database: Database, actor: MemberActor): Promise<number> {
  if (aidReaderOf(actor) === null) return Promise.resolve(0);
  return inTransactionAs(database, actingFor(actor), (transaction) => countAidsToAnswer(transaction, askedBy(actor)));
}
