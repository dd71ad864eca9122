import { z } from "zod";
import { engineNames, publicFacetNames } from "#search/engine.ts";
import { modalities, paces } from "#search/values.ts";
import { type PublicSearchView, recruitings, understoodKinds } from "./training-view.ts";

/** The answers of the public API as schemas: their description derives from them, and the tests hold every answer against it. */

export const isoDay = z.iso.date();
/** What a feed gives of a date whose day it does not know. */
export const isoMonthOrYear = z.string().regex(/^\d{4}(-\d{2})?$/);
const nullableDay = isoDay.nullable();
const count = z.int().min(0);
export const km = z.number().min(0);

const payment = z.object({
  by: z.enum(["collective", "other", "employer", "person", "unknown"]).describe("Qui paie."),
  paidBy: z.array(z.string()).describe("Codes LHÉO de ceux qui paient à ce titre."),
  isOpenToPayers: z.boolean().describe("On peut aussi entrer en payant soi-même."),
  toPay: z
    .enum(["nothing", "rest", "price", "unknown"])
    .describe("Ce que paie la personne : rien, le reste, le prix, non dit."),
  restText: z.string().nullable(),
  priceCents: count.nullable(),
  hourlyCents: count.nullable(),
});

export const sessionSummarySchema = z.object({
  number: z.string(),
  startsOn: nullableDay,
  endsOn: nullableDay,
  startsWithin: isoMonthOrYear.nullable().describe("Le mois (2027-03) ou l’année, quand le jour n’est pas connu."),
  endsWithin: isoMonthOrYear.nullable(),
  hours: count.nullable(),
  modality: z.enum(modalities),
  pace: z.enum(paces).nullable(),
  permanent: z.boolean(),
  recruiting: z.enum(recruitings).describe("« closed » aussi quand les inscriptions sont passées."),
  cancelled: z.boolean().describe("La session n’aura pas lieu : son organisme l’a annulée dans le portail."),
  funders: z.array(z.string()).describe("Codes LHÉO des financeurs."),
  place: z.object({
    commune: z.string(),
    insee: z.string().nullable(),
    lat: z.number().nullable(),
    lon: z.number().nullable(),
    distanceKm: km.nullable(),
  }),
  seats: z.object({
    funded: count
      .nullable()
      .describe("Payées par d’autres que la personne ou son entreprise ; null : la source ne le dit pas."),
    unfunded: count.nullable().describe("Payées par la personne ou son entreprise."),
    left: count.nullable().describe("Null tant que le portail ne gère pas les places de la session."),
    asOf: z.iso.datetime({ offset: true }).nullable(),
  }),
  payment,
});

export const trainingSummarySchema = z.object({
  number: z.string(),
  title: z.string(),
  organisation: z.object({ name: z.string(), siret: z.string() }),
  levelOut: z.int().min(1).max(8).nullable(),
  rome: z.array(z.string()),
  rncp: z.array(z.string()),
  blocks: z.array(z.string()),
  certifying: z.boolean(),
  url: z.string(),
  sessions: z.array(sessionSummarySchema),
});

const facet = z.array(z.object({ value: z.string(), label: z.string(), count: z.int().min(1) }));

export const trainingSearchSchema: z.ZodType<PublicSearchView> = z.object({
  query: z.object({
    text: z.string().describe("Les mots cherchés, sans les codes ni le lieu qui en ont été compris."),
    corrections: z.array(z.object({ from: z.string(), to: z.string() })),
    approximate: z
      .boolean()
      .describe("Vrai quand rien ne répond exactement et que des réponses proches sont montrées."),
    understood: z.array(
      z.object({
        kind: z.enum(understoodKinds),
        value: z.string(),
        label: z.string(),
        without: z
          .string()
          .nullable()
          .describe(
            "Le `q` qui ne demande plus cela ; null quand un paramètre le demande, et pour un métier (`job`) : `asTyped=1` le défait.",
          ),
      }),
    ),
    widenedToKm: km.nullable().describe("Le rayon qu’il a fallu prendre pour trouver, null si celui demandé a suffi."),
    outside: z
      .object({ label: z.string(), nearest: z.string().nullable(), nearestLabel: z.string().nullable() })
      .exactOptional()
      .describe(
        "Le lieu est connu, hors de la région ; `nearest` est la ville d’ici la plus proche, `nearestLabel` son nom.",
      ),
    ambiguous: z
      .array(z.object({ value: z.string(), label: z.string() }))
      .exactOptional()
      .describe("Plusieurs lieux de la région portent ce nom : à choisir."),
    otherPlace: z
      .object({ words: z.string(), places: z.array(z.object({ value: z.string(), label: z.string() })) })
      .exactOptional()
      .describe("Un autre lieu, lu parmi les mots, que remplace celui du paramètre : il n’est pas cherché."),
  }),
  engine: z.enum(engineNames),
  degraded: z.boolean().describe("Vrai quand le moteur habituel ne répondait pas : PostgreSQL l’a remplacé."),
  generation: count
    .nullable()
    .describe("La génération des documents où Meilisearch a cherché, null quand il n’a pas été interrogé."),
  catalogueVersion: count,
  asOf: z.iso.datetime({ offset: true }),
  total: z.object({ value: count, exact: z.boolean() }),
  facets: z.record(z.enum(publicFacetNames), facet),
  page: z.int().min(1),
  perPage: z.int().min(1).max(50),
  hits: z.array(trainingSummarySchema),
});
