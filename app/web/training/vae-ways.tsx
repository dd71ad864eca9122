import type { ReactElement } from "react";
import { provenVoices } from "#app/content/lacking.ts";
import type { SkillVoice } from "#app/content/skill-voice.ts";

/** What to do about blocks that experience already shows: have it recognised, or be assessed at the entry. */
export function VaeWays({ voice = "own" }: { readonly voice?: SkillVoice }): ReactElement {
  const words = provenVoices[voice];
  return (
    <>
      {words.ways.map((way) => (
        <p key={way}>{way}</p>
      ))}
      <p>
        <a href="https://vae.gouv.fr/">{words.link}</a>
      </p>
    </>
  );
}
