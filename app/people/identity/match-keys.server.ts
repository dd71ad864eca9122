import { keyedHash, keyedHashes } from "#app/platform/secrets.server.ts";
import { nameForms } from "./name-forms.ts";

/** What says who somebody is. `birthDate` null: a file of before it was asked, which matches nobody. */
export interface Identity {
  readonly lastName: string;
  readonly firstName: string;
  readonly birthDate: string | null;
  readonly birthCommuneCode: string | null;
  readonly communeCode: string;
}

const PURPOSE = "person-match";

/** What is written down of an identity, so that another file of the same human is found. None without a birth date. */
export function matchKeys(identity: Identity, organisationId: string): readonly string[] {
  return evidenceOf(identity, organisationId).map((evidence) => keyedHash(PURPOSE, evidence));
}

/** What to look for: the same under every key of ours, the newest and those being retired. */
export function matchKeysToFind(identity: Identity, organisationId: string): readonly string[] {
  return evidenceOf(identity, organisationId).flatMap((evidence) => keyedHashes(PURPOSE, evidence));
}

/**
 * Name, birth date, and a commune, of birth or where they live, are evidence between organisations. Inside one, name and birth date are
 * enough: whoever reads the answer may see the file.
 */
function evidenceOf(identity: Identity, organisationId: string): readonly string[] {
  const { birthDate, birthCommuneCode, communeCode } = identity;
  if (birthDate === null) return [];
  const places = [
    `lives ${communeCode}`,
    ...(birthCommuneCode === null ? [] : [`born ${birthCommuneCode}`]),
    `here ${organisationId}`,
  ];
  return nameForms(identity).flatMap((form) => places.map((place) => `${form}|${birthDate}|${place}`));
}
