import { addDays } from "../calendar.ts";
import { fictionalPhone } from "../catalogue/fictional-numbers.ts";
import type { TownFact } from "../facts.ts";
import { createRandom } from "../random.ts";

/** Somebody who does not exist: a made-up name, a telephone number kept for fiction, a mail of `.invalid`. */
export interface InventedPerson {
  readonly lastName: string;
  readonly firstName: string;
  readonly birthDate: string;
  readonly communeCode: string;
  readonly phone: string | null;
  readonly mail: string | null;
  readonly channel: "mail" | "referent";
  readonly rsa: "yes" | "no" | "unknown";
  readonly level: "3" | "4" | "5" | null;
  readonly registration: "yes" | "no" | "unknown";
  readonly source: "said" | "document" | "france_travail";
}

/** Made from words of the region, so that they read well and are nobody's. */
const BEGINNINGS = [
  "Beffroi",
  "Chicon",
  "Dentel",
  "Estamin",
  "Houblon",
  "Lainier",
  "Moulin",
  "Tisser",
  "Terril",
  "Verrier",
];
const ENDINGS = ["asse", "eau", "elin", "ette", "ez", "ieul", "in", "oise", "ot", "ouvel"];
const FIRST_NAMES = [
  ...[
    "Adèle",
    "Aïcha",
    "Alban",
    "Amina",
    "Anaïs",
    "Antoine",
    "Aurore",
    "Baptiste",
    "Bilal",
    "Camille",
    "Céline",
    "Damien",
  ],
  ...[
    "Delphine",
    "Djamila",
    "Élodie",
    "Émile",
    "Fanny",
    "Farid",
    "Florian",
    "Gaëlle",
    "Hakim",
    "Inès",
    "Jérémy",
    "Julie",
  ],
  ...[
    "Karima",
    "Kévin",
    "Laura",
    "Ludovic",
    "Malika",
    "Mathieu",
    "Mélanie",
    "Nadège",
    "Nabil",
    "Océane",
    "Pauline",
    "Quentin",
  ],
  ...[
    "Rachida",
    "Rémi",
    "Sabrina",
    "Samir",
    "Sandrine",
    "Steeve",
    "Tiffany",
    "Valentin",
    "Wendy",
    "Yacine",
    "Yohan",
    "Zoé",
  ],
];
const YOUNGEST_DAYS = 18 * 366;
const OLDEST_DAYS = 58 * 365;

/** Makes up so many people of these towns. Same day and seed: same people, each with a name of their own. */
export function inventPeople(
  count: number,
  { towns, today, seed }: { readonly towns: readonly TownFact[]; readonly today: string; readonly seed: number },
): readonly InventedPerson[] {
  const random = createRandom(seed);
  const names = random.shuffle(BEGINNINGS.flatMap((begin) => ENDINGS.map((end) => `${begin}${end}`)));
  const [home, ...others] = towns;
  if (home === undefined) throw new Error("Invented people live somewhere");
  return Array.from({ length: count }, (_, rank) => {
    const hasMail = random.chance(0.6);
    return {
      lastName: names[rank % names.length] ?? "",
      firstName: FIRST_NAMES[(rank * 7 + Math.floor(rank / FIRST_NAMES.length)) % FIRST_NAMES.length] ?? "",
      birthDate: addDays(today, -random.integer(YOUNGEST_DAYS, OLDEST_DAYS)),
      communeCode: random.pick([home, ...others]).insee,
      phone: random.chance(0.8) ? fictionalPhone(5000 + rank) : null,
      mail: hasMail ? `personne-${rank + 1}@demonstration.invalid` : null,
      channel: hasMail ? "mail" : "referent",
      rsa: random.pick(["yes", "yes", "no", "no", "unknown"]),
      level: random.pick(["3", "3", "4", "5", null]),
      registration: random.pick(["yes", "yes", "yes", "no", "unknown"]),
      source: random.pick(["said", "document", "france_travail"]),
    };
  });
}
