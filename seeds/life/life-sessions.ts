import { addDays, fridayAfter, mondayOnOrAfter } from "../calendar.ts";
import type { PlannedAction, PlannedTraining } from "../catalogue/catalogue-types.ts";

/** How far back the demonstration is told, in days. */
export const DAYS_TOLD = 240;

/** A session of the demonstration's own training organisation. Its first day is the Monday `startsIn` days from today, or the next. */
interface OwnSession {
  readonly action: string;
  readonly number: string;
  readonly startsIn: number;
  readonly weeks: number;
}

const WELDING = "AC_DEMO_59_1";
const OFFICE = "AC_DEMO_138_1";
const ACCOUNTS = "AC_DEMO_7_2";

/** What the catalogue lacks to tell people's stories: sessions that are over, under way, just begun, and near. */
export const ownSessions = {
  weldingOver: { action: WELDING, number: "SE_DEMO_SOUDEUR_1", startsIn: -170, weeks: 17 },
  weldingUnderWay: { action: WELDING, number: "SE_DEMO_SOUDEUR_2", startsIn: -48, weeks: 17 },
  weldingBegun: { action: WELDING, number: "SE_DEMO_SOUDEUR_3", startsIn: -11, weeks: 20 },
  weldingNext: { action: WELDING, number: "SE_DEMO_SOUDEUR_4", startsIn: 46, weeks: 20 },
  weldingSuspended: { action: WELDING, number: "SE_DEMO_SOUDEUR_5", startsIn: 95, weeks: 20 },
  officeOver: { action: OFFICE, number: "SE_DEMO_SECRETARIAT_1", startsIn: -124, weeks: 14 },
  officeUnderWay: { action: OFFICE, number: "SE_DEMO_SECRETARIAT_2", startsIn: -74, weeks: 15 },
  officeFull: { action: OFFICE, number: "SE_DEMO_SECRETARIAT_3", startsIn: 39, weeks: 15 },
  officeCancelled: { action: OFFICE, number: "SE_DEMO_SECRETARIAT_4", startsIn: 53, weeks: 15 },
  officeNext: { action: OFFICE, number: "SE_DEMO_SECRETARIAT_5", startsIn: 81, weeks: 15 },
  accountsPostponed: { action: ACCOUNTS, number: "SE_DEMO_COMPTABILITE_1", startsIn: 32, weeks: 19 },
  accountsClosed: { action: ACCOUNTS, number: "SE_DEMO_COMPTABILITE_2", startsIn: 60, weeks: 19 },
  accountsNext: { action: ACCOUNTS, number: "SE_DEMO_COMPTABILITE_3", startsIn: 74, weeks: 19 },
  accountsUnmanaged: { action: ACCOUNTS, number: "SE_DEMO_COMPTABILITE_4", startsIn: 88, weeks: 19 },
} as const satisfies Readonly<Record<string, OwnSession>>;

export type SessionKey = keyof typeof ownSessions;

/** The first and the last day of one of these sessions. */
export function daysOf(key: SessionKey, today: string): { readonly startsOn: string; readonly endsOn: string } {
  const { startsIn, weeks } = ownSessions[key];
  const startsOn = mondayOnOrAfter(addDays(today, startsIn));
  return { startsOn, endsOn: fridayAfter(startsOn, weeks) };
}

/** The catalogue with these sessions, each as the others of its action. */
export function withOwnSessions(trainings: readonly PlannedTraining[], today: string): readonly PlannedTraining[] {
  return trainings.map((training) => ({
    ...training,
    actions: training.actions.map((action) => ({ ...action, sessions: sessionsOf(action, today) })),
  }));
}

function sessionsOf({ number: actionNumber, sessions }: PlannedAction, today: string): PlannedAction["sessions"] {
  const [model] = sessions;
  if (model === undefined) return sessions;
  const own = sessionKeys.filter((key) => ownSessions[key].action === actionNumber);
  return [
    ...sessions,
    ...own.map((key) => {
      const { startsOn, endsOn } = daysOf(key, today);
      const enrolment = { enrolFrom: addDays(startsOn, -90), enrolTo: addDays(startsOn, -4) };
      return { ...model, ...enrolment, number: ownSessions[key].number, startsOn, endsOn, meetings: [], recruiting: 1 };
    }),
  ];
}

/** Their keys. */
export const sessionKeys = [
  ...["weldingOver", "weldingUnderWay", "weldingBegun", "weldingNext", "weldingSuspended"],
  ...["officeOver", "officeUnderWay", "officeFull", "officeCancelled", "officeNext"],
  ...["accountsPostponed", "accountsClosed", "accountsNext", "accountsUnmanaged"],
].filter((key): key is SessionKey => key in ownSessions);
