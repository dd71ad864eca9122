import { describe, expect, it } from "vitest";
import {
  dayInWords,
  dayOfInstant,
  delayInWords,
  instantInWords,
  monthInWords,
  periodInWords,
  timeInWords,
} from "./dates.ts";

describe("dates in words", () => {
  it("says the day as people do, the first of the month included", () => {
    expect(dayInWords("2027-01-11")).toBe("lundi 11 janvier 2027");
    expect(dayInWords("2027-03-01")).toBe("lundi 1er mars 2027");
    expect(monthInWords("2027-08")).toBe("août 2027");
  });

  it.each([
    ["2026-12-01", "aujourd’hui"],
    ["2026-12-02", "demain"],
    ["2026-12-14", "dans 13 jours"],
    ["2026-12-15", "dans 2 semaines"],
    ["2027-01-29", "dans 8 semaines"],
    ["2027-01-30", "dans 2 mois"],
    ["2027-12-01", "dans 12 mois"],
    ["2026-11-30", null],
  ])("from 1 December 2026, says %s is %s", (day, words) => {
    expect(delayInWords(day, "2026-12-01")?.replaceAll("\u00a0", " ") ?? null).toBe(words);
  });

  it("says a period by what is known of it", () => {
    expect(periodInWords("2027-01-11", "2027-05-07")).toBe("du 11 janvier 2027 au 7 mai 2027");
    expect(periodInWords("2027-01-11", "2027-01-11")).toBe("le lundi 11 janvier 2027");
    expect(periodInWords("2027-01-11", null)).toBe("à partir du 11 janvier 2027");
    expect(periodInWords(null, "2027-05-07")).toBe("jusqu’au 7 mai 2027");
    expect(periodInWords(null, null)).toBeNull();
    expect(periodInWords("2027-03", "2027-04")).toBe("de mars 2027 à avril 2027");
    expect(periodInWords("2027-04", "2027-05-07")).toBe("d’avril 2027 au 7 mai 2027");
    expect(periodInWords("2027-03", "2027-03")).toBe("en mars 2027");
    expect(periodInWords("2027-10", null)).toBe("à partir d’octobre 2027");
    expect(periodInWords(null, "2027-03")).toBe("jusqu’en mars 2027");
    expect(periodInWords("2027", null)).toBe("à partir de 2027");
  });

  it("says the time of day, and leaves what is no time as it came", () => {
    expect(timeInWords("09:00").replaceAll("\u00a0", " ")).toBe("9 h");
    expect(timeInWords("13:30").replaceAll("\u00a0", " ")).toBe("13 h 30");
    expect(timeInWords("le matin")).toBe("le matin");
  });

  it("says an instant by the clock of Paris, whatever that of the server", () => {
    expect(instantInWords(new Date("2026-12-31T23:30:00Z")).replaceAll("\u00a0", " ")).toBe(
      "vendredi 1er janvier 2027 à 0 h 30",
    );
    expect(dayOfInstant(new Date("2026-12-31T23:30:00Z"))).toBe("1er janvier 2027");
  });
});
