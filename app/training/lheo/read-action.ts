import { child, children, type LheoElement, lineOf } from "./lheo-element.ts";
import type { ActionRecord, FunderRecord, SessionRecord } from "./lheo-records.ts";
import { cutAt, isLongerThan, readCents } from "./lheo-scalars.ts";
import { readUrlIn } from "./read-contact.ts";
import { readPaces } from "./read-paces.ts";
import { readPlace } from "./read-place.ts";
import { readSeats, readSession } from "./read-session.ts";
import { codeIn, countIn, flagIn, type Reading, readNumber, setAside, spotOf, textIn } from "./reading.ts";
import { type RecordPlace, refuseEmptyParent, refuseRecord } from "./remarks.ts";

/** Bound LHÉO sets on the texts that describe a record. */
export const MAX_TEXT_CHARACTERS = 3000;

const MODALITIES = ["on_site", "mixed", "remote"] as const;

/** Reads an action with its sessions; null when it is refused, for a fault of its own or because no session is left. */
export function readAction(reading: Reading, action: LheoElement): ActionRecord | null {
  const { notebook, place } = reading;
  const before = notebook.refusals.length;
  const number = readNumber(action);
  if (number === null) refuseRecord(notebook, place, "missing-number", { value: action.attributes["numero"] ?? "" });
  const texts = readTexts(reading, action);
  const funders = readFunders(reading, action);
  const sessionsFrom = notebook.refusals.length;
  const sessions = readSessions(reading, action);
  if (sessionsFrom === before && sessions.length === 0) refuseWithoutSession(reading, sessionsFrom);
  if (number === null || sessionsFrom > before || sessions.length === 0) return null;
  const modality = codeIn(reading, action, "modalites-enseignement", 2);
  return {
    number,
    line: action.line,
    path: place.path,
    modality: MODALITIES[modality ?? 0] ?? "on_site",
    paces: readPaces(texts.paceText),
    isPermanent: flagIn(reading, action, "modalites-entrees-sorties"),
    isEntryLevelRequired: flagIn(reading, action, "niveau-entree-obligatoire"),
    isAgreed: flagIn(reading, action, "conventionnement"),
    hoursTotal: countIn(reading, action, "nombre-heures-total"),
    hoursCentre: countIn(reading, action, "nombre-heures-centre"),
    hoursCompany: countIn(reading, action, "nombre-heures-entreprise"),
    costCents: centsIn(reading, action, "prix-total-TTC"),
    hourlyCostCents: centsIn(reading, action, "prix-horaire-TTC"),
    url: readUrlIn(action, "url-action"),
    publics: readPublics(reading, action),
    ...texts,
    ...readPlace(reading, action),
    funders,
    sessions,
  };
}

function readTexts(reading: Reading, action: LheoElement) {
  const short = (name: string, max: number): string => cutAt(textIn(reading, action, name), max);
  return {
    paceText: boundedText(reading, action, "rythme-formation"),
    conditions: boundedText(reading, action, "conditions-specifiques"),
    alternationText: boundedText(reading, action, "modalites-alternance"),
    publicsText: short("info-public-vise", 250),
    indicativeDuration: short("duree-indicative", 150),
    remainingCostText: short("frais-restants", 200),
    fundingText: short("detail-conditions-prise-en-charge", 600),
    mealsText: short("restauration", 250),
    lodgingText: short("hebergement", 250),
    transportText: short("transport", 250),
    accessibilityText: short("acces-handicapes", 250),
  };
}

/** A text of 3000 characters at most; a longer one refuses the record. */
export function boundedText(reading: Reading, parent: LheoElement, name: string): string {
  const element = child(parent, name);
  const text = textIn(reading, parent, name);
  if (!isLongerThan(text, MAX_TEXT_CHARACTERS)) return text;
  refuseRecord(reading.notebook, reading.place, "very-long-content", { ...spotOf(element), value: text });
  return cutAt(text, MAX_TEXT_CHARACTERS);
}

function readSessions(reading: Reading, action: LheoElement): readonly SessionRecord[] {
  return children(action, "session").flatMap((session, rank) => {
    const place: RecordPlace = {
      ...reading.place,
      record: "session",
      number: session.attributes["numero"]?.slice(0, 64) ?? null,
      path: `${reading.place.path}/session[${rank + 1}]`,
      line: session.line,
    };
    const record = readSession({ ...reading, place }, session);
    return record === null ? [] : [record];
  });
}

/** No session at all is its own fault; sessions all refused pass their first rule on. */
function refuseWithoutSession(reading: Reading, sessionsFrom: number): void {
  const first = reading.notebook.refusals[sessionsFrom];
  if (first === undefined) refuseRecord(reading.notebook, reading.place, "no-session");
  else refuseEmptyParent(reading.notebook, reading.place, first.rule);
}

/** Sorted by code; seats of a funder named twice add up. */
function readFunders(reading: Reading, action: LheoElement): readonly FunderRecord[] {
  const seatsByCode = new Map<number, number | null>();
  for (const funder of children(action, "organisme-financeur")) {
    const element = child(funder, "code-financeur");
    const text = lineOf(element);
    const seats = readSeats(reading, funder, "nb-places-financees");
    const code = /^\d{1,3}$/.test(text) ? Number(text) : Number.NaN;
    if (!reading.references.funders.has(code)) {
      const spot = { below: "organisme-financeur/code-financeur", line: element?.line ?? funder.line, value: text };
      refuseRecord(reading.notebook, reading.place, "unknown-funder", spot);
      continue;
    }
    const already = seatsByCode.get(code) ?? null;
    seatsByCode.set(code, already === null ? seats : already + (seats ?? 0));
  }
  return [...seatsByCode].map(([code, fundedSeats]) => ({ code, fundedSeats })).sort((a, b) => a.code - b.code);
}

/** Formacode "public" codes, sorted, each once. */
function readPublics(reading: Reading, action: LheoElement): readonly string[] {
  const codes = new Set<string>();
  for (const element of children(action, "code-public-vise")) {
    const code = lineOf(element);
    if (/^\d{5}$/.test(code)) codes.add(code);
    else setAside(reading, element, code);
  }
  return [...codes].sort();
}

function centsIn(reading: Reading, action: LheoElement, name: string): number | null {
  const element = child(action, name);
  const text = lineOf(element);
  if (text === "") return null;
  const cents = readCents(text);
  if (cents === null) setAside(reading, element, text);
  return cents;
}
