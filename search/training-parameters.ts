import { z } from "zod";
import { certification, choice, code, day, degrees, flag, several, text, wholeNumber } from "./parameter-values.ts";
import { aids, modalities, paces, sorts } from "./values.ts";

/**
 * How an engine compares a filter with the documents. `value`: the session or its training has one of the values (each is counted by the
 * facet of the filter's name, if there is one), `until` the day of a column. `code`: the training bears one of the codes of that kind.
 * `list`: the session's list holds one of the values, or what is open to everybody. `bounds`: a column stands on the right side of the
 * value.
 */
export type Comparison =
  | { readonly by: "value"; readonly until?: "recruits_until" }
  | { readonly by: "code"; readonly kind: "rome" | "rncp" | "formacode" | "siret" | "levelIn" }
  | { readonly by: "list"; readonly column: "publics" | "blocks"; readonly everybody?: string }
  | { readonly by: "bounds"; readonly column: "hours" | "starts_on"; readonly side: ">=" | "<=" };

/** What is known of a parameter besides its values. */
export interface ParameterFacts {
  /** Its name in the French address of the results page; in the public API it has the name of the field. */
  readonly page: string;
  /** What a flag is worth when it is on: `seats=1`, `paid=collective`. */
  readonly flagValue?: "1" | "collective";
  /** It needs what the person said of themselves: the results page has it, and the public API, which knows nobody, has not. */
  readonly isOfPerson?: true;
  /** In French, for the description of the API. */
  readonly description: string;
  /** Null where the parameter is no filter, or needs more than its value (a place is looked up first). */
  readonly compare: Comparison | null;
}

const facts = z.registry<ParameterFacts>();
const value = { by: "value" } as const;

/** A formacode of publics that means everybody. */
const EVERYBODY = "83056";
const romeCode = code(/^[A-N]\d{4}$/, "attend un code ROME, par exemple H2913.");
const publicCode = code(/^8\d{4}$/, "attend un code Formacode de public, par exemple 80006.");
const blockCode = code(/^[A-Z0-9]{4,40}$/, "attend un code de bloc, par exemple RNCP34441BC01.");
const formacode = code(/^\d{5}$/, "attend un Formacode de cinq chiffres.");
const domainLetter = code(/^[A-NZ]$/, "attend une lettre de A à N, ou Z.");
const siret = code(/^\d{14}$/, "attend un SIRET de quatorze chiffres.");

/** Signs of a text that is searched. */
export const LONGEST_TEXT = 200;

/**
 * A search of trainings as a person or a partner asks it: contract.md § Public API, parameter by parameter. Each is described here and
 * nowhere else: its name on both sides, its values, what an absent one means, what it compares.
 */
