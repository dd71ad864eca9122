import { INSEE_CODE_PATTERN } from "#app/territories/insee-code.ts";
import type { CommuneCentre } from "#app/territories/town-index.ts";
import { readFiveDigits, readTown } from "#app/territories/town-writing.ts";
import { child, children, type LheoElement, lineIn } from "./lheo-element.ts";
import type { PlaceRecord } from "./lheo-records.ts";
import { cutAt } from "./lheo-scalars.ts";
import { addressOf, readAddressLine } from "./read-contact.ts";
import { lineTextIn, type Reading, spotOf } from "./reading.ts";
import { warn } from "./remarks.ts";

/** A rectangle of the Earth: degrees south, north, west, east. */
type Box = readonly [number, number, number, number];

/** Metropolitan France, then the overseas départements. */
const FRANCE: readonly Box[] = [
  [41, 51.5, -5.5, 10],
  [14, 18.5, -63.5, -60.5],
  [2, 6, -55, -51],
  [-21.6, -20.7, 55, 56],
  [-13.2, -12.4, 44.8, 45.5],
];

/** Where a foreign training place may be. */
const EARTH: Box = [-90, 90, -180, 180];

const PLACE_PATH = "lieu-de-formation/coordonnees";
const ADDRESS_PATH = `${PLACE_PATH}/adresse`;

const NO_PLACE: PlaceRecord = {
  placeName: "",
  addressLine: "",
  postalCode: null,
  communeInsee: null,
  communeName: "",
  latitude: null,
  longitude: null,
  coordinatesOrigin: null,
};

interface Point {
  readonly latitude: number;
  readonly longitude: number;
}

/** Reads where an action is held: the first `lieu-de-formation`, at the feed's point, or at its commune's centre. */
export function readPlace(reading: Reading, action: LheoElement): PlaceRecord {
  const [first, ...others] = children(action, "lieu-de-formation");
  if (others[0] !== undefined) {
    warn(reading.notebook, reading.place, "several-places", { ...spotOf(others[0]), value: String(others.length + 1) });
  }
  const coordinates = child(first, "coordonnees");
  const address = addressOf(coordinates);
  if (address === undefined) return NO_PLACE;
  const commune = findCommune(reading, address);
  const point = located(reading, address, commune);
  if (commune === undefined) warnUnplaced(reading, address, point.latitude !== null);
  return {
    placeName: cutAt(lineTextIn(reading, address, "denomination", ADDRESS_PATH) || lineIn(coordinates, "nom"), 255),
    addressLine: readAddressLine(reading, address),
    postalCode: readPostalCode(address),
    communeInsee: commune?.insee ?? readInsee(address),
    communeName: cutAt(commune?.name ?? lineIn(address, "ville"), 80),
    ...point,
  };
}

/** Five digits, spaces and a lost first zero mended, or null. */
export function readPostalCode(address: LheoElement | undefined): string | null {
  return readFiveDigits(lineIn(address, "codepostal"));
}

/**
 * The commune of an address: by its code, present or former, otherwise by its postal code and name. Some feeds repeat the postal code
 * as INSEE code: the name decides first then.
 */
export function findCommune(reading: Reading, address: LheoElement | undefined): CommuneCentre | undefined {
  const { towns } = reading.references;
  const insee = readInsee(address);
  const byCode = insee === null ? undefined : towns.byInsee(insee);
  if (byCode !== undefined && insee !== readPostalCode(address)) return byCode;
  return towns.byText(writtenTown(address)) ?? byCode;
}

/** « 62507 ST OMER CEDEX », as the address writes it, with its département where it has no code. */
function writtenTown(address: LheoElement | undefined): string {
  const code = lineIn(address, "codepostal") || lineIn(address, "code-INSEE-commune");
  const town = lineIn(address, "ville");
  return (code === "" ? `${town} ${lineIn(address, "departement")}` : `${code} ${town}`).trim();
}

/** A code of the INSEE's shape, or null. */
export function readInsee(address: LheoElement | undefined): string | null {
  const text = lineIn(address, "code-INSEE-commune").toUpperCase();
  return INSEE_CODE_PATTERN.test(text) ? text : readFiveDigits(text);
}

/**
 * Filters by département and zone cannot find it, nor a distance when the feed gives no point: never in silence. A point in a
 * département the catalogue does not hold is a place like another.
 */
function warnUnplaced(reading: Reading, address: LheoElement, hasPoint: boolean): void {
  const value = writtenTown(address);
  const { departement } = readTown(value);
  const isElsewhere = departement !== null && !reading.references.towns.covers(departement);
  if (value === "" || (hasPoint && isElsewhere)) return;
  warn(reading.notebook, reading.place, "unplaced-town", { ...spotOf(address, PLACE_PATH), value });
}

function located(
  reading: Reading,
  address: LheoElement,
  commune: CommuneCentre | undefined,
): Pick<PlaceRecord, "latitude" | "longitude" | "coordinatesOrigin"> {
  const geo = child(address, "geolocalisation");
  const latitude = lineIn(geo, "latitude");
  const longitude = lineIn(geo, "longitude");
  if (latitude !== "" || longitude !== "") {
    const point = readPoint(latitude, longitude);
    if (point !== null && isPlausible(point, lineIn(address, "pays"))) return { ...point, coordinatesOrigin: "feed" };
    const value = `${latitude}, ${longitude}`;
    warn(reading.notebook, reading.place, "coordinates-swapped", { ...spotOf(geo, ADDRESS_PATH), value });
  }
  if (commune === undefined) return { latitude: null, longitude: null, coordinatesOrigin: null };
  return { latitude: commune.latitude, longitude: commune.longitude, coordinatesOrigin: "commune" };
}

function readPoint(latitude: string, longitude: string): Point | null {
  const shape = /^[+-]?\d{1,3}(?:[.,]\d{1,20})?$/;
  if (!shape.test(latitude) || !shape.test(longitude)) return null;
  return { latitude: Number(latitude.replace(",", ".")), longitude: Number(longitude.replace(",", ".")) };
}

function isPlausible(point: Point, country: string): boolean {
  const boxes = country === "" || /^fr/i.test(country) ? FRANCE : [EARTH];
  return boxes.some(
    ([south, north, west, east]) =>
      point.latitude >= south && point.latitude <= north && point.longitude >= west && point.longitude <= east,
  );
}
