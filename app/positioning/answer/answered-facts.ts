import type { PositioningState } from "../positioning-states.ts";
import type { StayState } from "../stay/stay-states.ts";

/** What the papers of a person say of their positioning. Days are civil. */
export interface AnsweredFacts {
  readonly id: string;
  readonly version: number;
  readonly state: PositioningState;
  readonly stayState: StayState | null;
  readonly meetingOn: string | null;
  readonly enteredOn: string | null;
  readonly title: string;
  readonly organisation: string;
  readonly phone: string | null;
  readonly startsOn: string | null;
  readonly endsOn: string | null;
  readonly hours: number | null;
  readonly placeName: string;
  readonly addressLine: string;
  readonly postalCode: string | null;
  readonly town: string;
  readonly organisationPlace: string;
  readonly person: string | null;
}