export const trainingParametersSchema = z.object({
  q: text(LONGEST_TEXT).default("").register(facts, {
    page: "q",
    compare: null,
    description: "Texte libre : métier, compétence, certification ou code de bloc.",
  }),
  place: text(100).nullable().default(null).register(facts, {
    page: "lieu",
    compare: null,
    description: "`insee:59392`, `postcode:59600`, `departement:62`, `zone:3217`, `region:32`, ou un nom de lieu.",
  }),
  radiusKm: wholeNumber(1, 200).nullable().default(null).register(facts, {
    page: "rayon",
    compare: null,
    description: "Distance maximale autour du lieu, en kilomètres (30 si absent).",
  }),
  lat: degrees(90).nullable().default(null).register(facts, {
    page: "lat",
    compare: null,
    description: "Latitude WGS 84, avec `lon` ; à la place de `place`.",
  }),
  lon: degrees(180).nullable().default(null).register(facts, {
    page: "lon",
    compare: null,
    description: "Longitude WGS 84, avec `lat` ; à la place de `place`.",
  }),
  from: day
    .nullable()
    .default(null)
    .register(facts, {
      page: "debut-apres",
      compare: { by: "bounds", column: "starts_on", side: ">=" },
      description: "La session commence ce jour-là ou après.",
    }),
  to: day
    .nullable()
    .default(null)
    .register(facts, {
      page: "debut-avant",
      compare: { by: "bounds", column: "starts_on", side: "<=" },
      description: "La session commence ce jour-là ou avant.",
    }),
  modality: several(choice(modalities)).default([]).register(facts, {
    page: "modalite",
    compare: value,
    description: "Sur place, mixte ou à distance.",
  }),
  pace: several(choice(paces)).default([]).register(facts, {
    page: "rythme",
    compare: value,
    description: "Temps plein, temps partiel ou cours du soir.",
  }),
  hoursMin: wholeNumber(0, 99_999)
    .nullable()
    .default(null)
    .register(facts, {
      page: "heures-min",
      compare: { by: "bounds", column: "hours", side: ">=" },
      description: "Durée minimale, en heures.",
    }),
  hoursMax: wholeNumber(0, 99_999)
    .nullable()
    .default(null)
    .register(facts, {
      page: "heures-max",
      compare: { by: "bounds", column: "hours", side: "<=" },
      description: "Durée maximale, en heures.",
    }),
  funder: several(wholeNumber(0, 20)).default([]).register(facts, {
    page: "financeur",
    compare: value,
    description: "Code LHÉO du financeur.",
  }),
  public: several(publicCode)
    .default([])
    .register(facts, {
      page: "public",
      compare: { by: "list", column: "publics", everybody: EVERYBODY },
      description: "Code Formacode du public accueilli.",
    }),
  aid: several(choice(aids)).default([]).register(facts, {
    page: "aide",
    compare: value,
    description: "Repas, hébergement ou transport.",
  }),
  levelIn: several(wholeNumber(1, 8))
    .default([])
    .register(facts, {
      page: "niveau-entree",
      compare: { by: "code", kind: "levelIn" },
      description: "Niveau demandé à l’entrée, de 1 à 8.",
    }),
  levelOut: several(wholeNumber(1, 8)).default([]).register(facts, {
    page: "niveau",
    compare: value,
    description: "Niveau de sortie, de 1 à 8.",
  }),
  rome: several(romeCode)
    .default([])
    .register(facts, {
      page: "metier",
      compare: { by: "code", kind: "rome" },
      description: "Code ROME ; un métier du ROME 4.0 atteint aussi les formations de son code parent.",
    }),
  rncp: several(certification)
    .default([])
    .register(facts, {
      page: "certification",
      compare: { by: "code", kind: "rncp" },
      description: "Code RNCP ou RS de la certification.",
    }),
  block: several(blockCode)
    .default([])
    .register(facts, {
      page: "bloc",
      compare: { by: "list", column: "blocks" },
      description: "Code du bloc de compétences.",
    }),
  lacking: flag("1").default(false).register(facts, {
    page: "manque",
    flagValue: "1",
    isOfPerson: true,
    compare: null,
    description: "Seulement les sessions qui apportent une compétence qui manque à la personne.",
  }),
  formacode: several(formacode)
    .default([])
    .register(facts, {
      page: "formacode",
      compare: { by: "code", kind: "formacode" },
      description: "Formacode du domaine.",
    }),
  domain: several(domainLetter).default([]).register(facts, {
    page: "domaine",
    compare: value,
    description: "Grand domaine du ROME (A à N), ou Z : formations sans code ROME.",
  }),
  organisation: several(siret)
    .default([])
    .register(facts, {
      page: "organisme",
      compare: { by: "code", kind: "siret" },
      description: "SIRET de l’organisme.",
    }),
  seats: flag("1")
    .default(false)
    .register(facts, {
      page: "places",
      flagValue: "1",
      compare: { by: "value", until: "recruits_until" },
      description: "Seulement les sessions dont le recrutement est ouvert.",
    }),
  certifying: flag("1").default(false).register(facts, {
    page: "certifiante",
    flagValue: "1",
    compare: value,
    description: "Seulement les formations certifiantes.",
  }),
  permanent: flag("1").default(false).register(facts, {
    page: "entree-permanente",
    flagValue: "1",
    compare: value,
    description: "Seulement les sessions où l’on entre à tout moment.",
  }),
  accessible: flag("1").default(false).register(facts, {
    page: "accessible",
    flagValue: "1",
    compare: value,
    description: "Seulement les lieux accessibles aux personnes handicapées.",
  }),
  paid: flag("collective").default(false).register(facts, {
    page: "prise-en-charge",
    flagValue: "collective",
    compare: value,
    description: "Seulement les sessions payées par un financeur public ou collectif.",
  }),
  asTyped: flag("1").default(false).register(facts, {
    page: "tel-quel",
    flagValue: "1",
    compare: null,
    description: "Les mots tels qu’ils sont écrits : rien n’est corrigé, aucun lieu ni code n’y est lu.",
  }),
  sort: choice(sorts).default("relevance").register(facts, {
    page: "tri",
    compare: null,
    description: "Pertinence, distance, date de début ou durée.",
  }),
  page: wholeNumber(1, 10_000).default(1).register(facts, {
    page: "page",
    compare: null,
    description: "Numéro de page, à partir de 1.",
  }),
  perPage: wholeNumber(1, 50).default(20).register(facts, {
    page: "par-page",
    compare: null,
    description: "Résultats par page, 50 au plus.",
  }),
});

const { shape } = trainingParametersSchema;

export type TrainingSearchParameters = Readonly<z.output<typeof trainingParametersSchema>>;
export type ParameterField = keyof TrainingSearchParameters;

/** The fields of a search in the order of the contract. */
export const parameterFields: readonly ParameterField[] = trainingParametersSchema.keyof().options;

/** Those that the public API takes. */
export const publicFields: readonly ParameterField[] = parameterFields.filter(
  (field) => parameterFacts(field).isOfPerson === undefined,
);

/** The search without any wish: what an absent parameter means. */
export const noSearchParameters: TrainingSearchParameters = trainingParametersSchema.parse({});

/** What is known of a parameter besides its values. */
export function parameterFacts(field: ParameterField): ParameterFacts {
  const known = facts.get(shape[field]);
  if (known === undefined) throw new Error(`Nothing is said of the parameter ${field}`);
  return known;
}

/** The values a parameter may take when it is given, without what an absent one means. */
export function givenValues(field: ParameterField): z.ZodType {
  const given = shape[field].unwrap();
  return given instanceof z.ZodNullable ? given.unwrap() : given;
}

/** May be given several times. */
export function isRepeatable(field: ParameterField): boolean {
  return Array.isArray(noSearchParameters[field]);
}
