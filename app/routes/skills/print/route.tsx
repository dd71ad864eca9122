import type { MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import type { ReactElement } from "react";
import { backgroundVoices } from "#app/content/background.ts";
import { dayInWords } from "#app/content/dates.ts";
import { site } from "#app/content/site.ts";
import { printWords } from "#app/content/skill-journey.ts";
import { skillVoice } from "#app/content/skill-voice.ts";
import { readOwnSkills } from "#app/matching/profile/read-own-skills.server.ts";
import { todayIso } from "#app/platform/clock.server.ts";
import { skillsLoader } from "#app/web/guard.server.ts";
import { draftOf } from "#app/web/skill-draft.server.ts";
import { skillsBase, useSkillVoice } from "#app/web/skill-pages.ts";
import { backgroundLines } from "../shared/background-lines.ts";
import { BackgroundList } from "../shared/background-list.tsx";
import { shownLines } from "../shared/shown-lines.ts";
import { ShownList } from "../shared/shown-list.tsx";

export const meta: MetaFunction = ({ params }) => [
  { title: `${printWords[skillVoice(params)].title}${site.titleSuffix}` },
];

export const loader = skillsLoader(async (guarded) => {
  const draft = await draftOf(guarded);
  const voice = skillVoice(guarded.params);
  return {
    lines: shownLines(await readOwnSkills(guarded.database.pool, draft), voice),
    background: backgroundLines(draft, voice),
    day: dayInWords(todayIso()),
    job: draft.target?.label ?? null,
    back: voice === "beside" ? skillsBase(guarded.params) : "/mes-competences/garder",
  };
});

/** Everything somebody said they can do, on one page to print or to hand over. */
export default function Print(): ReactElement {
  const { lines, background, day, job, back } = useLoaderData<typeof loader>();
  const voice = useSkillVoice();
  const words = printWords[voice];
  return (
    <div className="prose journey">
      <h1 tabIndex={-1}>{words.title}</h1>
      <p>
        {words.on(day)} {job === null ? null : words.wants(job)}
      </p>
      {lines.length + background.length === 0 ? <p>{words.nothing}</p> : null}
      <ShownList lines={lines} />
      {background.length === 0 ? null : (
        <>
          <h2>{backgroundVoices[voice].title}</h2>
          <BackgroundList lines={background} />
        </>
      )}
      <p className="hint no-print">{words.print}</p>
      <p className="no-print">
        <Link to={back}>{words.back}</Link>
      </p>
    </div>
  );
}
