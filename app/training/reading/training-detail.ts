import type { Payer } from "../funding.ts";
import type { SessionSummary, TrainingSummary } from "./training-view.ts";

/**
 * Everything the training page shows and `/api/v1/trainings/{number}` answers. Names follow training-view.ts; a text the feed leaves
 * empty is null. Dates are ISO, hours whole hours, money in cents.
 */

export interface CodeLabel {
  readonly code: string;
  readonly label: string;
}

/** A postal address as the feed gives it. */
export interface AddressView {
  readonly name: string | null;
  readonly line: string | null;
  readonly postalCode: string | null;
  readonly commune: string;
  readonly insee: string | null;
}

export interface ContactView {
  readonly name: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  readonly url: string | null;
}

export interface OrganisationView {
  readonly name: string;
  readonly legalName: string;
  readonly siret: string;
  readonly activityNumber: string | null;
  readonly address: AddressView;
  readonly phone: string | null;
  readonly email: string | null;
  readonly url: string | null;
}

/** `title` is null when the register does not know the code; `url` leads to the official record. */
export interface CertificationView {
  readonly code: string;
  readonly register: "rncp" | "rs";
  readonly title: string | null;
  readonly level: number | null;
  readonly isActive: boolean | null;
  readonly url: string;
}

/** A skill block the session prepares; `certification` is the code of the certification it belongs to. */
export interface BlockView {
  readonly code: string;
  readonly label: string;
  readonly certification: string | null;
}

/** `kind` and `label` after LHÉO dict-modalite-recrutement: 9 is "Information collective", 8 "Entretien". */
export interface MeetingView {
  readonly kind: number;
  readonly label: string;
  readonly startsOn: string | null;
  readonly endsOn: string | null;
  readonly startsWithin: string | null;
  readonly endsWithin: string | null;
  readonly startTime: string | null;
  readonly endTime: string | null;
  readonly isRemote: boolean;
  readonly seats: number | null;
  readonly address: string | null;
  readonly url: string | null;
  readonly comment: string | null;
}

/** Who pays, after LHÉO dict-financeurs; `fundedSeats` null: the feed does not say. */
export interface PayerView extends Payer {
  readonly label: string;
}

export interface PurchaseFrameView {
  readonly kind: "market-lot" | "grant" | "individual-aid";
  readonly reference: string;
  readonly label: string;
  readonly orderedHours: number | null;
  readonly usedHours: number | null;
}

export interface SessionDetail extends SessionSummary {
  readonly training: string;
  readonly action: string;
  readonly externalUrl: string | null;
  readonly isSimulated: boolean;
  readonly address: AddressView;
  readonly workload: {
    readonly totalHours: number | null;
    readonly centreHours: number | null;
    readonly companyHours: number | null;
    readonly paceText: string | null;
    readonly paces: readonly ("full-time" | "part-time" | "evening")[];
    readonly duration: string | null;
    readonly alternation: string | null;
  };
  readonly enrolment: {
    readonly from: string | null;
    readonly to: string | null;
    readonly fromWithin: string | null;
    readonly toWithin: string | null;
    readonly text: string | null;
    readonly address: string | null;
  };
  /** Those that are not over. */
  readonly meetings: readonly MeetingView[];
  readonly blocks: readonly BlockView[];
  readonly payers: readonly PayerView[];
  readonly purchase: PurchaseFrameView | null;
  readonly cost: {
    readonly totalCents: number | null;
    readonly hourlyCents: number | null;
    readonly remainingText: string | null;
    readonly fundingText: string | null;
    readonly isAgreed: boolean;
  };
  readonly entry: {
    readonly publics: readonly CodeLabel[];
    readonly publicsText: string | null;
    readonly conditions: string | null;
    readonly isEntryLevelRequired: boolean;
  };
  readonly aids: {
    readonly meals: string | null;
    readonly lodging: string | null;
    readonly transport: string | null;
  };
  readonly accessibility: string | null;
}

/** `sessions` are those one may still enter, soonest first; `near` are other trainings to the same job or certification. */
export interface TrainingDetail {
  readonly number: string;
  readonly title: string;
  /** The portal's own page. */
  readonly url: string;
  readonly objective: string;
  readonly expectedResults: string;
  readonly content: string;
  readonly certifying: boolean;
  readonly levelIn: number | null;
  readonly levelOut: number | null;
  /** The organisation's page about this training. */
  readonly externalUrl: string | null;
  readonly organisation: OrganisationView;
  readonly contact: ContactView;
  readonly metiers: readonly CodeLabel[];
  readonly formacodes: readonly CodeLabel[];
  readonly certifications: readonly CertificationView[];
  readonly source: { readonly id: string; readonly label: string; readonly isFictional: boolean };
  readonly feedUpdatedOn: string | null;
  readonly catalogueVersion: number;
  readonly sessions: readonly SessionDetail[];
  readonly near: readonly TrainingSummary[];
}
