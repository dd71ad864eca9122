import { describe, expect, it } from "vitest";
import { eurosInWords } from "#app/content/amounts.ts";
import { MOST_AID_CENTS } from "#app/positioning/aid/aid-commands.ts";
import { readAidForm, readNewAid } from "./aid-forms.server.ts";

const key = "6f1c3f0e-6c1e-4f6e-8f5b-0a4f6d0f2a11";
const sent = (values: Readonly<Record<string, string>>): FormData => {
  const form = new FormData();
  for (const [name, value] of Object.entries({ key, version: "3", ...values })) form.set(name, value);
  return form;
};
const days = { startsOn: "2027-02-08", endsOn: "2027-03-26", hours: "210", companyHours: "35" };

/** Each form that takes a sum, with it, and the field of it. */
const sums = {
  "what is known before": ["cost", (cost: string) => readNewAid(sent({ scheme: "aif", why: "dates", cost }), "SE_1")],
  "a quote": ["cost", (cost: string) => readAidForm(sent({ intent: "quote", ...days, cost }))],
  "what is granted": ["granted", (granted: string) => readAidForm(sent({ intent: "accept", granted }))],
} as const;

describe.each(Object.entries(sums))("a sum of an individual aid: %s", (_of, [field, read]) => {
  it("is taken up to the most that a request holds", () => {
    expect(read("100 000")).toMatchObject({ ok: true });
    expect(read("1 250,50 €")).toMatchObject({ ok: true });
  });

  it("is refused beside its field above it, which says how much, and what was typed stays", () => {
    for (const typed of ["150 000", "100000,01"]) {
      const message = `${eurosInWords(MOST_AID_CENTS)} au plus.`;
      expect(read(typed)).toMatchObject({
        refusal: { faults: [{ field, message }], kept: { [field]: typed } },
      });
    }
  });

  it("is refused beside its field when it is none", () => {
    expect(read("cher")).toMatchObject({
      refusal: { faults: [{ field, message: expect.stringMatching(/^Écrivez/u) }] },
    });
  });
});

it("an aid for a training that the catalogue does not have: all that lacks is told at once", () => {
  const read = readNewAid(sent({}), null);
  const fields = read.ok ? [] : read.refusal.faults.map(({ field }) => field);
  expect(fields).toEqual(["scheme", "why", "title", "provider", "startsOn"]);
});
