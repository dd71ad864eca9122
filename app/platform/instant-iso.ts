import { Temporal } from "temporal-polyfill";

/** An instant in Paris time with its offset: `2026-12-01T09:00:00+01:00`. */
export function instantIso(instant: Date): string {
  const there = Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO("Europe/Paris");
  return there.toString({ timeZoneName: "never", fractionalSecondDigits: 0 });
}
