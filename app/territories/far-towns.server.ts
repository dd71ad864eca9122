import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { z } from "zod";
import { eachInTurns } from "#app/platform/in-turns.ts";
import { departementName, departementsOfFrance } from "./departements.ts";
import type { FarPlace, FarPlaces } from "./far-place.ts";
import { foldName } from "./fold.ts";

const listSchema = z.array(z.unknown());
const communeSchema = z.object({
  nom: z.string(),
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
  const byName = new Map<string, FarPlace[]>();
  const add = (foldedName: string, place: FarPlace): void => {
    const list = byName.get(foldedName);
    if (list === undefined) byName.set(foldedName, [place]);
    else list.push(place);
  };
  await eachInTurns(communes, (commune) => {
    const { nom: name, departement, population } = communeSchema.parse(commune);
    if (departement !== undefined) add(foldName(name), { name, departement, population });
  });
  for (const code of departementsOfFrance) {
    const name = departementName(code);
    // Paris is the town before it is the département.
    if (byName.get(foldName(name))?.some(({ departement }) => departement === code)) continue;
    add(foldName(name), { name, departement: code, population: Number.POSITIVE_INFINITY });
  }
  for (const list of byName.values()) list.sort((a, b) => b.population - a.population);
  return (foldedName) => byName.get(foldedName) ?? [];
}
