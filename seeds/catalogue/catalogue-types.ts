import type { BlockFact, TownFact } from "../facts.ts";
import type { Organisation } from "./plan-organisations.ts";

/** The made-up catalogue, with LHÉO's three stages; codes are those of the LHÉO 2.3 dictionaries, dates `YYYY-MM-DD`. */

export type PlannedMeeting = {
  /** 9 information meeting, 8 interview, 5 written test, 4 practical test. */
  readonly kind: number;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly startTime: string | undefined;
  readonly endTime: string | undefined;
  readonly isRemote: boolean;
  readonly seats: number | undefined;
  readonly comment: string | undefined;
};

export type PlannedSession = {
  readonly number: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly enrolFrom: string;
  readonly enrolTo: string;
  readonly enrolText: string;
  /** 1 open, 2 closed, 3 suspended. */
  readonly recruiting: number | undefined;
  readonly meetings: readonly PlannedMeeting[];
  /** 0 some blocks, 1 the whole certification, 2 both ways. */
  readonly blocksValidation: number;
  readonly blocks: readonly BlockFact[];
};

export type PlannedFunder = { readonly code: number; readonly seats: number | undefined };

/** How an action is bought; an undefined text is left out of the feed. */
export type PlannedFunding = {
  readonly funders: readonly PlannedFunder[];
  readonly priceCents: number | undefined;
  readonly remainingText: string | undefined;
  readonly fundingText: string | undefined;
  readonly isAgreed: boolean;
};

export type PlannedAids = {
  readonly meals: string | undefined;
  readonly lodging: string | undefined;
  readonly transport: string | undefined;
  readonly access: string | undefined;
};

export type PlannedAction = {
  readonly number: string;
  /** 0 on site, 1 mixed, 2 remote. */
  readonly modality: 0 | 1 | 2;
  readonly paceText: string;
  readonly isPermanent: boolean;
  readonly publics: readonly string[];
  readonly publicsText: string | undefined;
  readonly isEntryLevelRequired: boolean;
  readonly conditions: string;
  readonly alternation: string;
  /** Undefined for some trainings wholly at a distance. */
  readonly place: { readonly town: TownFact; readonly name: string; readonly street: string } | undefined;
  readonly hoursCentre: number;
  readonly hoursCompany: number;
  readonly duration: string;
  readonly aids: PlannedAids;
  readonly funding: PlannedFunding;
  readonly sessions: readonly PlannedSession[];
};

/** What a training teaches and leads to. Levels on the scale 1 to 8. */
export type TrainingContent = {
  readonly title: string;
  readonly objective: string;
  readonly expectedResults: string;
  readonly content: string;
  readonly isCertifying: boolean;
  readonly romes: readonly string[];
  readonly nsfs: readonly string[];
  readonly formacode: string | undefined;
  readonly rncp: string | undefined;
  readonly rs: string | undefined;
  readonly certifInfo: string | undefined;
  readonly levelIn: number;
  readonly levelOut: number | undefined;
  /** LHÉO dict-AIS: 6 certification, 7 professional skills, 8 preparation, 5 basic skills, 9 career project. */
  readonly generalObjective: number;
};

export type PlannedTraining = TrainingContent & {
  readonly number: string;
  readonly updatedOn: string;
  readonly pathKind: number;
  readonly organisation: Organisation;
  readonly actions: readonly PlannedAction[];
};
