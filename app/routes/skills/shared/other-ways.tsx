import { Link } from "@remix-run/react";
import type { ReactElement } from "react";
import { waysVoices } from "#app/content/skill-ways.ts";
import { useSkillPages, useSkillVoice } from "#app/web/skill-pages.ts";

const ways = {
  jobs: "metiers",
  certificates: "diplomes",
  ownWords: "mes-mots",
  softSkills: "facon-de-travailler",
  background: "permis-langues",
} as const;
type Way = keyof typeof ways;
const order: readonly Way[] = ["jobs", "certificates", "ownWords", "softSkills", "background"];

/** The ways to say what one can do; below one of them (`here`), the others. */
export function OtherWays({ here }: { readonly here?: Way }): ReactElement {
  const at = useSkillPages();
  const words = waysVoices[useSkillVoice()];
  return (
    <>
      <h2>{words.title}</h2>
      <ul>
        {order
          .filter((way) => way !== here)
          .map((way) => (
            <li key={way}>
              <Link to={at(ways[way])}>{words[way]}</Link>
            </li>
          ))}
      </ul>
    </>
  );
}
