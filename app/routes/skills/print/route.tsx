import type { MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import type { ReactElement } from "react";
import { backgroundWords } from "#app/content/background.ts";
import { dayInWords } from "#app/content/dates.ts";
import { site } from "#app/content/site.ts";
import { printPage as words } from "#app/content/skill-journey.ts";
import { readOwnSkills } from "#app/matching/profile/read-own-skills.server.ts";
import { todayIso } from "#app/platform/clock.server.ts";
import { OfficialName } from "#app/ui/official-name.tsx";
import { guardedLoader } from "#app/web/guard.server.ts";
import { draftOf } from "#app/web/skill-draft.server.ts";
import { backgroundLines } from "../shared/background-lines.ts";
import { BackgroundList } from "../shared/background-list.tsx";

export const meta: MetaFunction = () => [{ title: `${words.title}${site.titleSuffix}` }];

export const loader = guardedLoader("skill-draft.keep", async (guarded) => {
  const draft = await draftOf(guarded);
  return {
    shown: await readOwnSkills(guarded.database.pool, draft),
    background: backgroundLines(draft.background),
    day: dayInWords(todayIso()),
    job: draft.target?.label ?? null,
  };
});

/** Everything somebody said they can do, on one page to print or to hand over. */
export default function Print(): ReactElement {
  const { shown, background, day, job } = useLoaderData<typeof loader>();
  return (
    <div className="prose journey">
      <h1 tabIndex={-1}>{words.title}</h1>
      <p>
        {words.on(day)} {job === null ? null : words.wants(job)}
      </p>
      {shown.length + background.length === 0 ? <p>{words.nothing}</p> : null}
      {shown.map(({ proof, skills }) => (
        <section key={proof}>
          <h2>{words.shownBy(proof)}</h2>
          <ul>
            {skills.map(({ label, official, isPartial }) => (
              <li key={label}>
                {label}
                {isPartial ? ` (${words.little})` : null}
                <OfficialName name={official} />
              </li>
            ))}
          </ul>
        </section>
      ))}
      {background.length === 0 ? null : (
        <>
          <h2>{backgroundWords.title}</h2>
          <BackgroundList lines={background} />
        </>
      )}
      <p className="hint no-print">{words.print}</p>
      <p className="no-print">
        <Link to="/mes-competences/garder">{words.back}</Link>
      </p>
    </div>
  );
}
