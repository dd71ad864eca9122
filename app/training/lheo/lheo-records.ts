import type { TownIndex } from "#app/territories/town-index.ts";
import type { Siret } from "../siret.ts";

/** What an import knows of the rest of the catalogue before it reads the first formation. */
export interface ImportReferences {
  readonly romes: ReadonlySet<string>;
  readonly funders: ReadonlySet<number>;
  /** LHÉO dict-niveaux code → level 1–8, null for "not given". */
  readonly levels: ReadonlyMap<number, number | null>;
  readonly towns: TownIndex;
}

export interface OrganisationRecord {
  readonly siret: Siret;
  readonly name: string;
  readonly legalName: string;
  readonly activityNumber: string | null;
  readonly addressLine: string;
  readonly postalCode: string | null;
  readonly communeInsee: string | null;
  readonly communeName: string;
  readonly phone: string | null;
  readonly email: string | null;
  readonly url: string | null;
}

export interface CertificationRecord {
  readonly rncp: string | null;
  readonly rs: string | null;
  readonly certifInfo: string | null;
  readonly cpf: string | null;
}

/** `line` is the line of the record in the file, for remarks made after it was staged. */
export interface FormationRecord {
  readonly number: string;
  readonly line: number;
  readonly title: string;
  readonly objective: string;
  readonly expectedResults: string;
  readonly content: string;
  readonly isCertifying: boolean;
  readonly pathKind: number | null;
  readonly levelIn: number | null;
  readonly levelOut: number | null;
  readonly generalObjective: number | null;
  readonly url: string | null;
  readonly contactName: string | null;
  readonly contactPhone: string | null;
  readonly contactEmail: string | null;
  readonly contactUrl: string | null;
  readonly feedUpdatedOn: string | null;
  /** LHÉO gives no order to ROME and NSF codes: sorted. The first Formacode is the principal one. */
  readonly romes: readonly string[];
  readonly formacodes: readonly string[];
  readonly nsfs: readonly string[];
  readonly certifications: readonly CertificationRecord[];
  /** What other formations of the feed call this one when they ask for it first. */
  readonly moduleReference: string | null;
  readonly priorModules: readonly string[];
  readonly organisation: OrganisationRecord;
  readonly actions: readonly ActionRecord[];
}

export interface PlaceRecord {
  readonly placeName: string;
  readonly addressLine: string;
  readonly postalCode: string | null;
  readonly communeInsee: string | null;
  readonly communeName: string;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly coordinatesOrigin: "feed" | "commune" | null;
}

export interface FunderRecord {
  readonly code: number;
  readonly fundedSeats: number | null;
}

export interface ActionRecord extends PlaceRecord {
  readonly number: string;
  readonly line: number;
  readonly path: string;
  readonly modality: "on_site" | "mixed" | "remote";
  readonly paces: readonly ("full_time" | "part_time" | "evening")[];
  readonly paceText: string;
  readonly isPermanent: boolean;
  readonly isEntryLevelRequired: boolean;
  readonly conditions: string;
  readonly publicsText: string;
  readonly alternationText: string;
  readonly hoursTotal: number | null;
  readonly hoursCentre: number | null;
  readonly hoursCompany: number | null;
  readonly indicativeDuration: string;
  readonly costCents: number | null;
  readonly hourlyCostCents: number | null;
  readonly remainingCostText: string;
  readonly fundingText: string;
  readonly isAgreed: boolean;
  readonly mealsText: string;
  readonly lodgingText: string;
  readonly transportText: string;
  readonly accessibilityText: string;
  readonly url: string | null;
  readonly publics: readonly string[];
  readonly funders: readonly FunderRecord[];
  readonly sessions: readonly SessionRecord[];
}

/** Dates are days, months or years, ISO. */
export interface SessionRecord {
  readonly number: string;
  readonly line: number;
  readonly path: string;
  readonly startsOn: string | null;
  readonly endsOn: string | null;
  readonly enrolFrom: string | null;
  readonly enrolTo: string | null;
  readonly enrolText: string;
  readonly enrolAddress: string;
  readonly recruiting: "open" | "closed" | "suspended" | "unknown";
  readonly url: string | null;
  readonly blocksValidation: number | null;
  readonly isSimulated: boolean;
  readonly meetings: readonly MeetingRecord[];
  readonly blocks: readonly BlockRecord[];
}

/** Dates are days, months or years, ISO. */
export interface MeetingRecord {
  readonly kind: number;
  readonly startsOn: string | null;
  readonly endsOn: string | null;
  readonly startTime: string;
  readonly endTime: string;
  readonly isRemote: boolean;
  readonly seats: number | null;
  readonly addressText: string;
  readonly url: string | null;
  readonly comment: string;
}

export interface BlockRecord {
  readonly code: string;
  readonly label: string;
  readonly certificationCode: string | null;
}
