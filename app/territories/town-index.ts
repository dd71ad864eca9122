import { foldName } from "./fold.ts";
import { readTown } from "./town-writing.ts";

/** A commune's present code, name and centre (WGS 84 degrees). */
export interface CommuneCentre {
  readonly insee: string;
  readonly name: string;
  readonly departement: string;
  readonly latitude: number;
  readonly longitude: number;
}

/** What the index is made of. `insee` is a commune's present code everywhere. */
export interface TownFacts {
  readonly communes: readonly CommuneCentre[];
  /** Codes of communes that are merged into another. */
  readonly formerCodes: readonly { readonly code: string; readonly insee: string }[];
  /** Names besides INSEE's, folded: former communes, and La Poste's. */
  readonly otherNames: readonly { readonly foldedName: string; readonly insee: string }[];
  readonly postalCodes: readonly { readonly postalCode: string; readonly insee: string }[];
}

/** Finds communes in memory, for imports that look one up a hundred thousand times. */
export interface TownIndex {
  /** By its code, past or present. */
  byInsee(code: string): CommuneCentre | undefined;
  /**
   * « 62507 ST OMER CEDEX »: by postal code, with the name where several communes share the code; otherwise by name, whole or begun,
   * within the département. Undefined when two communes would do.
   */
  byText(text: string): CommuneCentre | undefined;
  /** Whether communes of this département are in the catalogue. */
  covers(departement: string): boolean;
}

/** A feed writes the same few thousand towns again and again. */
const MAX_REMEMBERED = 20_000;

type NamedCommune = readonly [foldedName: string, commune: CommuneCentre];

/** An index of the communes of the catalogue. */
export function createTownIndex(facts: TownFacts): TownIndex {
  const byInsee = new Map(facts.communes.map((commune) => [commune.insee, commune]));
  const namesByInsee = new Map(facts.communes.map(({ insee, name }) => [insee, [foldName(name)]]));
  for (const { insee, foldedName } of facts.otherNames) namesByInsee.get(insee)?.push(foldedName);
  const named = (commune: CommuneCentre): readonly NamedCommune[] =>
    (namesByInsee.get(commune.insee) ?? []).map((foldedName) => [foldedName, commune]);
  const byDepartement = new Map<string, NamedCommune[]>();
  for (const commune of facts.communes) append(byDepartement, commune.departement, named(commune));
  const byPostalCode = new Map<string, NamedCommune[]>();
  for (const { postalCode, insee } of facts.postalCodes) {
    const commune = byInsee.get(insee);
    if (commune !== undefined) append(byPostalCode, postalCode, named(commune));
  }
  for (const { code, insee } of facts.formerCodes) {
    const commune = byInsee.get(insee);
    if (commune !== undefined && !byInsee.has(code)) byInsee.set(code, commune);
  }
  return {
    byInsee: (code) => byInsee.get(code),
    covers: (departement) => byDepartement.has(departement),
    byText: remembering((text) => {
      const { name, postalCode, departement } = readTown(text);
      const ofCode = byPostalCode.get(postalCode ?? "") ?? [];
      return bestNamed(ofCode, name) ?? onlyOne(ofCode) ?? bestNamed(byDepartement.get(departement ?? "") ?? [], name);
    }),
  };
}

function remembering(find: (text: string) => CommuneCentre | undefined): TownIndex["byText"] {
  const remembered = new Map<string, CommuneCentre | undefined>();
  return (text) => {
    if (remembered.has(text)) return remembered.get(text);
    if (remembered.size >= MAX_REMEMBERED) remembered.clear();
    const found = find(text);
    remembered.set(text, found);
    return found;
  };
}

function append(lists: Map<string, NamedCommune[]>, key: string, items: readonly NamedCommune[]): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [...items]);
  else list.push(...items);
}

/** The commune of that name, otherwise the only one of which a name goes on after it: « hellemmes », « le touquet ». */
function bestNamed(candidates: readonly NamedCommune[], name: string): CommuneCentre | undefined {
  if (name === "") return undefined;
  const ofName = candidates.filter(([foldedName]) => foldedName === name);
  if (ofName.length > 0)
    return onlyOne(ofName) ?? onlyOne(ofName.filter(([, commune]) => foldName(commune.name) === name));
  return onlyOne(candidates.filter(([foldedName]) => foldedName.startsWith(`${name} `)));
}

function onlyOne(candidates: readonly NamedCommune[]): CommuneCentre | undefined {
  const [first] = candidates;
  return candidates.every(([, commune]) => commune === first?.[1]) ? first?.[1] : undefined;
}
