import type { PlannedMeeting, PlannedSession } from "./catalogue/catalogue-types.ts";
import type { TownFact } from "./facts.ts";
import { element, textElement } from "./xml.ts";

/** A postal place of the feed. */
export type FeedAddress = { readonly name: string | undefined; readonly street: string; readonly town: TownFact };

/** A date as LHÉO writes it: `20270111`. */
export function compactDate(day: string): string {
  return day.replaceAll("-", "");
}

/** LHÉO levels 11 to 18 are the levels 1 to 8 of the French scale. */
export function lheoLevel(level: number): number {
  return 10 + level;
}

export function periodElement(startsOn: string, endsOn: string): string {
  return element("periode", [textElement("debut", compactDate(startsOn)), textElement("fin", compactDate(endsOn))]);
}

export function addressElement({ name, street, town }: FeedAddress): string {
  return element("adresse", [
    textElement("denomination", name),
    textElement("ligne", street),
    textElement("codepostal", town.postalCode),
    textElement("ville", town.name.slice(0, 50)),
    textElement("departement", town.departement),
    textElement("code-INSEE-commune", town.insee),
    textElement("region", "32"),
    textElement("pays", "FR"),
    element("geolocalisation", [textElement("latitude", town.latitude), textElement("longitude", town.longitude)]),
  ]);
}

/** A session, marked as made up. `rncp` is the certification its blocks belong to. */
export function sessionElement(session: PlannedSession, address: FeedAddress, rncp: string | undefined): string {
  return element(
    "session",
    [
      periodElement(session.startsOn, session.endsOn),
      element("adresse-inscription", [addressElement(address)]),
      textElement("modalites-inscription", session.enrolText),
      element("periode-inscription", [periodElement(session.enrolFrom, session.enrolTo)]),
      textElement("etat-recrutement", session.recruiting),
      ...session.meetings.map((meeting) => meetingElement(meeting, address)),
      blocksElement(session, rncp),
      element("extras", [element("extra", ["1"], { info: "donnee-simulee" })], { info: "provenance" }),
    ],
    { numero: session.number },
  );
}

function meetingElement(meeting: PlannedMeeting, address: FeedAddress): string {
  return element("recrutement", [
    textElement("modalite-recrutement", meeting.kind),
    textElement("a-distance", meeting.isRemote ? 1 : 0),
    meeting.isRemote ? "" : addressElement(address),
    textElement("nb-places", meeting.seats),
    periodElement(meeting.startsOn, meeting.endsOn),
    textElement("heure-debut", meeting.startTime),
    textElement("heure-fin", meeting.endTime),
    textElement("commentaire", meeting.comment),
  ]);
}

function blocksElement(session: PlannedSession, rncp: string | undefined): string {
  if (rncp === undefined || session.blocks.length === 0) return "";
  return element("blocs-competences", [
    textElement("validation-blocs", session.blocksValidation),
    element("reference-certification", [textElement("reference-code-RNCP", rncp)]),
    ...session.blocks.map(({ code, label }) =>
      element("bloc-competences", [textElement("libelle-bloc", label.slice(0, 500)), textElement("code-bloc", code)]),
    ),
  ]);
}
