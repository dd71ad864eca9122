import { dayAndMonth } from "#app/content/dates.ts";
import { type AuditAct, auditActs, auditResources } from "./audit-acts.ts";
import type { AuditFact } from "./audit-facts.ts";

/** An act in the journal. One of a former version, that has no words any more, is told by its code. */
export function actInTrail(action: string): string {
  return isAct(action) ? auditActs[action].trail : action;
}

/** An act as told to whom it is about. Without words it is told by its code: better said badly than hidden. */
export function actInWords(action: string, isMine: boolean): string {
  if (!isAct(action)) return `Autre acte (${action})`;
  const { own } = auditActs[action];
  return typeof own === "string" ? own : own[isMine ? 0 : 1];
}

/** What an act was about. */
export function resourceInWords(resourceKind: string): string {
  return Object.entries(auditResources).find(([kind]) => kind === resourceKind)?.[1] ?? resourceKind;
}

/** A fact of an act, with the words of this act's codes alone; by its code when a former version wrote it. */
export function factInWords(action: string, name: string, value: string): string {
  const known: Readonly<Record<string, AuditFact>> = isAct(action) ? auditActs[action].facts : {};
  const fact = Object.hasOwn(known, name) ? known[name] : undefined;
  return `${fact?.label ?? name} : ${valueInWords(fact, value)}`;
}

/** Codes in words, days as people say them, the first signs of an identifier. */
function valueInWords(fact: AuditFact | undefined, value: string): string {
  const word = fact?.words !== undefined && Object.hasOwn(fact.words, value) ? fact.words[value] : undefined;
  if (word !== undefined) return typeof word === "string" ? word : word.title;
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return dayAndMonth(value);
  return value.replace(/^([0-9a-f]{8})-[0-9a-f-]{27}$/, "$1");
}

function isAct(action: string): action is AuditAct {
  return Object.hasOwn(auditActs, action);
}
