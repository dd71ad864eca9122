import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { z } from "zod";
import { eachInTurns } from "#app/platform/in-turns.ts";
import { departementName, departementsOfFrance } from "./departements.ts";
import type { FarPlace, FarPlaces } from "./far-place.ts";
import { foldName } from "./fold.ts";

const listSchema = z.array(z.unknown());
const communeSchema = z.object({
  code: z.string(),
  nom: z.string(),
  codesPostaux: z.array(z.string()).default([]),
  departement: z.string().optional(),
  population: z.number().default(0),
});

let loading: Promise<FarPlaces> | undefined;

/** The communes of France with those that merged (@etalab/decoupage-administratif), and the départements; read once, when first asked. */
export function farPlaces(): Promise<FarPlaces> {
  loading ??= readFarPlaces();
  return loading;
}

async function readFarPlaces(): Promise<FarPlaces> {
  const file = createRequire(import.meta.url).resolve("@etalab/decoupage-administratif/data/communes.json");
  const communes = listSchema.parse(JSON.parse(await readFile(file, "utf8")));
  const [byName, byPostalCode] = [new Map<string, FarPlace[]>(), new Map<string, FarPlace[]>()];
  const byInsee = new Map<string, FarPlace>();
  const add = (key: string, place: FarPlace, places = byName): void => {
    const list = places.get(key);
    if (list === undefined) places.set(key, [place]);
    else list.push(place);
  };
  await eachInTurns(communes, (commune) => {
    const { code, nom: name, departement, population, codesPostaux } = communeSchema.parse(commune);
    if (departement === undefined) return;
    const place = { name, departement, population };
    add(foldName(name), place);
    for (const postalCode of codesPostaux) add(postalCode, place, byPostalCode);
    if (!byInsee.has(code)) byInsee.set(code, place);
  });
  for (const code of departementsOfFrance) {
    const name = departementName(code);
    // Paris is the town before it is the département.
    if (byName.get(foldName(name))?.some(({ departement }) => departement === code)) continue;
    add(foldName(name), { name, departement: code, population: Number.POSITIVE_INFINITY });
  }
  for (const places of [byName, byPostalCode])
    for (const list of places.values()) list.sort((a, b) => b.population - a.population);
  return {
    named: (foldedName) => byName.get(foldedName) ?? [],
    ofPostalCode: (code) => byPostalCode.get(code) ?? [],
    ofInsee: (code) => byInsee.get(code),
  };
}
