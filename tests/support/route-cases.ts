import { accountCases } from "./route-cases/account-cases.ts";
import { aidCases } from "./route-cases/aid-cases.ts";
import { needCases } from "./route-cases/need-cases.ts";
import { operatorCases } from "./route-cases/operator-cases.ts";
import { organisationCases } from "./route-cases/organisation-cases.ts";
import { publicCases } from "./route-cases/public-cases.ts";
import { referentCases } from "./route-cases/referent-cases.ts";
import type { CasesByRoute, RouteCase } from "./route-cases/route-case.ts";
import { sessionCases } from "./route-cases/session-cases.ts";
import { signInCases } from "./route-cases/sign-in-cases.ts";
import { skillCases } from "./route-cases/skill-cases.ts";
import type { Ownership, Texts } from "./route-things.ts";

/** How each route of the manifest is called. A route that is missing here fails the matrix. */
export const routeCases: CasesByRoute = {
  ...publicCases,
  ...skillCases,
  ...aidCases,
  ...needCases,
  ...referentCases,
  ...signInCases,
  ...accountCases,
  ...organisationCases,
  ...sessionCases,
  ...operatorCases,
};

/** The ownerships that make a difference to a case. */
export function ownershipsOf({ about }: RouteCase): readonly Ownership[] {
  return about === undefined ? ["own"] : ["own", "foreign", "none"];
}

/** An address of a route, its parameters in place. */
export function addressOf(pattern: string, params: Texts): string {
  return pattern.replaceAll(/:(\w+)|\*/g, (part, name: string | undefined) => {
    const value = params[name ?? part];
    if (value === undefined) throw new Error(`${pattern} needs ${part}`);
    return encodeURIComponent(value);
  });
}

/** The address the browser asks for the data alone. */
export function dataAddressOf(address: string): string {
  return address === "/" ? "/_root.data" : `${address}.data`;
}
