import { z } from "zod";
import { ROME_CODE_PATTERN } from "#app/skills/rome-code.ts";
import { cleanText, day, wholeNumber } from "#search/parameter-values.ts";
import { LONGEST_TEXT } from "#search/training-parameters.ts";
import { needContracts } from "../need-choices.ts";
import { needStates } from "../need-states.ts";

const searchSchema = z.object({
  q: z.string(),
  place: z.string().nullable(),
  radiusKm: wholeNumber(1, 200).nullable(),
  metier: z.string().regex(ROME_CODE_PATTERN).nullable(),
  skill: wholeNumber(1, 999_999_999).nullable(),
  contracts: z.array(z.enum(needContracts)),
  sector: z
    .string()
    .regex(/^[A-U]$/)
    .nullable(),
  state: z.enum(needStates).nullable(),
  company: z.string().nullable(),
  from: day.nullable(),
  to: day.nullable(),
  page: wholeNumber(1, 1000),
});

/**
 * A search of needs, as an address writes it. Empty and null ask for nothing. `skill`: ROME's number; `sector`: a section of the NAF;
 * `company`: part of a name, or the first digits of a SIRET; days are ISO.
 */
export type NeedSearch = Readonly<z.infer<typeof searchSchema>>;

/** The names of the parameters in an address. */
export const needParameters = {
  ...{ q: "q", place: "lieu", radiusKm: "rayon", metier: "metier", skill: "savoir-faire", contracts: "contrat" },
  ...{ sector: "secteur", state: "etat", company: "entreprise", from: "debut-apres", to: "debut-avant", page: "page" },
} as const satisfies Readonly<Record<keyof NeedSearch, string>>;

/** Everything, from its first page. */
export const allNeeds: NeedSearch = {
  ...{ q: "", place: null, radiusKm: null, metier: null, skill: null, contracts: [], sector: null, state: null },
  company: null,
  ...{ from: null, to: null, page: 1 },
};

/** Reads an address; a value that cannot be used asks for nothing, and `isUnderstood` says so. */
export function readNeedSearch(url: URLSearchParams): { readonly search: NeedSearch; readonly isUnderstood: boolean } {
  const { shape } = searchSchema;
  let isUnderstood = true;
  function read<Value>(schema: z.ZodType<Value>, name: string, absent: Value): Value {
    const given = url.get(name)?.trim() ?? "";
    if (given === "") return absent;
    const parsed = schema.safeParse(given);
    if (!parsed.success) isUnderstood = false;
    return parsed.success ? parsed.data : absent;
  }
  const text = (name: string): string => cleanText(url.get(name) ?? "").slice(0, LONGEST_TEXT);
  const contracts = [...new Set(url.getAll(needParameters.contracts))];
  const known = needContracts.filter((contract) => contracts.includes(contract));
  if (known.length < contracts.filter((contract) => contract !== "").length) isUnderstood = false;
  const search = {
    q: text(needParameters.q),
    place: text(needParameters.place) || null,
    radiusKm: read(shape.radiusKm, needParameters.radiusKm, null),
    metier: read(shape.metier, needParameters.metier, null),
    skill: read(shape.skill, needParameters.skill, null),
    contracts: known,
    sector: read(shape.sector, needParameters.sector, null),
    state: read(shape.state, needParameters.state, null),
    company: text(needParameters.company) || null,
    from: read(shape.from, needParameters.from, null),
    to: read(shape.to, needParameters.to, null),
    page: read(shape.page, needParameters.page, 1),
  };
  return { search, isUnderstood };
}

/** The address of a search on a page, without what asks for nothing. */
export function needSearchAddress(base: string, search: Partial<NeedSearch>): string {
  const query = new URLSearchParams();
  const asked = { ...allNeeds, ...search };
  for (const [field, name] of Object.entries(needParameters)) {
    const value = new Map<string, NeedSearch[keyof NeedSearch]>(Object.entries(asked)).get(field);
    if (field === "page" && value === 1) continue;
    for (const one of [value ?? []].flat()) if (one !== "") query.append(name, String(one));
  }
  return query.size === 0 ? base : `${base}?${query}`;
}
