/** What the conditions of an entry look at of a person. Days are civil; null or absent: not known. */
export interface EligiblePerson {
  readonly birthDate: string | null;
  readonly rsa: "yes" | "no" | "unknown";
  readonly registration: "yes" | "no" | "unknown";
  /** From 1 to 8. */
  readonly level: number | null;
  /** Formacodes of the publics that the file says. */
  readonly publics: readonly string[];
  readonly home: Point | null;
  /** The blocks that a training organisation recorded at an exit, of positionings that the actor sees. */
  readonly obtainedBlocks: readonly string[];
  readonly positionings: readonly KnownPositioning[];
  /** The trainings that were followed to their end, of positionings that the actor sees. */
  readonly completedTrainings: readonly number[];
}

export interface Point {
  readonly latitude: number;
  readonly longitude: number;
}

/** A positioning of the person, whoever made it: that it is there, its dates, and whom to call. */
export interface KnownPositioning {
  readonly sessionId: number;
  readonly organisationName: string;
  /** The actor's own organisation made it. */
  readonly isOwn?: boolean;
  readonly startsOn: string | null;
  readonly endsOn: string | null;
  /** Of the actor's own alone: another organisation's says its dates, not its training. */
  readonly trainingId?: number | null;
}

/** A module to follow before a session: its title when its training is in the catalogue, else what the feed calls it. */
export interface PriorModule {
  readonly title: string;
  /** Null: not in the catalogue. */
  readonly trainingId: number | null;
}

/** What the conditions of an entry look at of a session. */
export interface EligibleSession {
  readonly id: number;
  readonly startsOn: string | null;
  readonly endsOn: string | null;
  readonly isPermanent: boolean;
  /** Neither closed, suspended nor cancelled. */
  readonly isRecruiting: boolean;
  readonly isCancelled: boolean;
  readonly isRemote: boolean;
  readonly place: Point | null;
  /** Formacodes; empty: its feed says none. */
  readonly publics: readonly string[];
  /** On the scale from 1 to 8. */
  readonly levelIn: number | null;
  readonly isLevelRequired: boolean;
  readonly funders: readonly number[];
  readonly blocks: readonly string[];
  readonly priorModules: readonly PriorModule[];
  /** What else is asked, as its organisation writes it. */
  readonly conditions: string;
}
