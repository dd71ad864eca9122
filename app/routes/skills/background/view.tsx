import { Link } from "@remix-run/react";
import type { ReactElement } from "react";
import { backgroundPage as words } from "#app/content/background.ts";
import { journey } from "#app/content/skill-journey.ts";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { ChoiceField } from "#app/ui/fields/choice-field.tsx";
import type { FormField } from "#app/ui/fields/form-field.ts";
import { optionsOf } from "#app/ui/fields/options-of.ts";
import { SelectField } from "#app/ui/fields/select-field.tsx";
import type { FormRefusal } from "#app/ui/form-refusal.ts";
import { PageForm } from "#app/ui/page-form.tsx";
import { useSkillPages } from "#app/web/skill-pages.ts";
import { KeptNotice } from "../shared/kept-notice.tsx";
import type { BackgroundFields } from "./background-screen.ts";

interface BackgroundViewProps {
  readonly initial: BackgroundFields;
  readonly next: string;
  readonly refusal: FormRefusal<"background", keyof BackgroundFields> | undefined;
}

const licences = optionsOf(words.licence);
const languageLevels = optionsOf(words.languageLevel);
const keySkillLevels = optionsOf(words.keySkillLevel);
const levels = optionsOf(words.levels);
const papers = optionsOf(words.hasPapers);

const choice = (label: string, options: typeof levels) => (field: FormField) => (
  <SelectField field={field} label={label} options={options} placeholder={words.unsaid} isOptional="unsaid" />
);

export function BackgroundView({ initial, next, refusal }: BackgroundViewProps): ReactElement {
  const at = useSkillPages();
  return (
    <div className="prose journey">
      <p className="hint">
        {journey.step(3)} · {words.about}
      </p>
      <h1 tabIndex={-1}>{words.title}</h1>
      <p>{words.lede}</p>
      <ErrorSummary refusal={refusal} />
      <PageForm
        form="background"
        refusal={refusal}
        initial={initial}
        fields={{
          licences: (field) => (
            <ChoiceField field={field} legend={words.licences} choose="several" options={licences} />
          ),
          keySkills: choice(words.keySkills, keySkillLevels),
          french: choice(words.language.french, languageLevels),
          english: choice(words.language.english, languageLevels),
          dutch: choice(words.language.dutch, languageLevels),
          german: choice(words.language.german, languageLevels),
          level: choice(words.level, levels),
          papers: choice(words.papers, papers),
        }}
        submit={words.submit}
        button="button big"
      />
      <p>
        <Link to={at(next)}>{words.skip}</Link>
      </p>
      <KeptNotice />
    </div>
  );
}
