import { describe, expect, it } from "vitest";
import { addDays, fridayAfter, mondayOnOrAfter, plausibleStart, workingDayOnOrAfter } from "./calendar.ts";

describe("calendar of the demonstration region", () => {
  it("counts days over the end of a year and a leap day", () => {
    expect(addDays("2027-12-31", 1)).toBe("2028-01-01");
    expect(addDays("2028-03-01", -1)).toBe("2028-02-29");
  });

  it("keeps a Monday and moves any other day to the next one", () => {
    expect(mondayOnOrAfter("2027-01-11")).toBe("2027-01-11");
    expect(mondayOnOrAfter("2027-01-12")).toBe("2027-01-18");
  });

  it("holds no meeting at the week-end", () => {
    expect(workingDayOnOrAfter("2027-01-15")).toBe("2027-01-15");
    expect(workingDayOnOrAfter("2027-01-16")).toBe("2027-01-18");
    expect(workingDayOnOrAfter("2027-01-17")).toBe("2027-01-18");
  });

  it("starts no training between Christmas and the New Year, nor in early August", () => {
    expect(plausibleStart("2026-12-20")).toBe("2027-01-04");
    expect(plausibleStart("2027-08-01")).toBe("2027-08-23");
  });

  it("ends a session of two weeks on the second Friday", () => {
    expect(fridayAfter("2027-01-11", 2)).toBe("2027-01-22");
  });
});
