import type { TrainingSearchParameters } from "./search-parameters.ts";

export type ParameterField = keyof TrainingSearchParameters;

/** How one parameter of the search is called in the public API and in the French address of the results page. */
export interface ParameterName {
  readonly api: string;
  readonly page: string;
  /** May be given several times; the values are alternatives. */
  readonly isRepeatable: boolean;
  /** What a flag is worth when it is on: `seats=1`, `paid=collective`. */
  readonly flagValue?: "1" | "collective";
  /** In French, for the description of the API. */
  readonly description: string;
}

/** The one table that maps the API's parameters and the page's: contract.md § Public API. Values are the same on both sides. */
export const parameterNames: Readonly<Record<ParameterField, ParameterName>> = {
  q: {
    api: "q",
    page: "q",
    isRepeatable: false,
    description: "Texte libre : métier, compétence, certification ou code de bloc.",
  },
  place: {
    api: "place",
    page: "lieu",
    isRepeatable: false,
    description: "`insee:59392`, `postcode:59600`, `departement:62`, `zone:3217`, `region:32`, ou un nom de lieu.",
  },
  radiusKm: {
    api: "radiusKm",
    page: "rayon",
    isRepeatable: false,
    description: "Distance maximale autour du lieu, en kilomètres (30 si absent).",
  },
  lat: {
    api: "lat",
    page: "lat",
    isRepeatable: false,
    description: "Latitude WGS 84, avec `lon` ; à la place de `place`.",
  },
  lon: {
    api: "lon",
    page: "lon",
    isRepeatable: false,
    description: "Longitude WGS 84, avec `lat` ; à la place de `place`.",
  },
  from: {
    api: "from",
    page: "debut-apres",
    isRepeatable: false,
    description: "La session commence ce jour-là ou après.",
  },
  to: {
    api: "to",
    page: "debut-avant",
    isRepeatable: false,
    description: "La session commence ce jour-là ou avant.",
  },
  modality: { api: "modality", page: "modalite", isRepeatable: true, description: "Sur place, mixte ou à distance." },
  pace: {
    api: "pace",
    page: "rythme",
    isRepeatable: true,
    description: "Temps plein, temps partiel ou cours du soir.",
  },
  hoursMin: { api: "hoursMin", page: "heures-min", isRepeatable: false, description: "Durée minimale, en heures." },
  hoursMax: { api: "hoursMax", page: "heures-max", isRepeatable: false, description: "Durée maximale, en heures." },
  funder: { api: "funder", page: "financeur", isRepeatable: true, description: "Code LHÉO du financeur." },
  public: { api: "public", page: "public", isRepeatable: true, description: "Code Formacode du public accueilli." },
  aid: { api: "aid", page: "aide", isRepeatable: true, description: "Repas, hébergement ou transport." },
  levelIn: {
    api: "levelIn",
    page: "niveau-entree",
    isRepeatable: true,
    description: "Niveau demandé à l’entrée, de 1 à 8.",
  },
  levelOut: { api: "levelOut", page: "niveau", isRepeatable: true, description: "Niveau de sortie, de 1 à 8." },
  rome: {
    api: "rome",
    page: "metier",
    isRepeatable: true,
    description: "Code ROME ; un métier du ROME 4.0 atteint aussi les formations de son code parent.",
  },
  rncp: { api: "rncp", page: "certification", isRepeatable: true, description: "Code RNCP ou RS de la certification." },
  block: { api: "block", page: "bloc", isRepeatable: true, description: "Code du bloc de compétences." },
  formacode: { api: "formacode", page: "formacode", isRepeatable: true, description: "Formacode du domaine." },
  domain: {
    api: "domain",
    page: "domaine",
    isRepeatable: true,
    description: "Grand domaine du ROME (A à N), ou Z : formations sans code ROME.",
  },
  organisation: { api: "organisation", page: "organisme", isRepeatable: true, description: "SIRET de l’organisme." },
  seats: {
    api: "seats",
    page: "places",
    isRepeatable: false,
    flagValue: "1",
    description: "Seulement les sessions dont le recrutement est ouvert.",
  },
  certifying: {
    api: "certifying",
    page: "certifiante",
    isRepeatable: false,
    flagValue: "1",
    description: "Seulement les formations certifiantes.",
  },
  permanent: {
    api: "permanent",
    page: "entree-permanente",
    isRepeatable: false,
    flagValue: "1",
    description: "Seulement les sessions où l’on entre à tout moment.",
  },
  accessible: {
    api: "accessible",
    page: "accessible",
    isRepeatable: false,
    flagValue: "1",
    description: "Seulement les lieux accessibles aux personnes handicapées.",
  },
  paidCollective: {
    api: "paid",
    page: "prise-en-charge",
    isRepeatable: false,
    flagValue: "collective",
    description: "Seulement les sessions payées par un financeur public ou collectif.",
  },
  sort: {
    api: "sort",
    page: "tri",
    isRepeatable: false,
    description: "Pertinence, distance, date de début ou durée.",
  },
  page: { api: "page", page: "page", isRepeatable: false, description: "Numéro de page, à partir de 1." },
  perPage: { api: "perPage", page: "par-page", isRepeatable: false, description: "Résultats par page, 50 au plus." },
};

/** Around a town or a point, when no distance is asked for. */
export const DEFAULT_RADIUS_KM = 30;

/** The search without any wish: what an absent parameter means. */
export const noSearchParameters: TrainingSearchParameters = {
  q: "",
  place: null,
  radiusKm: null,
  lat: null,
  lon: null,
  from: null,
  to: null,
  modality: [],
  pace: [],
  hoursMin: null,
  hoursMax: null,
  funder: [],
  public: [],
  aid: [],
  levelIn: [],
  levelOut: [],
  rome: [],
  rncp: [],
  block: [],
  formacode: [],
  domain: [],
  organisation: [],
  seats: false,
  certifying: false,
  permanent: false,
  accessible: false,
  paidCollective: false,
  sort: "relevance",
  page: 1,
  perPage: 20,
};

/** The fields of a search in the table's order. */
export const parameterFields: readonly ParameterField[] = Object.keys(parameterNames).filter(isField);

/** `Object.keys` forgets which keys a record has. */
function isField(name: string): name is ParameterField {
  return Object.hasOwn(parameterNames, name);
}
