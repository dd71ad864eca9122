import { describe, expect, it } from "vitest";
import { randomInstance } from "#tests/support/paths/random-instance.ts";
import { readPathInstance } from "./path-instance.ts";

const whole = randomInstance({ skills: 3, options: 4, seed: 1 });
const [firstOption, ...otherOptions] = whole.options;
const withOption = (facts: object): unknown => ({ ...whole, options: [{ ...firstOption, ...facts }, ...otherOptions] });

describe("the instance of a path", () => {
  it("is read as it is written; what it says besides is left aside", () => {
    expect(readPathInstance(JSON.stringify({ ...whole, note: "essai" }))).toEqual({ ok: true, value: whole });
  });

  it("may cover and require skills that weigh nothing", () => {
    expect(readPathInstance(JSON.stringify(withOption({ covers: [99], requires: [98] }))).ok).toBe(true);
  });

  it("may have limits without end", () => {
    const limits = { ...whole.limits, budgetCents: Number.MAX_SAFE_INTEGER, steps: Number.MAX_SAFE_INTEGER };
    expect(readPathInstance(JSON.stringify({ ...whole, limits })).ok).toBe(true);
  });

  it.each<[unknown, string]>([
    [{ ...whole, limits: undefined }, "« limits » manque"],
    [{ ...whole, options: 3 }, "« options » doit être une liste, de 2000 éléments au plus"],
    [{}, "« skills » manque"],
    [[], "elle doit être un objet"],
    [4, "elle doit être un objet"],
    [withOption({ hours: 3.5 }), "« options[0].hours » doit être un nombre entier, de 0 à 1000000"],
    [withOption({ km: "3" }), "« options[0].km » doit être un nombre entier, de 0 à 1000000"],
    [withOption({ costCents: -1 }), "« options[0].costCents » doit être un nombre entier, de 0 à 100000000"],
    [withOption({ covers: [1, "b"] }), "« options[0].covers[1] » doit être un nombre entier"],
    [withOption({ endsOn: 1 }), "« options[0].endsOn » est avant « startsOn »"],
    [withOption({ id: 2 }), "« options[2].id » est déjà pris"],
    [{ ...whole, skills: [...whole.skills, { id: 0, weight: 1 }] }, "« skills[3].id » est déjà pris"],
  ])("is refused with the name of the field: %#", (instance, sentence) => {
    const read = readPathInstance(JSON.stringify(instance));
    expect(read).toMatchObject({ ok: false, refusal: expect.stringContaining(`L’instance est refusée : ${sentence}`) });
  });

  it("is refused when it is no JSON", () => {
    expect(readPathInstance("{")).toEqual({ ok: false, refusal: "L’instance n’est pas du JSON." });
  });
});
