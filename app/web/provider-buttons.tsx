import type { ReactElement } from "react";
import type { ProviderName } from "#app/access/sign-in/federation/provider-settings.ts";
import { providerButtons } from "#app/content/identity-providers.ts";
import { ButtonForm } from "#app/ui/button-form.tsx";

interface ProviderButtonsProps {
  readonly providers: readonly ProviderName[];
  /** What goes along: where to go on to, or the invitation. */
  readonly carried: Readonly<Record<string, string>>;
}

/** One button per provider. A form, and not a link: following a link must not sign anybody in. Sent by the browser itself. */
export function ProviderButtons({ providers, carried }: ProviderButtonsProps): ReactElement {
  return (
    <>
      {providers.map((name) => (
        <div key={name} className="stack">
          <p className="hint">{providerButtons[name].hint}</p>
          <ButtonForm action={`/connexion/${name}`} carried={carried} reloadDocument>
            {providerButtons[name].label}
          </ButtonForm>
        </div>
      ))}
    </>
  );
}
