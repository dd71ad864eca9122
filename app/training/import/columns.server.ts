import type { CopyCell } from "#app/imports/staging/reference-table.ts";
import type {
  ActionRecord,
  BlockRecord,
  CertificationRecord,
  FormationRecord,
  FunderRecord,
  MeetingRecord,
  OrganisationRecord,
  SessionRecord,
} from "../lheo/lheo-records.ts";

/** A column of a catalogue table that an import fills: its name, its type in staging, and where its value is in the record. */
export interface ImportColumn<Row, Value = CopyCell | readonly CopyCell[]> {
  readonly name: string;
  readonly type: string;
  readonly of: (row: Row) => Value;
}

function column<Row, Value extends CopyCell | readonly CopyCell[]>(
  name: string,
  type: string,
  of: (row: Row) => Value,
): ImportColumn<Row, Value> {
  return { name, type, of };
}

/** A day in one column, a month or a year alone in the other: who reads the day never takes one for another. */
function dateColumns<Row>(
  day: string,
  within: string,
  of: (row: Row) => string | null,
): readonly ImportColumn<Row, string | null>[] {
  const isDay = (iso: string): boolean => iso.length === "2027-03-11".length;
  return [
    column(day, "date", (row) => {
      const iso = of(row);
      return iso !== null && isDay(iso) ? iso : null;
    }),
    column(within, "text", (row) => {
      const iso = of(row);
      return iso === null || isDay(iso) ? null : iso;
    }),
  ];
}

/**
 * A list of a record that becomes rows of a table of its own. Staged as one array a column, which PostgreSQL unfolds several times
 * faster than JSON.
 */
export interface ListTable<Item> {
  /** What the names of its columns begin with in staging. */
  readonly prefix: string;
  readonly columns: readonly ImportColumn<Item, CopyCell>[];
}

export const CERTIFICATION_LIST: ListTable<CertificationRecord> = {
  prefix: "certification",
  columns: [
    column("rncp", "text", (row) => row.rncp),
    column("rs", "text", (row) => row.rs),
    column("certif_info", "text", (row) => row.certifInfo),
    column("cpf", "text", (row) => row.cpf),
  ],
};

export const FUNDER_LIST: ListTable<FunderRecord> = {
  prefix: "funder",
  columns: [
    column("funder_code", "smallint", (row) => row.code),
    column("funded_seats", "int", (row) => row.fundedSeats),
  ],
};

export const MEETING_LIST: ListTable<MeetingRecord> = {
  prefix: "meeting",
  columns: [
    column("kind", "smallint", (row) => row.kind),
    ...dateColumns<MeetingRecord>("starts_on", "starts_within", (row) => row.startsOn),
    ...dateColumns<MeetingRecord>("ends_on", "ends_within", (row) => row.endsOn),
    column("start_time", "text", (row) => row.startTime),
    column("end_time", "text", (row) => row.endTime),
    column("is_remote", "boolean", (row) => row.isRemote),
    column("seats", "int", (row) => row.seats),
    column("address_text", "text", (row) => row.addressText),
    column("url", "text", (row) => row.url),
    column("comment", "text", (row) => row.comment),
  ],
};

export const BLOCK_LIST: ListTable<BlockRecord> = {
  prefix: "block",
  columns: [
    column("code", "text", (row) => row.code),
    column("label", "text", (row) => row.label),
    column("certification_code", "text", (row) => row.certificationCode),
  ],
};

/** The staging columns of a list. */
function staged<Row, Item>(
  { prefix, columns }: ListTable<Item>,
  items: (row: Row) => readonly Item[],
): readonly ImportColumn<Row>[] {
  return columns.map(({ name, type, of }) => ({
    name: `${prefix}_${name}`,
    type: `${type}[]`,
    of: (row) => items(row).map(of),
  }));
}

/** The rows `c` of a list, from the arrays of staging `s`: its rank, then its columns. */
export function unfolded({ prefix, columns }: ListTable<never>): string {
  const names = namesOf(columns);
  const arrays = columns.map(({ name }) => `s.${prefix}_${name}`).join(", ");
  return `(SELECT rank, ${names} FROM unnest(${arrays}) WITH ORDINALITY AS u(${names}, rank)) AS c`;
}

export const ORGANISATION_COLUMNS: readonly ImportColumn<OrganisationRecord>[] = [
  column("siret", "text", (row) => row.siret),
  column("name", "text", (row) => row.name),
  column("legal_name", "text", (row) => row.legalName),
  column("activity_number", "text", (row) => row.activityNumber),
  column("address_line", "text", (row) => row.addressLine),
  column("postal_code", "text", (row) => row.postalCode),
  column("commune_insee", "text", (row) => row.communeInsee),
  column("commune_name", "text", (row) => row.communeName),
  column("phone", "text", (row) => row.phone),
  column("email", "text", (row) => row.email),
  column("url", "text", (row) => row.url),
];

