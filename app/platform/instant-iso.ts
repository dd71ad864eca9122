const parisParts = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Europe/Paris",
  timeZoneName: "longOffset",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
  hourCycle: "h23",
});

/** An instant in Paris time with its offset: `2026-12-01T09:00:00+01:00`. */
export function instantIso(instant: Date): string {
  const parts = new Map(parisParts.formatToParts(instant).map(({ type, value }) => [type, value]));
  const part = (type: Intl.DateTimeFormatPartTypes): string => parts.get(type) ?? "";
  const day = `${part("year")}-${part("month")}-${part("day")}`;
  const offset = part("timeZoneName").replace("GMT", "");
  return `${day}T${part("hour")}:${part("minute")}:${part("second")}${offset}`;
}
