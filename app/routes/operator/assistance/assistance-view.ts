import { identityChecks, resetReasons } from "#app/access/assistance/assistance-commands.ts";
import type { AssistedAccount } from "#app/access/assistance/assistance-store.server.ts";
import { roleName } from "#app/content/access-words.ts";
import { deviceInWords } from "#app/content/account.ts";
import { assistancePage as words } from "#app/content/assistance.ts";
import { instantInWords } from "#app/content/dates.ts";

/** The page of assistance, in words. */
export interface AssistanceScreen {
  readonly address: string;
  /** What was just done. */
  readonly done: string | null;
  /** Null before a search. */
  readonly accounts:
    | readonly {
        readonly id: string;
        readonly name: string;
        readonly memberships: readonly string[];
        readonly factor: string;
        readonly hasFactor: boolean;
        readonly sessions: readonly string[];
        readonly sessionCount: string;
      }[]
    | null;
  readonly reasons: readonly Choice[];
  readonly checks: readonly Choice[];
}

interface Choice {
  readonly value: string;
  readonly label: string;
}

interface Found {
  readonly address: string | null;
  readonly found: readonly AssistedAccount[];
  readonly done: string | null;
}

/** Puts the accounts that were found into words. */
export function assistanceView({ address, found, done }: Found): AssistanceScreen {
  return {
    address: address ?? "",
    done: done === "codes" || done === "appareils" ? words.done[done] : null,
    accounts:
      address === null
        ? null
        : found.map(({ id, name, memberships, hasFactor, sessions }) => ({
            id,
            name,
            memberships:
              memberships.length === 0
                ? [words.noMembership]
                : memberships.map(({ organisationName, role }) => words.membership(organisationName, roleName[role])),
            factor: hasFactor ? words.factorOn : words.factorOff,
            hasFactor,
            sessions: sessions.map((one) => words.session(deviceInWords(one.device), instantInWords(one.lastSeenAt))),
            sessionCount: words.sessions(sessions.length),
          })),
    reasons: resetReasons.map((value) => ({ value, label: words.reasons[value] })),
    checks: identityChecks.map((value) => ({ value, label: words.checks[value] })),
  };
}
