import { expect, test } from "vitest";
import { schemeCodes, schemeText } from "#app/content/schemes.ts";
import { schemesInText } from "./schemes-in-text.ts";

test.each([
  ["VAE", "", ["vae"]],
  ["C.P.F", "C.P.F", []],
  ["cpf coiffure", "coiffure", ["cpf"]],
  ["coiffure avec mon CPF", "coiffure avec", ["cpf"]],
  ["soudeur compte personnel de formation", "soudeur", ["cpf"]],
  ["poei, poec", "", ["poe"]],
  ["vae aide-soignante cpf", "aide-soignante", ["vae", "cpf"]],
  ["PMSMP", "", ["pmsmp"]],
  ["afest", "", ["afest"]],
])("what pays for a training is no subject of one: %s", (text, left, schemes) => {
  expect(schemesInText(text)).toEqual({ text: left, schemes });
});

test.each(["conseiller VAE", "conseillère en vae", "formateur afest", "référent AFEST", "couvreur", "cpfa", ""])(
  "whoever advises on one, or a word that only looks like one, stays: %s",
  (text) => {
    expect(schemesInText(text)).toEqual({ text, schemes: [] });
  },
);

test("each is told in words, without a second acronym to look up", () => {
  for (const code of schemeCodes) {
    expect(schemeText[code].text).toMatch(/\.$/);
    expect(schemeText[code].text.replaceAll(/\b(VAE|CPF)\b/g, "")).not.toMatch(/\b[A-Z]{2,}\b/);
  }
});
