import { Link } from "@remix-run/react";
import type { ReactElement } from "react";
import { lackingWords as words } from "#app/content/lacking.ts";
import { OfficialName } from "#app/ui/official-name.tsx";
import type { TrainingForPerson } from "#app/web/training/training-for-person.ts";
import { VaeWays } from "#app/web/training/vae-ways.tsx";

/** What the training brings to whoever said what they can do, and what their experience already shows of it. */
export function ForPerson({ brings }: { readonly brings: TrainingForPerson }): ReactElement {
  const { sentence, skills, practised } = brings;
  return (
    <section className="panel">
      <h2>{words.title}</h2>
      <p>{sentence}</p>
      {skills.length === 0 ? null : (
        <ul className="bullets">
          {skills.map(({ label, official }) => (
            <li key={label}>
              {label}
              <OfficialName name={official} />
            </li>
          ))}
        </ul>
      )}
      {practised.length === 0 ? null : (
        <>
          <h3>{words.vaeTitle}</h3>
          <ul className="bullets">
            {practised.map((block) => (
              <li key={block}>{block}</li>
            ))}
          </ul>
          <VaeWays />
        </>
      )}
      <p className="soft">{words.how}</p>
      <p>
        <Link to="/mes-competences/resultat">{words.mine}</Link>
      </p>
    </section>
  );
}
