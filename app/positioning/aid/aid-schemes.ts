/** What a scheme asks, each compared with what is known of the person and of the training. */
export type AidRule =
  | { readonly rule: "registered" | "lives-here" | "trains-here" | "cpf-listed" | "bought-alone" | "not-another-way" }
  | { readonly rule: "disability" | "company-commits" | "cpf-used" | "job-loss-contract" | "conditions-unread" }
  | { readonly rule: "not-certifinfo" | "not-formacode"; readonly codes: readonly string[] }
  | { readonly rule: "most-company-share"; readonly percent: number }
  | { readonly rule: "most-hours"; readonly hours: number }
  | { readonly rule: "most-months"; readonly months: number };
export type AidRuleName = AidRule["rule"];

export const aidSchemeCodes = ["aif", "cpf-top-up", "pass-formation", "pass-emploi", "agefiph"] as const;
export type AidSchemeCode = (typeof aidSchemeCodes)[number];

/**
 * A way to pay for one person's training. `readHere`: the Region decides in the portal; otherwise the request is filed elsewhere, and
 * followed here. `leadDays`: the request is wanted so many days before the first day; null: no delay is known. `most`: the highest sum,
 * once the Region confirmed it, with the day; null: none is shown.
 */
export interface AidScheme {
  readonly code: AidSchemeCode;
  readonly readHere: boolean;
  readonly leadDays: number | null;
  readonly most: { readonly cents: number; readonly confirmedOn: string } | null;
  readonly rules: readonly AidRule[];
}

/** Who pays by a scheme, by the codes of funders of LHÉO. */
export const aidPayers: Readonly<Record<AidSchemeCode, number>> = {
  aif: 4,
  "cpf-top-up": 2,
  "pass-formation": 2,
  "pass-emploi": 2,
  agefiph: 7,
};

interface DatedSchemes {
  readonly from: string;
  /** Where the conditions were read, and when: people check them there. */
  readonly source: string;
  readonly readOn: string;
  readonly schemes: readonly AidScheme[];
}

const HEALTH = { rule: "not-certifinfo", codes: ["54913", "54912"] } as const;
const PASS_EXCLUDED = ["31811", "43441", "13030", "15073", "43409", "44002", "42837"] as const;

/**
 * The schemes in force, oldest first: the Region changes them by adding a table. Source: domain.md § 4.8, the open rule engine R10 of
 * November 2020. Its logic is used; its sums are old, and none is here before the Region confirmed it.
 */
const datedSchemes: readonly DatedSchemes[] = [
  {
    from: "2020-01-01",
    source: "moteur de règles ouvert des aides à la formation",
    readOn: "2020-11",
    schemes: [
      {
        ...{ code: "aif", readHere: false, leadDays: 15, most: null },
        rules: [
          { rule: "registered" },
          { rule: "lives-here" },
          { rule: "cpf-listed" },
          HEALTH,
          { rule: "not-formacode", codes: ["43441"] },
          { rule: "most-company-share", percent: 30 },
          { rule: "not-another-way" },
        ],
      },
      {
        ...{ code: "cpf-top-up", readHere: true, leadDays: null, most: null },
        rules: [{ rule: "cpf-listed" }, { rule: "cpf-used" }, { rule: "conditions-unread" }],
      },
      {
        ...{ code: "pass-formation", readHere: true, leadDays: 21, most: null },
        rules: [
          { rule: "registered" },
          { rule: "lives-here" },
          { rule: "bought-alone" },
          { rule: "most-months", months: 12 },
          { rule: "not-formacode", codes: PASS_EXCLUDED },
          { rule: "not-another-way" },
          { rule: "job-loss-contract" },
          { rule: "cpf-used" },
        ],
      },
      {
        ...{ code: "pass-emploi", readHere: true, leadDays: null, most: null },
        rules: [
          { rule: "registered" },
          { rule: "lives-here" },
          { rule: "trains-here" },
          { rule: "bought-alone" },
          { rule: "most-hours", hours: 400 },
          { rule: "company-commits" },
        ],
      },
      {
        ...{ code: "agefiph", readHere: false, leadDays: null, most: null },
        rules: [{ rule: "disability" }, { rule: "registered" }, { rule: "bought-alone" }, { rule: "not-another-way" }],
      },
    ],
  },
];

/** The schemes that hold on a civil day, with where they were read. Before the first table, the first one. */
export function schemesOn(day: string, tables: readonly DatedSchemes[] = datedSchemes): DatedSchemes {
  const found = tables.findLast(({ from }) => from <= day) ?? tables[0];
  if (found === undefined) throw new Error("There is no table of schemes");
  return found;
}

/** A scheme on a civil day. */
export function schemeOn(code: AidSchemeCode, day: string): AidScheme {
  const found = schemesOn(day).schemes.find((scheme) => scheme.code === code);
  if (found === undefined) throw new Error(`Scheme ${code} is not in the table of ${day}`);
  return found;
}
