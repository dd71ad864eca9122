import { child, children, descend, type LheoElement, lineIn, lineOf } from "./lheo-element.ts";
import { cutAt, readEmail, readHttpUrl, readPhone } from "./lheo-scalars.ts";
import { lineTextIn, noteMarkup, type Reading } from "./reading.ts";

/** How to reach somebody, out of an LHÉO `coordonnees`. */
export interface Contact {
  readonly name: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  readonly url: string | null;
}

/** Reads `coordonnees`: landline before mobile, the first address of each kind. */
export function readContact(coordinates: LheoElement | undefined): Contact {
  const name = ["civilite", "prenom", "nom"].map((part) => lineIn(coordinates, part)).filter((part) => part !== "");
  const phones = [descend(coordinates, "telfixe", "numtel"), descend(coordinates, "portable", "numtel")];
  return {
    name: name.length === 0 ? null : cutAt(name.join(" "), 150),
    phone: phones.map((phone) => readPhone(lineOf(phone))).find((phone) => phone !== null) ?? null,
    email: readEmail(lineIn(coordinates, "courriel")),
    url: readHttpUrl(lineOf(descend(coordinates, "web", "urlweb"))),
  };
}

/** The first address of a `url-formation`, `url-action` or `url-session`. */
export function readUrlIn(parent: LheoElement, name: string): string | null {
  return readHttpUrl(lineOf(descend(parent, name, "urlweb")));
}

/** An `adresse` on one line: « 5 rue des Lilas, 59600 Maubeuge ». */
export function readAddressText(reading: Reading, address: LheoElement | undefined): string {
  const town = `${lineIn(address, "codepostal")} ${lineIn(address, "ville")}`.trim();
  const parts = [lineTextIn(reading, address, "denomination", "adresse"), readAddressLine(reading, address), town];
  return parts.filter((part) => part !== "").join(", ");
}

/** The `ligne` elements of an address, joined. */
export function readAddressLine(reading: Reading, address: LheoElement | undefined): string {
  const lines = children(address, "ligne");
  for (const line of lines) noteMarkup(reading, line, "adresse");
  return cutAt(
    lines
      .map(lineOf)
      .filter((line) => line !== "")
      .join(", "),
    250,
  );
}

/** The `adresse` inside a `coordonnees`. */
export function addressOf(coordinates: LheoElement | undefined): LheoElement | undefined {
  return child(coordinates, "adresse");
}
