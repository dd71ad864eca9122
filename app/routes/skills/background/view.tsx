import { Link } from "@remix-run/react";
import type { ReactElement } from "react";
import { backgroundPages } from "#app/content/background.ts";
import { journey } from "#app/content/skill-journey.ts";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { ChoiceField } from "#app/ui/fields/choice-field.tsx";
import type { FormField } from "#app/ui/fields/form-field.ts";
import { optionsOf } from "#app/ui/fields/options-of.ts";
import { SelectField } from "#app/ui/fields/select-field.tsx";
import type { FormRefusal } from "#app/ui/form-refusal.ts";
import { PageForm } from "#app/ui/page-form.tsx";
import { useSkillPages, useSkillVoice } from "#app/web/skill-pages.ts";
import { KeptNotice } from "../shared/kept-notice.tsx";
import type { BackgroundFields } from "./background-screen.ts";

interface BackgroundViewProps {
  readonly initial: BackgroundFields;
  readonly next: string;
  readonly refusal: FormRefusal<"background", keyof BackgroundFields> | undefined;
}

export function BackgroundView({ initial, next, refusal }: BackgroundViewProps): ReactElement {
  const at = useSkillPages();
  const words = backgroundPages[useSkillVoice()];
  const choice = (label: string, labels: Readonly<Record<string, string>>) => (field: FormField) => (
    <SelectField
      field={field}
      label={label}
      options={optionsOf(labels)}
      placeholder={words.unsaid}
      isOptional="unsaid"
    />
  );
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
            <ChoiceField field={field} legend={words.licences} choose="several" options={optionsOf(words.licence)} />
          ),
          keySkills: choice(words.keySkills, words.keySkillLevel),
          french: choice(words.language.french, words.languageLevel),
          english: choice(words.language.english, words.languageLevel),
          dutch: choice(words.language.dutch, words.languageLevel),
          german: choice(words.language.german, words.languageLevel),
          level: choice(words.level, words.levels),
          papers: choice(words.papers, words.hasPapers),
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
