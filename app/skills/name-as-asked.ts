import { foldName } from "#app/territories/fold.ts";
import { genderedForms } from "./gendered-forms.ts";

/** A name of a job in the gender that somebody wrote (« serveuse »); both when their words do not tell. */
export function nameAsAsked(label: string, asked: string): string {
  const [first = ""] = foldName(asked).split(" ");
  const forms = genderedForms(label);
  const begun = forms.filter((form) => first !== "" && foldName(form).split(" ").includes(first));
  const [only, ...others] = begun;
  return only !== undefined && others.length === 0 ? only : label;
}
