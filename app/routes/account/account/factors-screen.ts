import type { OwnFactors } from "#app/access/sign-in/factor/read-own-factors.server.ts";
import { deviceInWords } from "#app/content/account.ts";
import { ownFactors as words } from "#app/content/second-factors.ts";

/** One's second factors, in words. */
export interface FactorsScreen {
  readonly rows: readonly {
    readonly id: string;
    readonly name: string;
    readonly facts: string;
    readonly intent: "remove-app" | "remove-passkey";
  }[];
  readonly recoveryCodes: string;
  readonly mayAdd: boolean;
  readonly mayChange: boolean;
}

/** Puts second factors into words; days are those of Paris. */
export function factorsScreen(factors: OwnFactors, recoveryCodesLeft: number): FactorsScreen {
  const { app, passkeys, mayAdd, isProofFresh } = factors;
  const apps = app === null ? [] : [{ id: "app", name: words.app, facts: factsOf(app), intent: "remove-app" as const }];
  return {
    rows: [
      ...apps,
      ...passkeys.map((passkey) => ({
        id: passkey.id,
        name: words.passkey(deviceInWords(passkey.device)),
        facts: factsOf(passkey),
        intent: "remove-passkey" as const,
      })),
    ],
    recoveryCodes: words.recoveryCodes(recoveryCodesLeft),
    mayAdd,
    mayChange: isProofFresh,
  };
}

const parisDay = new Intl.DateTimeFormat("en-CA", { timeZone: "Europe/Paris" });

function factsOf({ addedAt, lastUsedAt }: { readonly addedAt: Date; readonly lastUsedAt: Date | null }): string {
  return words.facts(parisDay.format(addedAt), lastUsedAt === null ? null : parisDay.format(lastUsedAt));
}
