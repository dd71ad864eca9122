import { addDays } from "../calendar.ts";

/** What is said of a positioning, a stay or a suggestion, as the use cases take it. */
export type Deed = BeginningDeed | SuggestionDeed | DecidedDeed | { readonly kind: "contact" };

export type BeginningDeed = { readonly kind: "draft" | "submit" };

export type SuggestionDeed =
  | { readonly kind: "suggest" }
  | { readonly kind: "answer"; readonly command: SuggestionSaid }
  | { readonly kind: "agree-and-submit" };

export type DecidedDeed =
  | { readonly kind: "decide"; readonly by: "organisation" | "prescriber"; readonly command: Said }
  | { readonly kind: "stay"; readonly command: StaySaid }
  | { readonly kind: "move" };

type SuggestionSaid =
  | { readonly name: "agree" | "take-back" }
  | { readonly name: "refuse"; readonly reason: string | null };

type Said =
  | { readonly name: "accept" | "wait-list" | "confirm" | "record-attendance" }
  | { readonly name: "invite"; readonly meetingOn: string }
  | { readonly name: "enter"; readonly entryOn: string }
  | { readonly name: "reject" | "decline" | "withdraw"; readonly reason: string }
  | { readonly name: "record-absence" | "record-no-show"; readonly reason: string };

type StaySaid =
  | { readonly name: "interrupt" | "resume"; readonly happenedOn: string }
  | { readonly name: "exit"; readonly happenedOn: string; readonly reason: string; readonly blocks: string[] };

/** A deed and its day, counted from today: 0 today, -1 yesterday. */
export interface Step {
  readonly day: number;
  readonly deed: Deed;
}

/** Where a story takes place. `start` and `end`: of the session, counted from today; `turn` moves a story by a few days. */
export interface Place {
  readonly today: string;
  readonly start: number;
  readonly end: number;
  readonly blocks: readonly string[];
  readonly turn: number;
}

type Recipe = (place: Place) => readonly Step[];

const decide = (day: number, by: "organisation" | "prescriber", command: Said): Step => ({
  ...{ day, deed: { kind: "decide", by, command } },
});
const organisation = (day: number, command: Said): Step => decide(day, "organisation", command);
const prescriber = (day: number, command: Said): Step => decide(day, "prescriber", command);
const submit = (day: number): Step => ({ day, deed: { kind: "submit" } });
const contact = (day: number): Step => ({ day, deed: { kind: "contact" } });

function invited({ today }: Place, day: number, meeting: number): readonly Step[] {
  return [submit(day - 4), organisation(day, { name: "invite", meetingOn: addDays(today, meeting) })];
}

function attended(place: Place, day: number): readonly Step[] {
  return [...invited(place, day - 9, day - 1), organisation(day, { name: "record-attendance" })];
}

function accepted(place: Place, day: number): readonly Step[] {
  return [...attended(place, day - 1), organisation(day, { name: "accept" })];
}

function enrolled(place: Place, day: number): readonly Step[] {
  return [...accepted(place, day - 2), prescriber(day, { name: "confirm" })];
}

function entered(place: Place): readonly Step[] {
  const { today, start, turn } = place;
  const entryOn = addDays(today, start);
  return [...enrolled(place, start - 18 - turn), organisation(start, { name: "enter", entryOn })];
}

function exited(place: Place, said: { readonly at: number; readonly reason: string; readonly blocks?: number }) {
  const { at, reason, blocks = 0 } = said;
  const happenedOn = addDays(place.today, at);
  const command = { name: "exit", happenedOn, reason, blocks: place.blocks.slice(0, blocks) } as const;
  return [...entered(place), { day: at + 1, deed: { kind: "stay", command } }] as const;
}

function interrupted(place: Place): readonly Step[] {
  const day = place.start + 21;
  const command = { name: "interrupt", happenedOn: addDays(place.today, day) } as const;
  return [...entered(place), { day: day + 1, deed: { kind: "stay", command } }];
}