export const TRAINING_COLUMNS: readonly ImportColumn<FormationRecord>[] = [
  column("number", "text", (row) => row.number),
  column("title", "text", (row) => row.title),
  column("objective", "text", (row) => row.objective),
  column("expected_results", "text", (row) => row.expectedResults),
  column("content", "text", (row) => row.content),
  column("is_certifying", "boolean", (row) => row.isCertifying),
  column("path_kind", "smallint", (row) => row.pathKind),
  column("level_in", "smallint", (row) => row.levelIn),
  column("level_out", "smallint", (row) => row.levelOut),
  column("general_objective", "smallint", (row) => row.generalObjective),
  column("url", "text", (row) => row.url),
  column("contact_name", "text", (row) => row.contactName),
  column("contact_phone", "text", (row) => row.contactPhone),
  column("contact_email", "text", (row) => row.contactEmail),
  column("contact_url", "text", (row) => row.contactUrl),
  column("feed_updated_on", "date", (row) => row.feedUpdatedOn),
  column("module_reference", "text", (row) => row.moduleReference),
];

/** Lists of a training: staged beside it, unfolded into their own tables by the merge. */
export const TRAINING_LISTS: readonly ImportColumn<FormationRecord>[] = [
  column("siret", "text", (row) => row.organisation.siret),
  column("romes", "text[]", (row) => row.romes),
  column("formacodes", "text[]", (row) => row.formacodes),
  column("nsfs", "text[]", (row) => row.nsfs),
  column("prior_modules", "text[]", (row) => row.priorModules),
  ...staged(CERTIFICATION_LIST, (row: FormationRecord) => row.certifications),
];

export const ACTION_COLUMNS: readonly ImportColumn<ActionRecord>[] = [
  column("number", "text", (row) => row.number),
  column("modality", 'public."Modality"', (row) => row.modality),
  column("paces", 'public."Pace"[]', (row) => row.paces),
  column("pace_text", "text", (row) => row.paceText),
  column("is_permanent", "boolean", (row) => row.isPermanent),
  column("is_entry_level_required", "boolean", (row) => row.isEntryLevelRequired),
  column("conditions", "text", (row) => row.conditions),
  column("publics_text", "text", (row) => row.publicsText),
  column("alternation_text", "text", (row) => row.alternationText),
  column("hours_total", "int", (row) => row.hoursTotal),
  column("hours_centre", "int", (row) => row.hoursCentre),
  column("hours_company", "int", (row) => row.hoursCompany),
  column("indicative_duration", "text", (row) => row.indicativeDuration),
  column("cost_cents", "int", (row) => row.costCents),
  column("hourly_cost_cents", "int", (row) => row.hourlyCostCents),
  column("remaining_cost_text", "text", (row) => row.remainingCostText),
  column("funding_text", "text", (row) => row.fundingText),
  column("is_agreed", "boolean", (row) => row.isAgreed),
  column("meals_text", "text", (row) => row.mealsText),
  column("lodging_text", "text", (row) => row.lodgingText),
  column("transport_text", "text", (row) => row.transportText),
  column("accessibility_text", "text", (row) => row.accessibilityText),
  column("place_name", "text", (row) => row.placeName),
  column("address_line", "text", (row) => row.addressLine),
  column("postal_code", "text", (row) => row.postalCode),
  column("commune_insee", "text", (row) => row.communeInsee),
  column("commune_name", "text", (row) => row.communeName),
  column("latitude", "float8", (row) => row.latitude),
  column("longitude", "float8", (row) => row.longitude),
  column("coordinates_origin", 'public."CoordinatesOrigin"', (row) => row.coordinatesOrigin),
  column("url", "text", (row) => row.url),
];

export const ACTION_LISTS: readonly ImportColumn<ActionRecord>[] = [
  column("publics", "text[]", (row) => row.publics),
  ...staged(FUNDER_LIST, (row: ActionRecord) => row.funders),
];

export const SESSION_COLUMNS: readonly ImportColumn<SessionRecord>[] = [
  column("number", "text", (row) => row.number),
  ...dateColumns<SessionRecord>("starts_on", "starts_within", (row) => row.startsOn),
  ...dateColumns<SessionRecord>("ends_on", "ends_within", (row) => row.endsOn),
  ...dateColumns<SessionRecord>("enrol_from", "enrol_from_within", (row) => row.enrolFrom),
  ...dateColumns<SessionRecord>("enrol_to", "enrol_to_within", (row) => row.enrolTo),
  column("enrol_text", "text", (row) => row.enrolText),
  column("enrol_address", "text", (row) => row.enrolAddress),
  column("recruiting", 'public."Recruiting"', (row) => row.recruiting),
  column("url", "text", (row) => row.url),
  column("blocks_validation", "smallint", (row) => row.blocksValidation),
  column("is_simulated", "boolean", (row) => row.isSimulated),
];

export const SESSION_LISTS: readonly ImportColumn<SessionRecord>[] = [
  ...staged(MEETING_LIST, (row: SessionRecord) => row.meetings),
];

/** What tells a session's list of blocks from the others, beside its own columns in staging. */
export const BLOCK_LIST_DIGEST = { name: "block_list_digest", type: "char(32)" } as const;

/** A list of blocks, staged once however many sessions prepare them. */
export const BLOCK_LIST_COLUMNS: readonly ImportColumn<readonly BlockRecord[]>[] = staged(
  BLOCK_LIST,
  (blocks) => blocks,
);

/** The names of columns, ready for a statement. */
export function namesOf(columns: readonly { readonly name: string }[]): string {
  return columns.map(({ name }) => `"${name}"`).join(", ");
}
