import { describe, expect, it } from "vitest";
import { planCatalogue } from "./catalogue/plan-catalogue.ts";
import { readFacts } from "./facts.ts";
import { writeLheo } from "./write-lheo.ts";
import { element, textElement } from "./xml.ts";

const lines = [...writeLheo(planCatalogue(readFacts(), "2026-12-01", 1))];
const formations = lines.slice(1, -1);

/** Order the LHÉO 2.3 schema gives the compulsory children of a formation. */
const FORMATION_ORDER = [
  "domaine-formation",
  "intitule-formation",
  "objectif-formation",
  "resultats-attendus",
  "contenu-formation",
  "certifiante",
  "contact-formation",
  "parcours-de-formation",
  "code-niveau-entree",
  "action",
  "organisme-formation-responsable",
];

describe("LHÉO text of the made-up catalogue", () => {
  it("opens and closes in the namespace of LHÉO 2.3", () => {
    expect(lines[0]).toContain('<lheo xmlns="http://lheo.gouv.fr/2.3"><offres>');
    expect(lines.at(-1)).toBe("</offres></lheo>\n");
  });

  it("keeps the schema's order in every formation", () => {
    for (const formation of formations) {
      const places = FORMATION_ORDER.map((name) => formation.search(new RegExp(`<${name}[ >]`)));
      expect(places).toEqual(places.toSorted((a, b) => a - b));
      expect(places).not.toContain(-1);
    }
  });

  it("keeps the texts within the bounds of the schema", () => {
    const bounds = { "intitule-formation": 255, "objectif-formation": 3000, "contenu-formation": 3000, ville: 50 };
    for (const [name, longest] of Object.entries(bounds)) {
      for (const [, text = ""] of formations.join("").matchAll(new RegExp(`<${name}>([^<]*)<`, "g"))) {
        expect(text.length).toBeLessThanOrEqual(longest);
        expect(text.length).toBeGreaterThan(0);
      }
    }
  });

  it("marks every session as made up", () => {
    const text = formations.join("");
    const sessions = text.match(/<session /g)?.length;
    expect(sessions).toBe(400 + 27);
    expect(text.match(/<extra info="donnee-simulee">1<\/extra>/g)?.length).toBe(sessions);
  });

  it("escapes what XML reserves, and writes nothing for nothing", () => {
    expect(textElement("ligne", 'R&D <"x">')).toBe("<ligne>R&amp;D &lt;&quot;x&quot;&gt;</ligne>");
    expect(textElement("ligne", undefined)).toBe("");
    expect(element("adresse", ["", ""])).toBe("");
  });
});
