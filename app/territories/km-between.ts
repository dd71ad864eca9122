/** A point of the globe, WGS 84 degrees. */
export interface GlobePoint {
  readonly latitude: number;
  readonly longitude: number;
}

const EARTH_DIAMETER_KM = 12_742.0176;

/** Kilometres between two points as the crow flies (haversine). */
export function kmBetween(one: GlobePoint, other: GlobePoint): number {
  const [from, to] = [radians(one.latitude), radians(other.latitude)];
  const turn = Math.sin(radians(other.longitude - one.longitude) / 2) ** 2;
  const chord = Math.sin((to - from) / 2) ** 2 + Math.cos(from) * Math.cos(to) * turn;
  return EARTH_DIAMETER_KM * Math.asin(Math.min(1, Math.sqrt(chord)));
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}
