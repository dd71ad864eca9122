import type { OwnAccount } from "#app/access/sign-in/account/own-account.server.ts";
import { deviceInWords, accountPage as words } from "#app/content/account.ts";
import { timeInWords } from "#app/content/dates.ts";

/** The page of one's account, in words. */
export interface AccountScreen {
  readonly lede: string;
  readonly login: string;
  readonly hasPassword: boolean;
  readonly memberships: readonly { readonly id: string; readonly label: string; readonly work: string | null }[];
  readonly sessions: readonly {
    readonly id: string;
    readonly device: string;
    readonly facts: string;
    readonly isThisOne: boolean;
  }[];
}

/** Puts an account into words; instants are said in Paris time. */
export function accountView(account: OwnAccount): AccountScreen {
  return {
    lede: words.lede(account.name),
    login: account.login ?? words.noLogin,
    hasPassword: account.login !== null,
    memberships: account.memberships.map(({ id, organisationName, organisationKind, role, isCurrent }) => ({
      id,
      label: words.membership(organisationName, organisationKind, role),
      work: isCurrent ? null : words.workHere(organisationName),
    })),
    sessions: account.sessions.map(({ id, device, openedAt, lastSeenAt, isThisOne }) => ({
      id,
      device: deviceInWords(device),
      facts: `${words.openedAt(recently(openedAt))}, ${words.seenAt(recently(lastSeenAt))}`,
      isThisOne,
    })),
  };
}

const parisDay = new Intl.DateTimeFormat("fr-FR", { timeZone: "Europe/Paris", weekday: "long" });
const parisClock = new Intl.DateTimeFormat("fr-FR", { timeZone: "Europe/Paris", hour: "2-digit", minute: "2-digit" });

/** "dimanche à 9 h 05": a session lasts half a day at most, so the day of the week is enough. */
function recently(instant: Date): string {
  return `${parisDay.format(instant)} à ${timeInWords(parisClock.format(instant))}`;
}
