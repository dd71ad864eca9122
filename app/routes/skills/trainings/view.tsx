import { Link, useParams, useRouteLoaderData } from "@remix-run/react";
import type { ReactElement } from "react";
import { lackingWords } from "#app/content/lacking.ts";
import { trainingsWords } from "#app/content/skill-trainings.ts";
import { skillVoice } from "#app/content/skill-voice.ts";
import type { ProvenBlock } from "#app/matching/lacking/find-proven-blocks.server.ts";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { optionsOf } from "#app/ui/fields/options-of.ts";
import { SelectField } from "#app/ui/fields/select-field.tsx";
import { TextField } from "#app/ui/fields/text-field.tsx";
import type { FormRefusal } from "#app/ui/form-refusal.ts";
import { OfficialName } from "#app/ui/official-name.tsx";
import { PageForm } from "#app/ui/page-form.tsx";
import { useSkillPages } from "#app/web/skill-pages.ts";
import type { PageFrame } from "#app/web/space/page-frame.ts";
import { SavedNotice } from "#app/web/space/saved-notice.tsx";
import { KeptNotice } from "../shared/kept-notice.tsx";
import { Proven } from "../shared/proven.tsx";
import type { BlockLine, TrainingsScreen } from "./trainings-screen.ts";

interface FoundTrainings extends TrainingsScreen {
  readonly proven: readonly ProvenBlock[];
}

interface TrainingsViewProps {
  readonly job: string;
  readonly place: string;
  readonly radiusKm: number;
  /** Null until the person said where they live. */
  readonly found: FoundTrainings | null;
  readonly refusal: FormRefusal<"place", "place" | "radiusKm"> | undefined;
}

const radii = optionsOf(trainingsWords.own.radii);

/** The words of trainings, for whoever reads them. */
function useTrainingsWords(): (typeof trainingsWords)["own"] {
  return trainingsWords[skillVoice(useParams())];
}

export function TrainingsView({ job, place, radiusKm, found, refusal }: TrainingsViewProps): ReactElement {
  const words = useTrainingsWords();
  const form = (
    <PageForm
      form="place"
      refusal={refusal}
      initial={{ place, radiusKm: String(radiusKm) }}
      fields={{
        place: (field) => <TextField field={field} label={words.place} hint={words.placeHint} />,
        radiusKm: (field) => <SelectField field={field} label={words.radius} options={radii} />,
      }}
      submit={words.submit}
    />
  );
  return (
    <div className="prose journey">
      <SavedNotice words={words.saved} />
      <h1 tabIndex={-1}>{found === null ? words.askTitle : words.title(job)}</h1>
      <ErrorSummary refusal={refusal} />
      {found === null ? (
        <>
          <p>{words.askLede}</p>
          {form}
        </>
      ) : (
        <>
          <p>{words.near(place, radiusKm)}</p>
          <details className="disclosure" open={refusal !== undefined}>
            <summary>{words.changePlace}</summary>
            {form}
          </details>
          <Found found={found} place={place} radiusKm={radiusKm} />
        </>
      )}
      <KeptNotice />
    </div>
  );
}

interface FoundProps extends Pick<TrainingsViewProps, "place" | "radiusKm"> {
  readonly found: FoundTrainings;
}

function Found({ found: { blocks, elsewhere, proven, ...of }, place, radiusKm }: FoundProps): ReactElement {
  const words = useTrainingsWords();
  const isKnown = blocks.length + elsewhere.length > 0;
  const at = useSkillPages();
  return (
    <>
      <Proven blocks={proven} />
      {blocks.length === 0 ? (
        <>
          <p>{isKnown ? words.none(place, radiusKm) : words.noneBlocks}</p>
          <h2>{words.todo}</h2>
          <ul>
            {words.todos.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </>
      ) : (
        <>
          <p>{words.lede(blocks.length)}</p>
          <p>
            <Link className="button big" to={at("parcours")}>
              {words.goOn}
            </Link>
          </p>
          {blocks.map((block) => (
            <Block key={block.code} block={block} {...of} />
          ))}
          <SearchLacking />
          <p>{words.vae}</p>
        </>
      )}
      {elsewhere.length === 0 ? null : (
        <details className="disclosure">
          <summary>{words.elsewhere}</summary>
          <ul>
            {elsewhere.map(({ code, label }) => (
              <li key={code}>{label}</li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

/** The search knows the draft of this browser, and neither an account nor the file of somebody followed. */
function SearchLacking(): ReactElement | null {
  const frame = useRouteLoaderData<PageFrame>("routes/skills/layout");
  if (frame === undefined || frame.isPerson) return null;
  return (
    <p>
      <Link to="/formations?manque=1">{lackingWords.search}</Link>
    </p>
  );
}

interface BlockProps extends Pick<TrainingsScreen, "lacking" | "known"> {
  readonly block: BlockLine;
}

function Block({ block, lacking, known }: BlockProps): ReactElement {
  const words = useTrainingsWords();
  return (
    <section className="block-found">
      <h2>{block.label}</h2>
      <p>{lacking === 1 ? words.bringsOnly(known) : words.brings(block.brings.length, lacking, known)}</p>
      <ul>
        {block.brings.map(({ label, official }) => (
          <li key={label}>
            {label}
            <OfficialName name={official} />
          </li>
        ))}
      </ul>
      <h3>{words.dates}</h3>
      <ul className="dates-found">
        {block.dates.map((date) => (
          <DateFound key={date.key} date={date} />
        ))}
      </ul>
      {block.moreDates === 0 ? null : <p className="hint">{words.moreDates(block.moreDates)}</p>}
    </section>
  );
}

function DateFound({ date }: { readonly date: BlockLine["dates"][number] }): ReactElement {
  return (
    <li className="card">
      <strong>
        <Link className="cover" to={date.href}>
          {date.title}
        </Link>
      </strong>
      <p>
        {date.start}
        {date.day === null ? null : `, ${date.day}`}
      </p>
      <p>{date.where}</p>
      {date.rhythm === null ? null : <p>{date.rhythm}</p>}
      <p>{date.payer}</p>
      {date.entry.length === 0 ? null : <p>{date.entry.join(" ")}</p>}
      <p className="hint">
        {date.places.text} · {date.organisation}
      </p>
    </li>
  );
}
