import type { TownFact } from "../facts.ts";
import type { Random } from "../random.ts";
import { AID_TEXTS, conditionsText, EVENING_TEXTS, FULL_TIME_TEXTS, PART_TIME_TEXTS } from "./action-texts.ts";
import type { PlannedAction, PlannedAids } from "./catalogue-types.ts";
import { STREETS } from "./organisation-names.ts";
import { planFunding } from "./plan-funding.ts";
import type { Organisation } from "./plan-organisations.ts";
import { planSession } from "./plan-sessions.ts";
import type { Subject } from "./subject.ts";

type PublicSets = readonly [readonly string[], ...(readonly string[])[]];

/** Publics of the Formacode list: anybody, RSA, under 26, disabled people, long unemployed, women, immigrants. */
const PUBLIC_SETS: PublicSets = [
  ["83056"],
  ["83056"],
  ["80006", "80010"],
  ["80006", "80009"],
  ["80006", "80010", "80009", "81020"],
  ["80006", "80007"],
  ["80006", "82061"],
  ["80006", "82044"],
];
const BASIC_PUBLIC_SETS: PublicSets = [
  ["83056", "81019"],
  ["80006", "80010", "81024"],
  ["81022", "81023", "81042"],
  ["83056", "81043"],
];

type Pace = { readonly text: string; readonly weeklyHours: number };

/** Where and among whom an action takes place. */
export type ActionFrame = {
  readonly today: string;
  readonly number: string;
  readonly subject: Subject;
  readonly organisation: Organisation;
  /** Another town than the organisation's own, or undefined. */
  readonly branch: TownFact | undefined;
  readonly sessionCount: number;
};

/** Makes up one way of following a training: place, pace, who may enter, who pays, and its sessions. */
export function planAction(frame: ActionFrame, random: Random): PlannedAction {
  const { subject } = frame;
  const modality = subject.mayBeRemote ? random.pick([0, 0, 1, 2, 2] as const) : random.pick([0, 0, 0, 0, 1] as const);
  const pace = planPace(subject, random);
  const hours = random.pick(subject.hours);
  const hoursCompany = subject.field === "basic" || pace.weeklyHours < 12 ? 0 : companyHours(hours, random);
  const weeks = Math.max(1, Math.ceil(hours / pace.weeklyHours));
  const funding = planFunding(hours, subject.field === "basic", random);
  const sessionFrame = {
    today: frame.today,
    actionNumber: frame.number,
    isPermanent: subject.isPermanent,
    isRemote: modality === 2,
    weeks,
    seats: funding.funders[0]?.seats,
    blocks: subject.blocks,
  };
  const publics = random.pick(subject.field === "basic" ? BASIC_PUBLIC_SETS : PUBLIC_SETS);
  return {
    number: frame.number,
    modality,
    paceText: pace.text,
    isPermanent: subject.isPermanent,
    publics,
    publicsText: publicsText(publics),
    isEntryLevelRequired: subject.levelIn >= 4 && random.chance(0.5),
    conditions: conditionsText(subject.field, subject.levelIn),
    alternation: alternationText(hoursCompany),
    place: modality === 2 && random.chance(0.5) ? undefined : planPlace(frame, random),
    hoursCentre: hours - hoursCompany,
    hoursCompany,
    duration: subject.isPermanent ? "Selon vos besoins, jusqu’à 6 mois" : durationText(weeks),
    aids: planAids(modality, random),
    funding,
    sessions: Array.from({ length: frame.sessionCount }, (_, index) =>
      planSession(sessionFrame, index + 1, frame.sessionCount, random),
    ),
  };
}

function publicsText(publics: readonly string[]): string | undefined {
  if (!publics.includes("80006") || publics.includes("82044")) return undefined;
  return "Personnes inscrites à France Travail";
}

function alternationText(hoursCompany: number): string {
  const weeks = Math.round(hoursCompany / 35);
  if (weeks === 0) return "Pas de période en entreprise";
  return `Stage en entreprise : ${weeks === 1 ? "1 semaine" : `${weeks} semaines`}`;
}

function planPace(subject: Subject, random: Random): Pace {
  if (subject.field === "basic") return { text: random.pick(PART_TIME_TEXTS), weeklyHours: 15 };
  const draw = random.integer(1, 100);
  if (draw <= 76) return { text: random.pick(FULL_TIME_TEXTS), weeklyHours: 32 };
  if (draw <= 92) return { text: random.pick(PART_TIME_TEXTS), weeklyHours: 20 };
  return { text: random.pick(EVENING_TEXTS), weeklyHours: 9 };
}

/** A fifth to a third of the time in a company, in whole weeks. */
function companyHours(hours: number, random: Random): number {
  const share = random.pick([0, 0.2, 0.25, 0.33] as const);
  return Math.floor((hours * share) / 35) * 35;
}

function durationText(weeks: number): string {
  if (weeks <= 6) return weeks === 1 ? "1 semaine" : `${weeks} semaines`;
  return `Environ ${Math.round(weeks / 4.3)} mois`;
}

function planPlace(frame: ActionFrame, random: Random): PlannedAction["place"] {
  const { organisation, branch } = frame;
  if (branch === undefined) return { town: organisation.town, name: organisation.name, street: organisation.street };
  const street = `${random.integer(1, 90)} ${random.pick(STREETS)}`;
  return { town: branch, name: `${organisation.name}, antenne de ${branch.name}`, street };
}

function planAids(modality: 0 | 1 | 2, random: Random): PlannedAids {
  if (modality === 2) return { meals: undefined, lodging: undefined, transport: undefined, access: undefined };
  return {
    meals: random.chance(0.5) ? random.pick(AID_TEXTS.meals) : undefined,
    lodging: random.chance(0.15) ? random.pick(AID_TEXTS.lodging) : undefined,
    transport: random.chance(0.6) ? random.pick(AID_TEXTS.transport) : undefined,
    access: random.chance(0.75) ? random.pick(AID_TEXTS.access) : undefined,
  };
}
