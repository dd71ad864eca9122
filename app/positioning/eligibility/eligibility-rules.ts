/** The conditions that are compared, in the order they are told. */
export const conditions = [
  "not-positioned",
  "to-come",
  "public",
  "level",
  "funder",
  "distance",
  "no-overlap",
  "block-not-held",
  "prior-modules",
  "prerequisites",
] as const;
export type Condition = (typeof conditions)[number];

/** What a condition that is not met does: it stops the request, or it is said and the referent decides. */
export type Weight = "blocking" | "warning";

export interface EligibilityRules {
  readonly weights: Readonly<Record<Condition, Weight>>;
  /** Beyond so many kilometres, as the crow flies, the way is said to be long. */
  readonly farKm: number;
  /** The funders who pay for people registered with France Travail, and those who pay for people who receive the RSA: LHÉO codes. */
  readonly fundersOfRegistered: readonly number[];
  readonly fundersOfRsa: readonly number[];
}

interface DatedRules {
  readonly from: string;
  readonly rules: EligibilityRules;
}

/**
 * The rules in force, oldest first: the Region changes them by adding a table. Few conditions stop a request: the training organisation and
 * the referent decide, never a rule alone (domain.md § 7.2, GDPR 22). Sources: domain.md § 4.8 for funders.
 */
const datedRules: readonly DatedRules[] = [
  {
    from: "2020-01-01",
    rules: {
      weights: {
        "not-positioned": "blocking",
        "to-come": "blocking",
        public: "warning",
        level: "blocking",
        funder: "warning",
        distance: "warning",
        "no-overlap": "warning",
        "block-not-held": "warning",
        "prior-modules": "warning",
        prerequisites: "warning",
      },
      farKm: 50,
      fundersOfRegistered: [2, 4],
      fundersOfRsa: [8],
    },
  },
];

/** The rules that hold on a civil day, with the day they hold from. Before the first table, the first one. */
export function rulesOn(day: string, tables: readonly DatedRules[] = datedRules): DatedRules {
  const found = tables.findLast(({ from }) => from <= day) ?? tables[0];
  if (found === undefined) throw new Error("There is no table of rules");
  return found;
}
