import type { FarPlace } from "./far-place.ts";
import type { PlaceOutside } from "./resolved-place.ts";

/** A town of ours one may be sent to. Centre in degrees of WGS 84. */
interface Town {
  readonly insee: string;
  readonly name: string;
  readonly population: number;
  readonly latitude: number;
  readonly longitude: number;
}

/** Centres of the départements around the region, in degrees of WGS 84 (IGN, rounded). */
const CENTRES: ReadonlyMap<string, readonly [latitude: number, longitude: number]> = new Map([
  ["02", [49.56, 3.56]],
  ["08", [49.62, 4.64]],
  ["10", [48.3, 4.16]],
  ["14", [49.1, -0.36]],
  ["27", [49.11, 1.0]],
  ["28", [48.39, 1.37]],
  ["51", [48.95, 4.24]],
  ["55", [49.01, 5.38]],
  ["59", [50.45, 3.22]],
  ["60", [49.41, 2.43]],
  ["62", [50.49, 2.29]],
  ["75", [48.86, 2.34]],
  ["76", [49.66, 1.03]],
  ["77", [48.63, 2.93]],
  ["78", [48.82, 1.84]],
  ["80", [49.96, 2.28]],
  ["91", [48.52, 2.24]],
  ["92", [48.85, 2.25]],
  ["93", [48.92, 2.48]],
  ["94", [48.78, 2.47]],
  ["95", [49.08, 2.13]],
]);
/** A town large enough for trainings to be found around it. */
const LARGE = 10_000;
/** Farther away, no town of ours is near. */
const NEAR_DEGREES = 2;

/** How a place of elsewhere is told. */
export function outsideOf({ name, departement }: FarPlace, communes: readonly Town[]): PlaceOutside {
  const town = nearestOfOurs(departement, communes);
  return {
    label: `${name} (${departement})`,
    nearest: town === undefined ? null : `insee:${town.insee}`,
    nearestLabel: town?.name ?? null,
  };
}

/** The town of ours that is nearest to a département, when one is near. */
function nearestOfOurs(departement: string, communes: readonly Town[]): Town | undefined {
  const centre = CENTRES.get(departement);
  if (centre === undefined) return undefined;
  const [latitude, longitude] = centre;
  const squeeze = Math.cos((latitude * Math.PI) / 180);
  const [nearest] = communes
    .filter(({ population }) => population >= LARGE)
    .map((one) => ({
      town: one,
      degrees: Math.hypot(one.latitude - latitude, (one.longitude - longitude) * squeeze),
    }))
    .sort((a, b) => a.degrees - b.degrees);
  return nearest === undefined || nearest.degrees > NEAR_DEGREES ? undefined : nearest.town;
}
