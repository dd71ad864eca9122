import type { ReactElement } from "react";
import { lackingWords as words } from "#app/content/lacking.ts";

/** What to do about blocks that experience already shows: have it recognised, or be assessed at the entry. */
export function VaeWays(): ReactElement {
  return (
    <>
      {words.vaeWays.map((way) => (
        <p key={way}>{way}</p>
      ))}
      <p>
        <a href="https://vae.gouv.fr/">{words.vaeLink}</a>
      </p>
    </>
  );
}
