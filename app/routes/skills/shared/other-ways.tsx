import { Link } from "@remix-run/react";
import type { ReactElement } from "react";
import { waysWords as words } from "#app/content/skill-ways.ts";

const ways = {
  jobs: "/mes-competences/metiers",
  certificates: "/mes-competences/diplomes",
  ownWords: "/mes-competences/mes-mots",
  background: "/mes-competences/permis-langues",
} as const;
type Way = keyof typeof ways;
const order: readonly Way[] = ["jobs", "certificates", "ownWords", "background"];

/** The other ways to say what one can do, below each of them. */
export function OtherWays({ here }: { readonly here: Way }): ReactElement {
  return (
    <>
      <h2>{words.title}</h2>
      <ul>
        {order
          .filter((way) => way !== here)
          .map((way) => (
            <li key={way}>
              <Link to={ways[way]}>{words[way]}</Link>
            </li>
          ))}
      </ul>
    </>
  );
}
