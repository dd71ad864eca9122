import type { ReactElement } from "react";
import type { ProviderName } from "#app/access/sign-in/federation/provider-settings.ts";
import { providerButtons } from "#app/content/identity-providers.ts";
import { FormToken } from "#app/ui/form-token.tsx";

interface ProviderButtonsProps {
  readonly providers: readonly ProviderName[];
  /** What goes along: where to go on to, or the invitation. */
  readonly carried: Readonly<Record<string, string>>;
}

/** One button per provider. A form, and not a link: nobody is signed in by following one. Sent by the browser itself. */
export function ProviderButtons({ providers, carried }: ProviderButtonsProps): ReactElement {
  return (
    <>
      {providers.map((name) => (
        <form key={name} method="post" action={`/connexion/${name}`} className="stack">
          <FormToken />
          {Object.entries(carried).map(([field, value]) => (
            <input key={field} type="hidden" name={field} value={value} />
          ))}
          <p className="hint">{providerButtons[name].hint}</p>
          <button className="button" type="submit">
            {providerButtons[name].label}
          </button>
        </form>
      ))}
    </>
  );
}
