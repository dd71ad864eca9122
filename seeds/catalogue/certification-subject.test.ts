import { describe, expect, it } from "vitest";
import type { CertificationFact } from "../facts.ts";
import { certificationSubject, plainLabel } from "./certification-subject.ts";

const mason: CertificationFact = {
  rncp: "RNCP435",
  title: "Maçon",
  kind: "TP",
  level: 3,
  romes: ["F1703"],
  nsfs: ["232"],
  formacode: "22334",
  certifInfo: "2423",
  blocks: [
    { code: "RNCP435BC01", label: "Construire des ouvrages en maçonnerie :" },
    { code: "RNCP435BC02", label: "Français, histoire-géographie" },
  ],
};

describe("training that prepares a certification", () => {
  it("says in plain words what one will be able to do, without the general education units", () => {
    expect(certificationSubject(mason).objective).toBe(
      "À la fin de la formation, vous saurez :\n– construire des ouvrages en maçonnerie.",
    );
  });

  it("lists every block with its code", () => {
    const { content } = certificationSubject(mason);
    expect(content).toContain("Bloc 1 (RNCP435BC01) : Construire des ouvrages en maçonnerie.");
    expect(content).toContain("Bloc 2 (RNCP435BC02) : Français, histoire-géographie.");
  });

  it("bears the certification's title after its kind, in lower case when the register shouts", () => {
    expect(certificationSubject(mason).title).toBe("Titre professionnel Maçon");
    expect(certificationSubject({ ...mason, title: "CUISINIER" }).title).toBe("Titre professionnel Cuisinier");
  });

  it.each([
    ["UP1 - Prévention des actes de malveillance", "Prévention des actes de malveillance"],
    ["U2 : Préparation d'une opération", "Préparation d'une opération"],
    ["Bloc de compétence N° 2 Fiche RNCP n°13856 -Technologie professionnelle", "Technologie professionnelle"],
    ["Etablir et contrôler les déclarations fiscales", "Établir et contrôler les déclarations fiscales"],
    ["Utiliser un engin", "Utiliser un engin"],
  ])("reads « %s » without its number", (label, plain) => {
    expect(plainLabel(label)).toBe(plain);
  });
});
