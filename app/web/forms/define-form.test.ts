import { describe, expect, it } from "vitest";
import { z } from "zod";
import { formWords } from "#app/content/form-words.ts";
import { defineForm } from "./define-form.server.ts";

const name = z.string("Écrivez un nom.").trim().min(1, "Écrivez un nom.");

function formOf(fields: readonly (readonly [string, string])[]): FormData {
  const form = new FormData();
  for (const [field, value] of fields) form.append(field, value);
  return form;
}

describe("a refused form", () => {
  const invite = defineForm({
    form: "invite",
    schema: z.object({ name: name.max(80, "Trop long."), password: z.string("Écrivez un mot de passe.") }),
    fields: { name: "Nom", password: "Mot de passe" },
  });

  it("sends back what was typed in its fields, and nothing else: no secret, no unknown field", () => {
    const sent = formOf([
      ["name", " "],
      ["password", "secret"],
      ["unknown", "x".repeat(900_000)],
      ["__proto__", "x"],
      ["__intent__", "not JSON"],
      ["__state__", "not JSON"],
      ["name[0].x", "x"],
    ]);
    const refusal = {
      form: "invite",
      instance: "",
      faults: [{ field: "name", message: "Écrivez un nom.", label: "Nom" }],
      kept: { name: " " },
    };
    expect(invite.read(sent)).toEqual({ ok: false, refusal });
    expect(invite.refuse(sent, null, "Plus tard.")).toEqual({
      ...refusal,
      faults: [{ field: null, message: "Plus tard.", label: null }],
    });
  });

  it("sends back no value that is longer than any field takes, nor a file", () => {
    const sent = formOf([["name", "x".repeat(900_000)]]);
    sent.append("password", new File(["secret"], "secret.txt"));
    const faults = [
      { field: "name", message: "Trop long.", label: "Nom" },
      { field: "password", message: "Écrivez un mot de passe.", label: "Mot de passe" },
    ];
    expect(invite.read(sent)).toEqual({ ok: false, refusal: { form: "invite", instance: "", faults, kept: {} } });
  });

  it("is not taken for another: a fault on a field that it does not show does not compile", () => {
    // @ts-expect-error the form shows no such field
    invite.refuse(formOf([]), "role", "Choisissez un rôle.");
    // @ts-expect-error nor does its schema know one
    defineForm({ form: "invite", schema: z.object({ name }), fields: { role: "Rôle" } });
  });
});

describe("a form whose schema has no words for people", () => {
  const dated = defineForm({
    form: "dated",
    schema: z.object({ day: z.iso.date(), colleague: z.guid() }),
    fields: { day: "Jour" },
    words: { day: "Écrivez le jour." },
  });
  const wrongDay = { field: "day", message: "Écrivez le jour.", label: "Jour" };
  const unreadable = { field: null, message: formWords.unreadable, label: null };

  it.each([
    [{ day: "hier", colleague: "personne" }, [wrongDay, unreadable]],
    [{ day: "2027-01-12", colleague: "personne" }, [unreadable]],
    [{ day: "hier", colleague: crypto.randomUUID() }, [wrongDay]],
    [{}, [wrongDay, unreadable]],
  ])("tells every fault, beside its field or for the whole form: %j", (sent, faults) => {
    const read = dated.read(formOf(Object.entries(sent)));
    expect(read.ok ? [] : read.refusal.faults).toEqual(faults);
  });

  it("takes from the address of the page what the form must not say", () => {
    const [mine, other] = [crypto.randomUUID(), crypto.randomUUID()];
    const sent = formOf([
      ["day", "2027-01-12"],
      ["colleague", other],
    ]);
    expect(dated.read(sent, { colleague: mine })).toEqual({ ok: true, value: { day: "2027-01-12", colleague: mine } });
  });
});

describe("a form with several choices, on a page with several forms", () => {
  const decide = defineForm({
    form: "decide",
    schema: z.discriminatedUnion("intent", [
      z.object({ intent: z.literal("keep"), version: z.coerce.number() }),
      z.object({ intent: z.literal("revoke"), reasons: z.array(z.enum(["lost", "late"])).min(1) }),
    ]),
    fields: { reasons: "Raisons" },
    words: { reasons: "Choisissez une raison." },
    instance: "intent",
  });

  it.each([
    [
      [
        ["intent", "revoke"],
        ["reasons", "lost"],
      ],
      { intent: "revoke", reasons: ["lost"] },
    ],
    [
      [
        ["intent", "revoke"],
        ["reasons", "lost"],
        ["reasons", "late"],
      ],
      { intent: "revoke", reasons: ["lost", "late"] },
    ],
    [
      [
        ["intent", "keep"],
        ["version", "3"],
      ],
      { intent: "keep", version: 3 },
    ],
  ] as const)("reads one choice, several, and a number: %j", (sent, value) => {
    expect(decide.read(formOf(sent))).toEqual({ ok: true, value });
  });

  it("keeps every choice, tells the fault once, and says which form it was", () => {
    const read = decide.read(
      formOf([
        ["intent", "revoke"],
        ["reasons", "lost"],
        ["reasons", "x"],
        ["reasons", "y"],
      ]),
    );
    const faults = [{ field: "reasons", message: "Choisissez une raison.", label: "Raisons" }];
    const refusal = { form: "decide", instance: "revoke", faults, kept: { reasons: ["lost", "x", "y"] } };
    expect(read).toEqual({ ok: false, refusal });
  });

  it("says no name of a form that could not be one", () => {
    const read = decide.read(formOf([["intent", "<b>x</b>"]]));
    expect(read.ok ? null : read.refusal).toEqual({
      form: "decide",
      instance: "",
      faults: [{ field: null, message: formWords.unreadable, label: null }],
      kept: {},
    });
  });
});
