import type { ReactElement } from "react";
import { needSkillsPage as words } from "#app/content/needs.ts";
import { skillImportances } from "#app/needs/need-choices.ts";
import { importanceWords } from "#app/needs/need-words.ts";
import type { FormField } from "#app/ui/fields/form-field.ts";
import { SelectField } from "#app/ui/fields/select-field.tsx";

const options = skillImportances.map((value) => ({ value, label: importanceWords[value] }));

type Show = (field: FormField) => ReactElement | null;
type SkillFields = Readonly<Record<"s0" | "s1" | "s2" | "s3" | "s4" | "s5" | "s6" | "s7", Show>>;

/** The fields of the skills that a page proposes, by their labels: one choice each. */
export function skillFields(labels: readonly string[]): SkillFields {
  const show =
    (place: number): Show =>
    (field) => {
      const label = labels[place];
      if (label === undefined) return null;
      return (
        <SelectField field={field} label={label} options={options} placeholder={words.notWanted} isOptional="unsaid" />
      );
    };
  return { s0: show(0), s1: show(1), s2: show(2), s3: show(3), s4: show(4), s5: show(5), s6: show(6), s7: show(7) };
}
