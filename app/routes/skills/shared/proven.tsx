import type { ReactElement } from "react";
import { lackingWords as words } from "#app/content/lacking.ts";
import type { ProvenBlock } from "#app/matching/lacking/find-proven-blocks.server.ts";

/** The blocks that the years of work show: to have recognised, or to be assessed at the entry, before any training. */
export function Proven({ blocks }: { readonly blocks: readonly ProvenBlock[] }): ReactElement | null {
  if (blocks.length === 0) return null;
  return (
    <section className="panel proven">
      <h2>{words.provenTitle}</h2>
      <ul className="bullets">
        {blocks.map(({ code, label }) => (
          <li key={code}>{words.vae(label)}</li>
        ))}
      </ul>
      {words.vaeWays.map((way) => (
        <p key={way}>{way}</p>
      ))}
      <p>
        <a href="https://vae.gouv.fr/">{words.vaeLink}</a>
      </p>
    </section>
  );
}
