import { expect, it } from "vitest";
import { z } from "zod";
import { formWords } from "#app/content/form-words.ts";
import { formProblem, readFields, readForm } from "./read-form.ts";

const name = z.string().trim().min(1, "Écrivez un nom.");
const choice = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("invite"), name, password: z.string() }),
  z.object({ intent: z.literal("revoke"), reasons: z.array(z.string()) }).refine(({ reasons }) => reasons.length > 0),
]);

function formOf(fields: readonly (readonly [string, string])[]): FormData {
  const form = new FormData();
  for (const [field, value] of fields) form.append(field, value);
  return form;
}

it("sends back what was typed in the fields its schema knows, and nothing else", () => {
  const form = formOf([
    ["name", " "],
    ["unknown", "x".repeat(900_000)],
    ["__proto__", "x"],
  ]);
  expect(readForm(z.object({ name }), form)).toEqual({
    ok: false,
    refusal: { errors: { name: "Écrivez un nom." }, kept: { name: " " } },
  });
  expect(formProblem(form, "name", "Déjà pris.").kept).toEqual({ name: " " });
});

it("knows the fields of each form of a page that has several, and shows no password again", () => {
  const form = formOf([
    ["intent", "revoke"],
    ["reasons", "lost"],
    ["reasons", "late"],
    ["password", "secret"],
    ["unknown", "x"],
  ]);
  const read = readFields(choice, { given: { intent: "revoke", reasons: [] }, form, words: {} });
  expect(read).toEqual({
    ok: false,
    refusal: { errors: { "": formWords.unreadable }, kept: { intent: "revoke", reasons: "lost,late" } },
  });
});

it("sends back no value that is longer than any field takes", () => {
  const form = formOf([["name", "x".repeat(900_000)]]);
  const refusal = { errors: { name: "Trop long." }, kept: {} };
  expect(readForm(z.object({ name: name.max(80, "Trop long.") }), form)).toEqual({ ok: false, refusal });
});

it("sends nothing back of a form that was not read", () => {
  expect(formProblem(formOf([["name", "Dominique"]]), "", "Plus tard.").kept).toEqual({});
});

const dated = z.object({ day: z.iso.date(), colleague: z.guid() });

it.each([
  [
    { day: "hier", colleague: "personne" },
    { day: "Écrivez le jour.", "": formWords.unreadable },
  ],
  [{ day: "2027-01-12", colleague: "personne" }, { "": formWords.unreadable }],
  [{ day: "hier", colleague: crypto.randomUUID() }, { day: "Écrivez le jour." }],
  ["rien", { "": formWords.unreadable }],
])("tells a fault always, beside its field or for the whole form: %j", (given, errors) => {
  const read = readFields(dated, { given, form: formOf([]), words: { day: "Écrivez le jour." } });
  expect(read).toEqual({ ok: false, refusal: { errors, kept: {} } });
});
