import { z } from "zod";
import type { ActingTransaction } from "#app/access/acting.server.ts";
import { now } from "#app/platform/clock.server.ts";
import type { RequestAuthorisation } from "./authorisation-commands.ts";
import { type AuthorisationCommand, type AuthorisationState, authorisationStates } from "./authorisation-states.ts";
import { dayColumn, isoDay } from "./civil-day.ts";
import type { ScopedAuthorisation } from "./may-position.ts";

/** More authorisations than one organisation ever asks for: a bound, not a page. */
const MOST = 200;

/** An authorisation whose row this transaction holds. */
export interface HeldAuthorisation {
  readonly id: string;
  readonly organisationId: string;
  readonly state: AuthorisationState;
  readonly version: number;
  readonly startsOn: string;
  readonly endsOn: string;
}

const heldSchema = z
  .array(
    z.object({
      id: z.string(),
      organisation_id: z.string(),
      state: z.enum(authorisationStates),
      version: z.number(),
      starts_on: z.date(),
      ends_on: z.date(),
    }),
  )
  .transform((rows) =>
    rows.map((row) => ({
      id: row.id,
      organisationId: row.organisation_id,
      state: row.state,
      version: row.version,
      startsOn: isoDay(row.starts_on),
      endsOn: isoDay(row.ends_on),
    })),
  );

/** Reads an authorisation and keeps others from changing it until the commit. By its primary key. Absent: unknown, or not theirs. */
export async function lockAuthorisation(
  transaction: ActingTransaction,
  id: string,
): Promise<HeldAuthorisation | undefined> {
  const rows = await transaction.$queryRaw`
    SELECT id, organisation_id, state::text AS state, version, starts_on, ends_on
    FROM authorisation WHERE id = ${id}::uuid FOR UPDATE`;
  return heldSchema.parse(rows)[0];
}

/** The validated authorisations whose last day is past, the oldest first. */
export async function listOverdue(
  transaction: ActingTransaction,
  { today, most }: { readonly today: string; readonly most: number },
): Promise<readonly HeldAuthorisation[]> {
  const rows = await transaction.authorisation.findMany({
    where: { state: "validated", endsOn: { lt: dayColumn(today) } },
    orderBy: [{ endsOn: "asc" }, { id: "asc" }],
    take: most,
    select: { id: true, organisationId: true, state: true, version: true, startsOn: true, endsOn: true },
  });
  return rows.map((row) => ({ ...row, startsOn: isoDay(row.startsOn), endsOn: isoDay(row.endsOn) }));
}

/** The authorisations of an organisation, with their scope. */
export async function listAuthorisations(
  transaction: ActingTransaction,
  organisationId: string,
): Promise<readonly ScopedAuthorisation[]> {
  const rows = await transaction.authorisation.findMany({
    where: { organisationId },
    orderBy: { id: "asc" },
    take: MOST,
    select: {
      id: true,
      organisationId: true,
      state: true,
      departements: true,
      programmes: true,
      startsOn: true,
      endsOn: true,
    },
  });
  return rows.map((row) => ({ ...row, startsOn: isoDay(row.startsOn), endsOn: isoDay(row.endsOn) }));
}

/** Writes a request, version 1. Without RETURNING. */
export async function addAuthorisation(
  transaction: ActingTransaction,
  request: RequestAuthorisation & { readonly id: string; readonly organisationId: string },
): Promise<void> {
  const { id, organisationId, startsOn, endsOn } = request;
  const scope = {
    departements: [...request.departements],
    programmes: [...request.programmes],
    audiences: [...request.audiences],
  };
  const period = { startsOn: dayColumn(startsOn), endsOn: dayColumn(endsOn) };
  await transaction.authorisation.createMany({
    data: [{ id, organisationId, state: "requested", ...scope, ...period, version: 1 }],
  });
}

/** Moves an authorisation on from the version that was read; false when it is not that version any more. */
export async function changeState(
  transaction: ActingTransaction,
  read: Pick<HeldAuthorisation, "id" | "version">,
  state: AuthorisationState,
): Promise<boolean> {
  const { count } = await transaction.authorisation.updateMany({
    where: { id: read.id, version: read.version },
    data: { state, version: read.version + 1 },
  });
  return count === 1;
}

/** What happened to an authorisation; `version` is the one the command made. */
export interface NewAuthorisationEvent {
  readonly authorisationId: string;
  readonly version: number;
  readonly command: AuthorisationCommand;
  /** `null`: the portal's own work. */
  readonly byAccountId: string | null;
  readonly reason: string | null;
}

/** Appends to the history of an authorisation. */
export async function addAuthorisationEvent(
  transaction: ActingTransaction,
  event: NewAuthorisationEvent,
): Promise<void> {
  await transaction.authorisationEvent.createMany({ data: [{ ...event, at: now() }] });
}
