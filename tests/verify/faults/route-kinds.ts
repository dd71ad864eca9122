import { setTimeout as sleep } from "node:timers/promises";
import { askPortal, type FormVisitor, type PortalAnswer } from "#tests/support/portal-visitor.ts";

/** One kind of route, and how to ask it. */
export interface RouteKind {
  readonly name: string;
  readonly path: string;
  readonly who: "anybody" | "member";
  readonly isForm?: boolean;
  /** What an answer must show to be right; a form may also be refused for what it says. */
  readonly wellStatuses: readonly number[];
  /** How the answer tells a person, or a program, that the database does not answer. */
  readonly pauseWords: RegExp;
}

const GIVE_UP_MS = 20_000;
const PAGE_WORDS = /Le site ne répond pas pour l’instant/;
/** A busy machine may turn people away before the database is asked. */
const OVERLOADED_WORDS = /Beaucoup de monde en ce moment|"code":"overloaded"/;
const FILE_WORDS = /Nos données sont injoignables/;
/** A wrong password, too many tries, or the session it opens. */
const FORM_STATUSES = [400, 429, 303];

/** Every kind of answer that asks the database. */
export const routeKinds: readonly RouteKind[] = [
  { name: "page", path: "/formations?q=soudeur", who: "anybody", wellStatuses: [200], pauseWords: PAGE_WORDS },
  {
    name: "page data",
    path: "/formations.data?q=soudeur",
    who: "anybody",
    wellStatuses: [200],
    pauseWords: FILE_WORDS,
  },
  {
    name: "API",
    path: "/api/v1/trainings?q=soudeur",
    who: "anybody",
    wellStatuses: [200],
    pauseWords: /"code":"service-unavailable"/,
  },
  { name: "own page", path: "/mon-compte", who: "member", wellStatuses: [200], pauseWords: PAGE_WORDS },
  { name: "own page data", path: "/mon-compte.data", who: "member", wellStatuses: [200], pauseWords: FILE_WORDS },
  {
    name: "file",
    path: "/mon-compte/mes-donnees/fichier",
    who: "member",
    isForm: true,
    wellStatuses: [200],
    pauseWords: FILE_WORDS,
  },
  {
    name: "form",
    path: "/connexion",
    who: "anybody",
    isForm: true,
    wellStatuses: FORM_STATUSES,
    pauseWords: PAGE_WORDS,
  },
  {
    name: "form data",
    path: "/connexion.data",
    who: "anybody",
    isForm: true,
    wellStatuses: FORM_STATUSES,
    pauseWords: FILE_WORDS,
  },
  { name: "readiness", path: "/readyz", who: "anybody", wellStatuses: [200], pauseWords: /"state":"down"/ },
];

/** How an answer stands: right, a pause that says when to come back, or neither (then why). */
export type Verdict = { readonly kind: "well" | "paused" } | { readonly kind: "wrong"; readonly why: string };

/** Who asks: a visitor without a session, and a member. */
export interface Askers {
  readonly visitor: FormVisitor;
  readonly member: FormVisitor;
}

/** Asks one kind of route once. */
export async function askKind(url: string, kind: RouteKind, askers: Askers): Promise<Verdict> {
  const { cookie, formToken } = kind.who === "member" ? askers.member : askers.visitor;
  const form = { jeton: formToken, login: "personne@exemple.fr", password: "un-mot-de-passe-faux" };
  const asked = askPortal(url, { path: kind.path, cookie, ...(kind.isForm ? { form } : {}) });
  try {
    const answer = await Promise.race([asked, sleep(GIVE_UP_MS, undefined, { ref: false })]);
    return answer === undefined ? { kind: "wrong", why: `${kind.name}: nothing in 20 s` } : judge(kind, answer);
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause.message : "";
    return { kind: "wrong", why: `${kind.name}: no answer (${String(error)} ${cause})` };
  }
}

function judge(kind: RouteKind, { status, headers, body }: PortalAnswer): Verdict {
  if (kind.wellStatuses.includes(status)) return { kind: "well" };
  if (status !== 503) return { kind: "wrong", why: `${kind.name}: ${status}` };
  if (!/^\d+$/.test(headers.get("Retry-After") ?? "")) return { kind: "wrong", why: `${kind.name}: no Retry-After` };
  return kind.pauseWords.test(body) || OVERLOADED_WORDS.test(body)
    ? { kind: "paused" }
    : { kind: "wrong", why: `${kind.name}: other words` };
}
