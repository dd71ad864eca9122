import type { NeedContract, PayPeriod } from "#app/needs/need-choices.ts";
import type { ReadNeed } from "#app/needs/read-need.ts";

/** What the person is told of the need. `companyName` null: the company hides. Days are civil. */
export interface Offered {
  readonly jobLabel: string;
  readonly town: string;
  readonly contract: NeedContract;
  readonly startsOn: string | null;
  readonly weeklyHours: number | null;
  readonly payCents: number | null;
  readonly payPeriod: PayPeriod | null;
  readonly companyName: string | null;
  readonly skills: readonly string[];
}

/** May this need be proposed to people? Its company is confirmed, and looks for somebody. */
export function isProposable({ state }: Pick<ReadNeed, "state">): boolean {
  return state === "confirmed" || state === "qualified";
}

/** What the person is told: what they need to say yes or no. A company that does not show itself to everybody is not named. */
export function offeredOf(need: ReadNeed): Offered {
  const { town, contract, startsOn, weeklyHours, payCents, payPeriod } = need;
  return {
    ...{ town, contract, startsOn, weeklyHours, payCents, payPeriod },
    jobLabel: (need.metierLabel ?? need.jobLabel).slice(0, 200),
    companyName: need.visibility === "public" ? need.companyName : null,
    skills: need.skills.map(({ label }) => label),
  };
}
