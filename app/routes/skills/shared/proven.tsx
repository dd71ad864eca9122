import type { ReactElement } from "react";
import { provenVoices } from "#app/content/lacking.ts";
import type { ProvenBlock } from "#app/matching/lacking/find-proven-blocks.server.ts";
import { useSkillVoice } from "#app/web/skill-pages.ts";
import { VaeWays } from "#app/web/training/vae-ways.tsx";

/** The blocks that the years of work show: to have recognised, or to be assessed at the entry, before any training. */
export function Proven({ blocks }: { readonly blocks: readonly ProvenBlock[] }): ReactElement | null {
  const voice = useSkillVoice();
  const words = provenVoices[voice];
  if (blocks.length === 0) return null;
  return (
    <section className="panel proven">
      <h2>{words.title}</h2>
      <ul className="bullets">
        {blocks.map(({ code, label }) => (
          <li key={code}>{words.vae(label)}</li>
        ))}
      </ul>
      <VaeWays voice={voice} />
    </section>
  );
}
