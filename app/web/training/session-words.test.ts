import { describe, expect, it } from "vitest";
import { placesWords, rhythmWords, startWords, whereWords } from "./session-words.ts";

const today = "2026-12-01";
const plain = (text: string | null): string | null => text?.replaceAll("\u00a0", " ") ?? null;
const seats = { funded: null, unfunded: null, left: null, asOf: null };

describe("when a session starts", () => {
  it("leads with the delay, then the day", () => {
    const words = startWords({ startsOn: "2027-01-11", startsWithin: null, permanent: false }, today);
    expect(plain(words.lead)).toBe("Dans 6 semaines");
    expect(words.day).toBe("lundi 11 janvier 2027");
  });

  it("says that one may enter at any time, and from when if that is to come", () => {
    expect(startWords({ startsOn: "2026-09-01", startsWithin: null, permanent: true }, today)).toEqual({
      lead: "On peut entrer à tout moment",
      day: null,
    });
    expect(startWords({ startsOn: "2027-02-01", startsWithin: null, permanent: true }, today).day).toBe(
      "à partir du lundi 1er février 2027",
    );
  });

  it("says a date is not known rather than none", () => {
    expect(startWords({ startsOn: null, startsWithin: null, permanent: false }, today).lead).toBe("Date à demander");
  });

  it.each([
    ["2027-03", false, "En mars 2027", "jour à demander"],
    ["2027", false, "En 2027", "jour à demander"],
    ["2027-04", true, "On peut entrer à tout moment", "à partir d’avril 2027"],
    ["2026-11", true, "On peut entrer à tout moment", null],
  ])("says the month or the year that is known: %s, permanent %s", (startsWithin, permanent, lead, day) => {
    expect(startWords({ startsOn: null, startsWithin, permanent }, today)).toEqual({ lead, day });
  });
});

describe("the places of a session", () => {
  it.each([
    [{ recruiting: "open", seats: { ...seats, funded: 12 } }, "open", "12 places financées"],
    [{ recruiting: "open", seats: { ...seats, unfunded: 12 } }, "open", "12 places"],
    [
      { recruiting: "open", seats: { ...seats, funded: 12, unfunded: 3 } },
      "open",
      "12 places financées, 3 autres places à payer",
    ],
    [{ recruiting: "open", seats }, "unknown", "Places non communiquées"],
    [{ recruiting: "closed", seats: { ...seats, funded: 12 } }, "closed", "Recrutement terminé"],
    [{ recruiting: "open", seats: { ...seats, left: 0 } }, "closed", "Complet, liste d’attente"],
    [{ recruiting: "open", seats: { ...seats, left: 1 } }, "few", "1 place libre"],
    [{ recruiting: "open", seats: { ...seats, left: 5 } }, "open", "5 places libres"],
  ] as const)("%o reads as %s, %s", (session, tone, text) => {
    const words = placesWords({ ...session, endsOn: null, cancelled: false }, today);
    expect([words.tone, plain(words.text)]).toEqual([tone, text]);
  });

  it("says that a session is cancelled, and not that it is full", () => {
    const session = { recruiting: "closed", cancelled: true, endsOn: null, seats: { ...seats, left: 0 } } as const;
    expect(placesWords(session, today)).toEqual({ tone: "closed", text: "Session annulée" });
  });

  it.each([
    ["places left", { ...seats, left: 5 }],
    ["places of the feed", { ...seats, funded: 12 }],
    ["nothing known", seats],
  ] as const)("says of a session that is over that it is over, whatever its places: %s", (_, left) => {
    const session = { recruiting: "open", cancelled: false, endsOn: "2026-11-30", seats: left } as const;
    expect(placesWords(session, today)).toEqual({ tone: "closed", text: "Session terminée" });
  });

  it("says when places left were counted", () => {
    const words = placesWords(
      {
        ...{ recruiting: "open", cancelled: false, endsOn: today },
        seats: { funded: 12, unfunded: null, left: 5, asOf: "2026-12-01T08:00:00Z" },
      },
      today,
    );
    expect(plain(words.text)).toBe("5 places libres (mardi 1er décembre 2026 à 9 h)");
  });
});

describe("where a session takes place", () => {
  const place = { commune: "Rue", insee: "80688", lat: null, lon: null, distanceKm: 12.4 };

  it("names the département, so that a town is not taken for a street", () => {
    expect(plain(whereWords({ modality: "on-site", place }))).toBe("Rue (Somme), à 12 km");
  });

  it("says it is followed from home when it is", () => {
    expect(whereWords({ modality: "remote", place })).toBe("À distance");
  });
});

describe("hours and pace", () => {
  it("says what is known", () => {
    expect(plain(rhythmWords({ hours: 490, pace: "full-time" }))).toBe("490 heures, temps plein");
    expect(plain(rhythmWords({ hours: 1, pace: null }))).toBe("1 heure");
    expect(rhythmWords({ hours: null, pace: null })).toBeNull();
  });
});
