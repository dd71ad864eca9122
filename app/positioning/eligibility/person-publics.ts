import type { EligiblePerson } from "./eligibility-facts.ts";

/** Everybody, whatever their situation. */
const EVERYBODY = "83056";
const OUT_OF_WORK = ["80001", "80006"];
const RSA = "80010";
/** Formacode, the youngest age and the oldest one; the first two are about people registered as looking for work. */
const AGES: readonly {
  readonly code: string;
  readonly from: number;
  readonly to: number;
  readonly isRegistered: boolean;
}[] = [
  { code: "80009", from: 0, to: 25, isRegistered: true },
  { code: "80003", from: 26, to: 200, isRegistered: true },
  { code: "81024", from: 16, to: 25, isRegistered: false },
  { code: "81032", from: 16, to: 25, isRegistered: false },
  { code: "81033", from: 16, to: 29, isRegistered: false },
];
/** What a file may say besides (`recordedPublics`): what it does not say, the person is not known to be. */
type Belongs = "yes" | "no" | "unknown";

/** Is the person of this public on a civil day? `unknown`: the file does not say it, or does not hold such facts at all. */
export function belongsTo(code: string, person: EligiblePerson, on: string): Belongs {
  if (code === EVERYBODY || person.publics.includes(code)) return "yes";
  if (code === RSA) return person.rsa;
  if (OUT_OF_WORK.includes(code)) return person.registration;
  const age = AGES.find((one) => one.code === code);
  if (age === undefined) return "unknown";
  const years = person.birthDate === null ? null : yearsOn(person.birthDate, on);
  if (years === null) return "unknown";
  if (years < age.from || years > age.to) return "no";
  return age.isRegistered ? person.registration : "yes";
}

/** Whole years from a birth to a civil day. */
function yearsOn(birthDate: string, on: string): number {
  const years = Number(on.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return on.slice(5) < birthDate.slice(5) ? years - 1 : years;
}
