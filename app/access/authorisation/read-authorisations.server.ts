import { actingFor, inTransactionAs } from "#app/access/acting.server.ts";
import type { MemberActor } from "#app/access/actor.ts";
import { can } from "#app/access/can.ts";
import type { Database } from "#app/platform/database.server.ts";
import { ok, type Result, refused } from "#app/platform/result.ts";
import type { NamedOrganisation } from "./agreement-store.server.ts";
import {
  type AuthorisationEventLine,
  type AuthorisationFilters,
  type AuthorisationSheet,
  listRequesters,
  listSheets,
  type RequestCursor,
  readSheet,
} from "./authorisation-reading-store.server.ts";

const PAGE = 50;

export interface AuthorisationPage {
  readonly sheets: readonly AuthorisationSheet[];
  /** To go on from; `null`: that was all. */
  readonly next: RequestCursor | null;
}

/** A page, and the organisations to choose from: those that ever asked; none for whoever sees their own alone. */
export interface ListedAuthorisations extends AuthorisationPage {
  readonly organisations: readonly NamedOrganisation[];
}

/**
 * Authorisations, 50 at a time, the latest request first: those of every organisation for the Region's operator and auditor; for
 * anybody else, those of their own organisation, whatever the filter says.
 */
export async function listAuthorisationPage(
  database: Database,
  actor: MemberActor,
  { filters, before }: { readonly filters: AuthorisationFilters; readonly before: RequestCursor | null },
): Promise<Result<ListedAuthorisations, { readonly kind: "not-allowed" }>> {
  const { organisationId } = actor;
  if (!can(actor, "authorisation.read", { organisationId })) return refused({ kind: "not-allowed" });
  const overseesAll = can(actor, "authorisation.oversee");
  const scoped = overseesAll ? filters : { ...filters, organisationId };
  return inTransactionAs(database, actingFor(actor), async (transaction) => {
    const sheets = await listSheets(transaction, { filters: scoped, before, most: PAGE + 1 });
    const page = sheets.slice(0, PAGE);
    const last = sheets.length > PAGE ? page.at(-1) : undefined;
    const next = last === undefined ? null : { at: last.requestedAt, id: last.id };
    return ok({ sheets: page, next, organisations: overseesAll ? await listRequesters(transaction) : [] });
  });
}

export interface ReadAuthorisation {
  readonly sheet: AuthorisationSheet;
  readonly events: readonly AuthorisationEventLine[];
}

/** One authorisation with its history, for its organisation and for the Region's operator and auditor; not found for anybody else. */
export async function readAuthorisation(
  database: Database,
  actor: MemberActor,
  id: string,
): Promise<Result<ReadAuthorisation, { readonly kind: "not-found" }>> {
  const found = await inTransactionAs(database, actingFor(actor), (transaction) => readSheet(transaction, id));
  if (found === undefined) return refused({ kind: "not-found" });
  const organisationId = found.sheet.organisation.id;
  const act = organisationId === actor.organisationId ? "authorisation.read" : "authorisation.oversee";
  return can(actor, act, { organisationId }) ? ok(found) : refused({ kind: "not-found" });
}
