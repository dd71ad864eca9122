import type { Random } from "../random.ts";
import type { PlannedFunding } from "./catalogue-types.ts";

/**
 * Who pays together, in LHÉO funder codes; Region 2, France Travail 4, Agefiph 7, Département 8, oneself 10, State 11, OPCO 16, Transitions
 * Pro 17, FSE 3, company 5.
 */
const FUNDER_SETS: readonly [readonly number[], ...(readonly number[])[]] = [
  [2],
  [2],
  [2],
  [2, 3],
  [4],
  [2, 4],
  [2, 8],
  [8],
  [7],
  [11],
  [16],
  [10],
  [10, 17],
  [5, 10],
  [17],
];
const COLLECTIVE = new Set([2, 4, 7, 8, 11, 16]);
const SEATS = [8, 10, 12, 12, 12, 14, 15, 16] as const;
const HOURLY_CENTS = [900, 1100, 1250, 1400, 1500] as const;

/** Draws who pays for an action of `hours` hours, how many places, and the price when nobody pays for the group. */
export function planFunding(hours: number, isBasic: boolean, random: Random): PlannedFunding {
  const codes = isBasic ? random.pick([[2], [2], [2, 3], [8]] as const) : random.pick(FUNDER_SETS);
  const isCollective = codes.some((code) => COLLECTIVE.has(code));
  const seats = random.chance(0.75) ? random.pick(SEATS) : undefined;
  return {
    funders: codes.map((code, index) => ({ code, seats: isCollective && index === 0 ? seats : undefined })),
    priceCents: isCollective ? undefined : Math.round((hours * random.pick(HOURLY_CENTS)) / 1000) * 1000,
    remainingText: isCollective ? "Aucun frais pour vous" : "Selon vos droits CPF et les aides accordées",
    fundingText: fundingText(codes, isCollective),
    isAgreed: codes.includes(2),
  };
}

function fundingText(codes: readonly number[], isCollective: boolean): string {
  if (codes.includes(2)) {
    return "Formation gratuite, achetée par la Région pour les demandeurs d’emploi. Une rémunération est possible selon votre situation.";
  }
  if (isCollective) return "Formation gratuite pour les personnes orientées par l’organisme qui la finance.";
  return (
    "Parlez-en à votre conseiller avant de vous inscrire : le CPF, votre employeur ou une aide " +
    "individuelle peuvent payer tout ou partie du prix."
  );
}
