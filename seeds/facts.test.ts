import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { readFacts, writeFactFiles } from "./facts.ts";

const facts = readFacts();
const directory = mkdtempSync(join(tmpdir(), "seeds-facts-"));
writeFactFiles(directory);
afterAll(() => rmSync(directory, { recursive: true }));

const codes = new Set(facts.metiers.map(({ code }) => code));

describe("facts of the demonstration region", () => {
  it("are as many as announced, within ten in a hundred", () => {
    expect(Math.abs(facts.metiers.length - 60)).toBeLessThanOrEqual(6);
    expect(Math.abs(facts.certifications.length - 80)).toBeLessThanOrEqual(8);
    expect(Math.abs(facts.towns.length - 150)).toBeLessThanOrEqual(15);
  });

  it("hold the parent of every job", () => {
    expect(facts.metiers.filter(({ parentCode }) => !codes.has(parentCode))).toEqual([]);
  });

  it("tie every certification to a known job, and give it blocks of its own", () => {
    for (const { rncp, romes, blocks } of facts.certifications) {
      expect(romes.length, rncp).toBeGreaterThan(0);
      expect(romes.filter((rome) => !codes.has(rome))).toEqual([]);
      expect(blocks.length, rncp).toBeGreaterThan(0);
      expect(blocks.filter(({ code }) => !code.startsWith(`${rncp}BC`))).toEqual([]);
    }
  });

  it("put a town in each of the 26 arrondissements, the named ones among them", () => {
    expect(new Set(facts.towns.map(({ arrondissement }) => arrondissement)).size).toBe(26);
    const names = facts.towns.map(({ name }) => name);
    for (const name of ["Maubeuge", "Lens", "Péronne", "Amiens", "Lille", "Fourmies", "Hirson", "Vervins"]) {
      expect(names).toContain(name);
    }
  });

  it("stay a selection: under 560 kB in all", () => {
    const folder = new URL("data/", import.meta.url);
    const bytes = readdirSync(folder).reduce((sum, file) => sum + statSync(new URL(file, folder)).size, 0);
    expect(bytes).toBeLessThan(560_000);
  });

  it("are written with the headers of the published files, quotes doubled", () => {
    const text = readFileSync(join(directory, "rome-v460/unix_referentiel_code_rome_v460_utf8.csv"), "utf8");
    expect(text.split("\n")[0]).toBe(
      [
        "code_rome",
        "code_fiche_metier",
        "code_ogr",
        "libelle_rome",
        "transition_eco",
        "transition_num",
        "transition_demo",
        "emploi_reglemente",
        "emploi_cadre",
        "code_rome_parent",
      ]
        .map((name) => `"${name}"`)
        .join(","),
    );
    expect(text).toContain('"F1703"');
    const communes = readFileSync(join(directory, "territoires/communes_hdf.csv"), "utf8");
    expect(communes.trim().split("\n")).toHaveLength(facts.towns.length + 1);
  });
});
