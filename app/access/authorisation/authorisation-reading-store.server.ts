import type { ActingTransaction } from "#app/access/acting.server.ts";
import type { OrganisationKind } from "#app/access/actor.ts";
import type { NamedOrganisation } from "./agreement-store.server.ts";
import type { AuthorisationCommand, AuthorisationState } from "./authorisation-states.ts";
import { isoDay } from "./civil-day.ts";
import type { Period } from "./period.ts";

/** More commands than one authorisation ever sees: a bound, not a page. */
const MOST_EVENTS = 200;
/** As many organisations as a choice can show. */
const MOST_REQUESTERS = 1000;

/** An authorisation with its scope and its organisation, for a screen. `audiences`: none means everybody. */
export interface AuthorisationSheet extends Period {
  readonly id: string;
  readonly state: AuthorisationState;
  readonly version: number;
  readonly departements: readonly string[];
  readonly programmes: readonly string[];
  readonly audiences: readonly string[];
  readonly organisation: { readonly id: string; readonly name: string; readonly kind: OrganisationKind };
  readonly requestedAt: Date;
}

/** A line of the history of an authorisation. */
export interface AuthorisationEventLine {
  readonly version: number;
  readonly command: AuthorisationCommand;
  readonly at: Date;
  readonly reason: string | null;
}

/** Where a list that goes back in time has come to: the request of the last line shown. */
export interface RequestCursor {
  readonly at: Date;
  readonly id: string;
}

/** Which authorisations are looked for; everything when empty. */
export interface AuthorisationFilters {
  readonly state?: AuthorisationState;
  readonly organisationId?: string;
}

const sheet = {
  id: true,
  state: true,
  version: true,
  departements: true,
  programmes: true,
  audiences: true,
  startsOn: true,
  endsOn: true,
  organisation: { select: { id: true, name: true, kind: true } },
} as const;

/** A page of authorisations, the latest request first. By the requests, which are the first event of each. */
export async function listSheets(
  transaction: ActingTransaction,
  asked: { readonly filters: AuthorisationFilters; readonly before: RequestCursor | null; readonly most: number },
): Promise<readonly AuthorisationSheet[]> {
  const { filters, before, most } = asked;
  const earlier =
    before === null ? {} : { OR: [{ at: { lt: before.at } }, { at: before.at, authorisationId: { lt: before.id } }] };
  const rows = await transaction.authorisationEvent.findMany({
    where: { command: "request", authorisation: { ...filters }, ...earlier },
    orderBy: [{ at: "desc" }, { authorisationId: "desc" }],
    take: most,
    select: { at: true, authorisation: { select: sheet } },
  });
  return rows.map(({ at, authorisation }) => ({
    ...authorisation,
    startsOn: isoDay(authorisation.startsOn),
    endsOn: isoDay(authorisation.endsOn),
    requestedAt: at,
  }));
}

/** The organisations that ever asked for an authorisation, by name. */
export function listRequesters(transaction: ActingTransaction): Promise<readonly NamedOrganisation[]> {
  return transaction.organisation.findMany({
    where: { authorisations: { some: {} } },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    take: MOST_REQUESTERS,
    select: { id: true, name: true },
  });
}

/** One authorisation and its history, the oldest event first. Absent: unknown, or not for the actor to see. */
export async function readSheet(
  transaction: ActingTransaction,
  id: string,
): Promise<{ readonly sheet: AuthorisationSheet; readonly events: readonly AuthorisationEventLine[] } | undefined> {
  const row = await transaction.authorisation.findUnique({ where: { id }, select: sheet });
  if (row === null) return undefined;
  const events = await transaction.authorisationEvent.findMany({
    where: { authorisationId: id },
    orderBy: { version: "asc" },
    take: MOST_EVENTS,
    select: { version: true, command: true, at: true, reason: true },
  });
  const [first] = events;
  if (first === undefined) throw new Error(`Authorisation ${id} has no history`);
  const period = { startsOn: isoDay(row.startsOn), endsOn: isoDay(row.endsOn) };
  return { sheet: { ...row, ...period, requestedAt: first.at }, events };
}