const suggest = (day: number): Step => ({ day, deed: { kind: "suggest" } });
const answer = (day: number, command: SuggestionSaid): Step => ({ day, deed: { kind: "answer", command } });

/** Of a session that is over or under way, what was decided before its first day; of one to come, these last days. */
const lately = ({ start, turn }: Place, before: number): number => Math.min(start - 12, -before) - turn;

/** How a story goes, by the state it ends in. */
export const recipes = {
  prepared: ({ turn }) => [{ day: -1 - turn, deed: { kind: "draft" } }],
  sentToday: () => [submit(0)],
  sent: ({ turn }) => [submit(-1 - turn)],
  sentLongAgo: ({ turn }) => [submit(-9 - turn)],
  sentBeforeEntry: ({ turn }) => [submit(-13 - turn)],
  invited: (place) => invited(place, -1 - place.turn, 6 + place.turn),
  meetingOver: (place) => invited(place, -9 - place.turn, -1 - place.turn),
  underReview: (place) => attended(place, -1 - place.turn),
  missedMeeting: (place) => [
    ...invited(place, -10 - place.turn, -2 - place.turn),
    organisation(-1 - place.turn, { name: "record-absence", reason: "excused" }),
  ],
  acceptedToday: (place) => accepted(place, 0),
  accepted: (place) => accepted(place, -1),
  enrolled: (place) => enrolled(place, lately(place, 7)),
  enrolledBefore: (place) => enrolled(place, -12 - place.turn),
  listed: (place) => [...attended(place, -9), organisation(-8, { name: "wait-list" })],
  rejected: (place) => [
    ...attended(place, lately(place, 6) - 1),
    organisation(lately(place, 6), { name: "reject", reason: "prerequisites_not_met" }),
    contact(lately(place, 6) + 2),
  ],
  declined: (place) => [
    ...accepted(place, lately(place, 4) - 1),
    prescriber(lately(place, 4), { name: "decline", reason: "mobility" }),
  ],
  leftYesterday: (place) => [...enrolled(place, -12), prescriber(-1, { name: "decline", reason: "employed" })],
  withdrawn: (place) => [
    submit(lately(place, 5) - 6),
    prescriber(lately(place, 5), { name: "withdraw", reason: "project_changed" }),
  ],
  unanswered: (place) => accepted(place, lately(place, 16)),
  inTraining: entered,
  interrupted,
  completed: (place) => exited(place, { at: place.end, reason: "normal_end", blocks: 1 + (place.turn % 2) }),
  leftEarly: (place) => [...exited(place, { at: place.start + 16, reason: "childcare" }), contact(place.start + 19)],
  excluded: (place) => exited(place, { at: place.start + 25, reason: "exclusion" }),
  foundJob: (place) => exited(place, { at: place.start + 28, reason: "job_found", blocks: 1 }),
  transferred: (place) => exited(place, { at: place.start + 12, reason: "other_training" }),
  noShow: (place) => [
    ...enrolled(place, place.start - 18 - place.turn),
    organisation(place.start + 1, { name: "record-no-show", reason: "unavailable_personal" }),
    contact(place.start + 3),
  ],
  moved: (place) => [...enrolled(place, -14 - place.turn), { day: -2, deed: { kind: "move" } }],
  suggested: ({ turn }) => [suggest(-1 - (turn % 2))],
  agreed: () => [suggest(-3), answer(-1, { name: "agree" })],
  suggestionRefused: () => [suggest(-12), answer(-9, { name: "refuse", reason: "childcare_schedule" })],
  takenBack: () => [suggest(-8), answer(-6, { name: "take-back" })],
  lapsed: () => [suggest(-24)],
  suggestionSent: () => [suggest(-9), answer(-7, { name: "agree" }), { day: -5, deed: { kind: "agree-and-submit" } }],
} as const satisfies Readonly<Record<string, Recipe>>;

export type RecipeName = keyof typeof recipes;
