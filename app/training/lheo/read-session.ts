import { child, children, descend, type LheoElement, lineIn, lineOf } from "./lheo-element.ts";
import type { BlockRecord, MeetingRecord, SessionRecord } from "./lheo-records.ts";
import { cutAt, readHttpUrl, readRegisterCode } from "./lheo-scalars.ts";
import { readAddressText, readUrlIn } from "./read-contact.ts";
import {
  codeIn,
  countIn,
  flagIn,
  lineTextIn,
  type Reading,
  readNumber,
  readPeriod,
  setAside,
  spotOf,
  textIn,
} from "./reading.ts";
import { refuseRecord } from "./remarks.ts";

const MAX_MEETINGS = 100;
const MAX_BLOCKS = 200;
const BLOCK_PATH = "blocs-competences/bloc-competences";

/** LHÉO dict-etat-recrutement. */
const RECRUITING = { 1: "open", 2: "closed", 3: "suspended" } as const;

/** Reads a session; null when one of its own faults refuses it. */
export function readSession(reading: Reading, session: LheoElement): SessionRecord | null {
  const { notebook, place } = reading;
  const refusalsBefore = notebook.refusals.length;
  const number = readNumber(session);
  if (number === null) refuseRecord(notebook, place, "missing-number", { value: session.attributes["numero"] ?? "" });
  const run = readPeriod(reading, child(session, "periode"), "periode");
  const enrolment = child(session, "periode-inscription");
  const enrol = readPeriod(reading, child(enrolment, "periode"), "periode-inscription/periode");
  const meetings = readMeetings(reading, session);
  const blocks = readBlocks(reading, session);
  if (number === null || notebook.refusals.length > refusalsBefore) return null;
  return {
    number,
    line: session.line,
    path: place.path,
    startsOn: run.from,
    endsOn: run.to,
    enrolFrom: enrol.from,
    enrolTo: enrol.to,
    enrolText: cutAt(textIn(reading, session, "modalites-inscription"), 255),
    enrolAddress: readAddressText(reading, descend(session, "adresse-inscription", "adresse")),
    recruiting: readRecruiting(reading, session),
    url: readUrlIn(session, "url-session"),
    blocksValidation: readBlocksValidation(reading, session),
    isSimulated: isSimulated(session),
    meetings,
    blocks,
  };
}

function readRecruiting(reading: Reading, session: LheoElement): SessionRecord["recruiting"] {
  const code = codeIn(reading, session, "etat-recrutement", 3);
  return code === 1 || code === 2 || code === 3 ? RECRUITING[code] : "unknown";
}

function readBlocksValidation(reading: Reading, session: LheoElement): number | null {
  const blocks = child(session, "blocs-competences");
  return blocks === undefined ? null : codeIn(reading, blocks, "validation-blocs", 2);
}

/** Whether the feed says of itself that this session is made up. */
function isSimulated(session: LheoElement): boolean {
  return children(session, "extras").some((extras) =>
    children(extras, "extra").some(
      (extra) => extra.attributes["info"] === "donnee-simulee" && ["1", "true", "oui"].includes(lineOf(extra)),
    ),
  );
}

/** In the order of their dates, so that the same meetings in another order are the same session. */
function readMeetings(reading: Reading, session: LheoElement): readonly MeetingRecord[] {
  const meetings = children(session, "recrutement")
    .slice(0, MAX_MEETINGS)
    .map((meeting) => readMeeting(reading, meeting));
  if (meetings.length < 2) return meetings;
  return meetings
    .map((meeting) => ({ meeting, key: `${meeting.startsOn ?? "9"}${meeting.startTime}${JSON.stringify(meeting)}` }))
    .sort((one, other) => (one.key < other.key ? -1 : 1))
    .map(({ meeting }) => meeting);
}

function readMeeting(reading: Reading, meeting: LheoElement): MeetingRecord {
  const days = readPeriod(reading, child(meeting, "periode"), "recrutement/periode");
  return {
    kind: codeIn(reading, meeting, "modalite-recrutement", 9) ?? 0,
    startsOn: days.from,
    endsOn: days.to,
    startTime: cutAt(lineIn(meeting, "heure-debut"), 5),
    endTime: cutAt(lineIn(meeting, "heure-fin"), 5),
    isRemote: flagIn(reading, meeting, "a-distance"),
    seats: readSeats(reading, meeting, "nb-places"),
    addressText: readAddressText(reading, child(meeting, "adresse")),
    url: readHttpUrl(lineIn(meeting, "urlweb")),
    comment: cutAt(lineTextIn(reading, meeting, "commentaire", "recrutement"), 500),
  };
}

/** A number of seats; a negative one refuses the record that holds it. */
export function readSeats(reading: Reading, parent: LheoElement, name: string): number | null {
  const element = child(parent, name);
  const text = lineOf(element);
  if (!/^[-−]\s*\d+$/.test(text)) return countIn(reading, parent, name);
  const below = `${parent.name}/${name}`;
  refuseRecord(reading.notebook, reading.place, "negative-seats", { ...spotOf(element), below, value: text });
  return null;
}

/** Sorted by code, each once. */
function readBlocks(reading: Reading, session: LheoElement): readonly BlockRecord[] {
  const byCode = new Map<string, BlockRecord>();
  for (const group of children(session, "blocs-competences")) {
    const reference = lineOf(descend(group, "reference-certification", "reference-code-RNCP"));
    const certification = readRegisterCode("RNCP", reference);
    for (const block of children(group, "bloc-competences").slice(0, MAX_BLOCKS)) {
      const code = readBlockCode(reading, child(block, "code-bloc"), certification);
      if (code === null) continue;
      const label = cutAt(lineTextIn(reading, block, "libelle-bloc", BLOCK_PATH), 500);
      byCode.set(code, { code, label, certificationCode: certification ?? code.split("BC")[0] ?? null });
    }
  }
  return [...byCode.values()].sort((one, other) => (one.code < other.code ? -1 : 1));
}

/** The full form, `RNCP34441BC01`; a short one is completed from the certification it belongs to. */
function readBlockCode(
  reading: Reading,
  element: LheoElement | undefined,
  certification: string | null,
): string | null {
  const text = lineOf(element).toUpperCase();
  // The register itself publishes a few codes with their beginning written twice.
  const full = /^(?:(?:RNCP|RS)\d{1,6}BC)?((?:RNCP|RS)(?!0+BC)\d{1,6}BC\d{1,3})$/.exec(text)?.[1];
  if (full !== undefined) return full;
  const short = /^(?:BC)?0*(\d{1,2})$/.exec(text)?.[1];
  if (short !== undefined && certification !== null) return `${certification}BC${short.padStart(2, "0")}`;
  if (text !== "") setAside(reading, element, text, BLOCK_PATH);
  return null;
}
