import { addDays, fridayAfter, mondayOnOrAfter, plausibleStart, workingDayOnOrAfter } from "../calendar.ts";
import type { BlockFact } from "../facts.ts";
import type { Random } from "../random.ts";
import type { PlannedMeeting, PlannedSession } from "./catalogue-types.ts";

/** New sessions start within this many days of today. */
const HORIZON_DAYS = 335;
const ENROL_TEXTS = [
  "Parlez-en à votre conseiller, ou appelez directement l’organisme.",
  "Inscription par téléphone. Apportez votre CV le jour de la réunion d’information.",
  "Votre conseiller France Travail, mission locale ou Cap emploi peut vous inscrire.",
] as const;

/** What the sessions of one action share. */
export type SessionFrame = {
  readonly today: string;
  readonly actionNumber: string;
  readonly isPermanent: boolean;
  readonly isRemote: boolean;
  readonly weeks: number;
  readonly seats: number | undefined;
  readonly blocks: readonly BlockFact[];
};

/** Makes up session number `rank` (from 1) of `count`; the sessions of an action follow one another over the year. */
export function planSession(frame: SessionFrame, rank: number, count: number, random: Random): PlannedSession {
  const share = Math.floor(HORIZON_DAYS / count);
  const lag = random.integer(10, Math.max(11, share - 14)) + (rank - 1) * share;
  const startsOn = frame.isPermanent
    ? mondayOnOrAfter(addDays(frame.today, 1))
    : plausibleStart(addDays(frame.today, Math.min(lag, HORIZON_DAYS - 28)));
  const isPartial = frame.blocks.length > 1 && random.chance(0.35);
  const recruiting = frame.isPermanent ? 1 : planRecruiting(random);
  return {
    number: `SE_${frame.actionNumber}_${rank}`,
    startsOn,
    endsOn: frame.isPermanent ? addDays(startsOn, 364) : fridayAfter(startsOn, frame.weeks),
    enrolFrom: addDays(startsOn, -90),
    enrolTo: frame.isPermanent ? addDays(startsOn, 330) : addDays(startsOn, -4),
    enrolText: random.pick(ENROL_TEXTS),
    recruiting,
    meetings: planMeetings(frame, startsOn, random),
    blocksValidation: isPartial ? 0 : random.pick([1, 1, 2]),
    blocks: isPartial ? someBlocks(frame.blocks, random) : frame.blocks,
  };
}

/** Mostly open; a few groups are full, suspended, or say nothing. */
function planRecruiting(random: Random): number | undefined {
  const draw = random.integer(1, 100);
  if (draw <= 84) return 1;
  if (draw <= 92) return 2;
  return draw <= 96 ? 3 : undefined;
}

function someBlocks(blocks: readonly BlockFact[], random: Random): readonly BlockFact[] {
  const kept = new Set(random.shuffle(blocks).slice(0, Math.ceil(blocks.length / 2)));
  return blocks.filter((block) => kept.has(block));
}

function planMeetings(frame: SessionFrame, startsOn: string, random: Random): readonly PlannedMeeting[] {
  if (!random.chance(0.75)) return [];
  const early = frame.isPermanent ? random.integer(5, 20) : random.integer(12, 45);
  const earliest = addDays(frame.today, 2);
  const wanted = frame.isPermanent ? addDays(frame.today, early) : addDays(startsOn, -early);
  const day = workingDayOnOrAfter(wanted > earliest ? wanted : earliest);
  const isMorning = random.chance(0.6);
  const information: PlannedMeeting = {
    kind: 9,
    startsOn: day,
    endsOn: day,
    startTime: isMorning ? "09:00" : "14:00",
    endTime: isMorning ? "12:00" : "16:30",
    isRemote: frame.isRemote || random.chance(0.15),
    seats: frame.seats === undefined ? undefined : frame.seats + random.integer(4, 15),
    comment: "Venez avec votre CV et une pièce d’identité. La réunion est ouverte à tous, sans engagement.",
  };
  const next = workingDayOnOrAfter(addDays(day, 1));
  if (frame.isPermanent || next >= startsOn || !random.chance(0.45)) return [information];
  return [information, selectionMeeting(next, startsOn, random)];
}

/** The interview or test that follows the information meeting, by the Friday before the session starts. */
function selectionMeeting(day: string, startsOn: string, random: Random): PlannedMeeting {
  const kind = random.pick([8, 8, 8, 4, 5]);
  const limit = addDays(startsOn, -3);
  const last = workingDayOnOrAfter(addDays(day, 2));
  return {
    kind,
    startsOn: day,
    endsOn: last < limit ? last : limit,
    startTime: undefined,
    endTime: undefined,
    isRemote: false,
    seats: undefined,
    comment: kind === 8 ? "Entretien de 30 minutes sur rendez-vous." : "Test d’une heure, sans préparation.",
  };
}
