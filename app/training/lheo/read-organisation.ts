import { hasValidSiretKey, isPlaceholderSiret, readSiret, standInSiret } from "../siret.ts";
import { child, descend, type LheoElement, lineIn, lineOf } from "./lheo-element.ts";
import type { OrganisationRecord } from "./lheo-records.ts";
import { cutAt } from "./lheo-scalars.ts";
import { addressOf, readAddressLine, readContact } from "./read-contact.ts";
import { findCommune, readInsee, readPostalCode } from "./read-place.ts";
import { lineTextIn, type Reading, setAside } from "./reading.ts";
import { refuseRecord, warn } from "./remarks.ts";

const ORGANISATION = "organisme-formation-responsable";
const SIRET_PATH = `${ORGANISATION}/SIRET-organisme-formation/SIRET`;

/** Reads who is responsible for a formation; null, and the formation refused, without 14 digits of SIRET. */
export function readOrganisation(reading: Reading, formation: LheoElement): OrganisationRecord | null {
  const organisation = child(formation, "organisme-formation-responsable");
  const siretElement = descend(organisation, "SIRET-organisme-formation", "SIRET");
  const text = lineOf(siretElement);
  const written = readSiret(text);
  const spot = { below: SIRET_PATH, line: siretElement?.line ?? organisation?.line, value: text };
  if (written === null) {
    refuseRecord(reading.notebook, reading.place, "siret-too-short", spot);
    return null;
  }
  const isPlaceholder = isPlaceholderSiret(written);
  if (isPlaceholder) warn(reading.notebook, reading.place, "placeholder-code", spot);
  else if (!hasValidSiretKey(written)) warn(reading.notebook, reading.place, "siret-checksum", spot);
  const address = addressOf(descend(organisation, "coordonnees-organisme", "coordonnees"));
  const { phone, email, url } = readContact(descend(organisation, "contact-organisme", "coordonnees"));
  const legalName = cutAt(lineTextIn(reading, organisation, "raison-sociale", ORGANISATION), 250);
  const name = cutAt(lineTextIn(reading, organisation, "nom-organisme", ORGANISATION), 250) || legalName || written;
  const commune = findCommune(reading, address);
  return {
    siret: isPlaceholder ? standInSiret(name) : written,
    name,
    legalName,
    activityNumber: readActivityNumber(reading, organisation),
    addressLine: readAddressLine(reading, address),
    postalCode: readPostalCode(address),
    communeInsee: commune?.insee ?? readInsee(address),
    communeName: cutAt(commune?.name ?? lineIn(address, "ville"), 80),
    phone,
    email,
    url,
  };
}

/** The SIRET as written, for counting organisations whether or not they can be kept. */
export function writtenSiret(formation: LheoElement): string {
  const text = lineOf(descend(formation, "organisme-formation-responsable", "SIRET-organisme-formation", "SIRET"));
  return cutAt(text.replaceAll(/\s/g, ""), 40);
}

function readActivityNumber(reading: Reading, organisation: LheoElement | undefined): string | null {
  const element = child(organisation, "numero-activite");
  const text = lineOf(element).replaceAll(/\s/g, "");
  if (text === "") return null;
  if (/^(?!0+$)[0-9A-Z]{1,11}$/i.test(text)) return text.toUpperCase();
  setAside(reading, element, text, ORGANISATION);
  return null;
}
