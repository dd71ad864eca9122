import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { AreaField } from "./fields/area-field.tsx";
import { ChoiceField } from "./fields/choice-field.tsx";
import { DateField } from "./fields/date-field.tsx";
import { type FormField, filterField } from "./fields/form-field.ts";
import { SelectField } from "./fields/select-field.tsx";
import { TextField } from "./fields/text-field.tsx";
import type { FormRefusal } from "./form-refusal.ts";
import { PageForm } from "./page-form.tsx";

const options = [
  { value: "59", label: "Nord" },
  { value: "62", label: "Pas-de-Calais" },
];

/** Each field of the kit that has a label of its own. */
const kit = [
  ["text", (field: FormField) => createElement(TextField, { field, label: "Nom", hint: "Comme sur la carte." })],
  [
    "area",
    (field: FormField) => createElement(AreaField, { field, label: "Nom", hint: "Comme sur la carte.", longest: 9 }),
  ],
  ["date", (field: FormField) => createElement(DateField, { field, label: "Nom", hint: "Comme sur la carte." })],
  [
    "select",
    (field: FormField) => createElement(SelectField, { field, label: "Nom", hint: "Comme sur la carte.", options }),
  ],
] as const;

describe.each(kit)("the %s field", (_name, show) => {
  it("is tied to its label, its hint and its error", () => {
    const html = renderToStaticMarkup(show({ id: "form-name", name: "name", errors: ["Écrivez un nom."] }));
    expect(html).toContain('<label for="form-name">Nom</label>');
    expect(html).toContain('id="form-name-hint">Comme sur la carte.<');
    expect(html).toContain('id="form-name-error">Écrivez un nom.<');
    expect(html).toMatch(
      /id="form-name" name="name" required="" aria-invalid="true" aria-describedby="form-name-hint form-name-error"/,
    );
  });

  it("asks for nothing where it filters, and belongs to a form elsewhere", () => {
    const html = renderToStaticMarkup(show(filterField("nom", "62", "search")));
    expect(html).toMatch(/name="nom" form="search"/);
    expect(html).not.toContain("required");
    expect(html).not.toContain("aria-invalid");
  });
});

it("says of a field that it may be left empty", () => {
  const field = { id: "form-name", name: "name" };
  const html = renderToStaticMarkup(createElement(TextField, { field, label: "Nom", isOptional: true }));
  expect(html).toContain('Nom<span class="hint"> (facultatif)</span>');
  expect(html).not.toContain("required");
});

it.each([
  ["one", "radio", "62", '<input id="form-place-62" type="radio" name="place" required="" checked="" value="62"/>'],
  [
    "several",
    "checkbox",
    ["59", "62"],
    '<input id="form-place-62" type="checkbox" name="place" checked="" value="62"/>',
  ],
] as const)("keeps what was chosen, %s", (choose, type, initialValue, second) => {
  const field = { id: "form-place", name: "place", initialValue, errors: ["Choisissez."] };
  const html = renderToStaticMarkup(createElement(ChoiceField, { field, legend: "Où ?", choose, options }));
  expect(html).toContain('<fieldset class="field" aria-describedby="form-place-error">');
  expect(html).toContain(`id="form-place" type="${type}"`);
  expect(html).toContain(second);
});

/** Never called: what matters is what compiles. */
export function formsOfAPage(
  refusal: FormRefusal<"invite", "email" | "role"> | FormRefusal<"end", "endsOn"> | undefined,
) {
  const [submit, show] = ["Envoyer", () => null];
  return [
    PageForm({ form: "invite", refusal, submit, fields: { email: show, role: show } }),
    PageForm({ form: "end", refusal, submit, fields: { endsOn: show } }),
    // @ts-expect-error a fault on the role would be shown nowhere
    PageForm({ form: "invite", refusal, submit, fields: { email: show } }),
    // @ts-expect-error no fault is told of such a field
    PageForm({ form: "end", refusal, submit, fields: { endsOn: show, startsOn: show } }),
    // @ts-expect-error the page has no form of that name
    PageForm({ form: "start", refusal, submit, fields: { endsOn: show } }),
  ];
}
