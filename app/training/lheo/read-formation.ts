import type { Remark } from "#app/imports/import-report.ts";
import { hasMarkup } from "#app/imports/reading/rich-text.ts";
import { OVERSIZE_ATTRIBUTE } from "./formation-builder.ts";
import { readLheoDate } from "./lheo-date.ts";
import { child, children, descend, type LheoElement, lineIn, lineOf } from "./lheo-element.ts";
import type { ActionRecord, FormationRecord, ImportReferences } from "./lheo-records.ts";
import { isLongerThan, readCount } from "./lheo-scalars.ts";
import { boundedText, readAction } from "./read-action.ts";
import { readContact, readUrlIn } from "./read-contact.ts";
import { readCertifications, readDomainCodes } from "./read-domain-codes.ts";
import { readModules } from "./read-modules.ts";
import { readOrganisation, writtenSiret } from "./read-organisation.ts";
import { codeIn, flagIn, type Reading, readNumber, setAside, spotOf } from "./reading.ts";
import { openNotebook, type RecordPlace, refuseEmptyParent, refuseRecord, warn } from "./remarks.ts";

const MAX_TITLE_CHARACTERS = 255;
/** Characters that look like a tag, read or not: « <script> » is shown as it is. */
const TAG = /<\/?[a-z!?][^<>]*>/i;

/** One formation of the feed, read and judged. */
export interface FormationReading {
  /** Null when the formation is refused; its refused actions and sessions are gone from it. */
  readonly formation: FormationRecord | null;
  readonly refusals: readonly Remark[];
  readonly warnings: readonly Remark[];
  /** What stood in the file, kept or not. */
  readonly read: { readonly actions: number; readonly sessions: number; readonly siret: string };
}

/**
 * Turns a formation of LHÉO 2.3 into a record, or into refusals with their place in the file. The unit of refusal is the smallest
 * record: a session, an action with its sessions, or the formation (contract.md § Import report).
 */
export function readFormation(element: LheoElement, index: number, references: ImportReferences): FormationReading {
  const notebook = openNotebook();
  const number = readNumber(element);
  const siret = writtenSiret(element);
  const place: RecordPlace = {
    index,
    formation: number,
    organisation: siret === "" ? null : siret,
    record: "formation",
    number,
    path: `/lheo/offres/formation[${index}]`,
    line: element.line,
  };
  const formation = judge({ references, notebook, place }, element);
  const actions = children(element, "action");
  const sessions = actions.reduce((sum, action) => sum + children(action, "session").length, 0);
  return { formation, ...notebook, read: { actions: actions.length, sessions, siret } };
}

function judge(reading: Reading, element: LheoElement): FormationRecord | null {
  const { notebook, place } = reading;
  const { number } = place;
  if (number === null) refuseRecord(notebook, place, "missing-number", { value: element.attributes["numero"] ?? "" });
  if (OVERSIZE_ATTRIBUTE in element.attributes) refuseRecord(notebook, place, "very-long-content");
  const own = readOwnFields(reading, element);
  const organisation = readOrganisation(reading, element);
  const actionsFrom = notebook.refusals.length;
  const actions = readActions(reading, element);
  if (actionsFrom === 0 && actions.length === 0) refuseWithoutAction(reading);
  if (number === null || organisation === null || actionsFrom > 0 || actions.length === 0) return null;
  return { number, line: element.line, ...own, organisation, actions };
}

function readOwnFields(reading: Reading, element: LheoElement) {
  const contact = readContact(descend(element, "contact-formation", "coordonnees"));
  return {
    title: readTitle(reading, element),
    objective: boundedText(reading, element, "objectif-formation"),
    expectedResults: boundedText(reading, element, "resultats-attendus"),
    content: boundedText(reading, element, "contenu-formation"),
    isCertifying: flagIn(reading, element, "certifiante"),
    pathKind: codeIn(reading, element, "parcours-de-formation", 4),
    levelIn: levelIn(reading, element, "code-niveau-entree"),
    levelOut: levelIn(reading, element, "code-niveau-sortie"),
    generalObjective: codeIn(reading, element, "objectif-general-formation", 9),
    url: readUrlIn(element, "url-formation"),
    contactName: contact.name,
    contactPhone: contact.phone,
    contactEmail: contact.email,
    contactUrl: contact.url,
    feedUpdatedOn: readUpdateDay(element),
    ...readDomainCodes(reading, element),
    certifications: readCertifications(reading, element),
    ...readModules(reading, element),
  };
}

function readTitle(reading: Reading, element: LheoElement): string {
  const { notebook, place } = reading;
  const titleElement = child(element, "intitule-formation");
  const title = lineOf(titleElement);
  const spot = { ...spotOf(titleElement), below: "intitule-formation", value: title };
  if (title === "") refuseRecord(notebook, place, "missing-title", spot);
  if (isLongerThan(title, MAX_TITLE_CHARACTERS)) refuseRecord(notebook, place, "very-long-content", spot);
  const written = titleElement?.text ?? "";
  if (hasMarkup(written) || TAG.test(written)) warn(notebook, place, "markup-in-title", spot);
  return title;
}

function levelIn(reading: Reading, element: LheoElement, name: string): number | null {
  const text = lineIn(element, name);
  if (text === "") return null;
  const level = reading.references.levels.get(readCount(text) ?? -1);
  if (level === undefined) setAside(reading, child(element, name), text);
  return level ?? null;
}

function readUpdateDay(element: LheoElement): string | null {
  const date = readLheoDate(element.attributes["datemaj"] ?? "");
  return date.kind === "day" ? date.iso : null;
}

function readActions(reading: Reading, formation: LheoElement): readonly ActionRecord[] {
  return children(formation, "action").flatMap((action, rank) => {
    const place: RecordPlace = {
      ...reading.place,
      record: "action",
      number: action.attributes["numero"]?.slice(0, 64) ?? null,
      path: `${reading.place.path}/action[${rank + 1}]`,
      line: action.line,
    };
    const record = readAction({ ...reading, place }, action);
    return record === null ? [] : [record];
  });
}

/** Without any action there is no session; otherwise the formation goes under the rule that took its first record. */
function refuseWithoutAction(reading: Reading): void {
  const first = reading.notebook.refusals[0];
  if (first === undefined) refuseRecord(reading.notebook, reading.place, "no-session");
  else refuseEmptyParent(reading.notebook, reading.place, first.rule);
}
