import { actInTrail, factInWords, resourceInWords } from "#app/access/audit/act-words.ts";
import { auditActs } from "#app/access/audit/audit-acts.ts";
import type { AuditLine, AuditScope } from "#app/access/audit/audit-reading-store.server.ts";
import type { AuditPage } from "#app/access/audit/read-audit.server.ts";
import type { ChainState } from "#app/access/audit/read-chain-state.server.ts";
import { auditPage as words } from "#app/content/audit-words.ts";
import { instantInWords } from "#app/content/dates.ts";

interface Choice {
  readonly value: string;
  readonly label: string;
}

/** What the address asks; empty texts ask nothing. */
export interface AuditAsked {
  readonly du: string;
  readonly au: string;
  readonly acte: string;
  readonly qui: string;
}

/** The page of the trail, in words. */
export interface AuditScreen {
  readonly lede: string;
  readonly asked: AuditAsked;
  readonly acts: readonly Choice[];
  /** Empty: one reads one's own acts alone. */
  readonly people: readonly Choice[];
  readonly lines: readonly {
    readonly seq: string;
    readonly who: string;
    readonly what: string;
    readonly facts: string;
    readonly details: readonly string[];
    readonly actsOf: string | null;
  }[];
  readonly next: string | null;
  /** Null: not for this reader, or not on this page. */
  readonly chain: readonly string[] | null;
}

/** What the page is made of. */
export interface AuditFacts {
  readonly scope: AuditScope["kind"];
  readonly asked: AuditAsked;
  readonly page: AuditPage<AuditLine>;
  readonly people: readonly { readonly id: string; readonly name: string }[];
  readonly chain: ChainState | null;
}

/** Puts the trail into words. */
export function auditView({ scope, asked, page, people, chain }: AuditFacts): AuditScreen {
  return {
    lede: words.lede[scope],
    asked,
    acts: Object.entries(auditActs)
      .map(([value, { trail }]) => ({ value, label: trail }))
      .toSorted((one, other) => one.label.localeCompare(other.label, "fr")),
    people: scope === "own" ? [] : peopleOf(people, asked.qui),
    lines: page.lines.map((line) => lineView(line, scope === "own" ? null : asked)),
    next: page.next === null ? null : `?${new URLSearchParams({ ...asked, avant: page.next })}`,
    chain: chain === null ? null : chainWords(chain),
  };
}

/** Somebody of another organisation is chosen by a link beside their acts, and has no name here. */
function peopleOf(people: AuditFacts["people"], chosen: string): readonly Choice[] {
  const known = people.map(({ id, name }) => ({ value: id, label: name }));
  const isKnown = chosen === "" || people.some(({ id }) => id === chosen);
  return isKnown ? known : [...known, { value: chosen, label: words.account(chosen) }];
}

function lineView(line: AuditLine, asked: AuditAsked | null): AuditScreen["lines"][number] {
  const { seq, at, actorId, actorName, organisationName, action, resourceKind, resourceId } = line;
  const about = resourceId === null ? null : words.about(resourceInWords(resourceKind), resourceId);
  return {
    seq,
    who: actorId === null ? anonymous(organisationName) : (actorName ?? words.account(actorId)),
    what: actInTrail(action),
    facts: [instantInWords(at), organisationName, about].filter((fact) => fact !== null).join(", "),
    details: detailsOf(line),
    actsOf: asked === null || actorId === null ? null : `?${new URLSearchParams({ ...asked, qui: actorId })}`,
  };
}

/** Without an account, and in an organisation: the portal's own work. */
function anonymous(organisationName: string | null): string {
  return organisationName === null ? words.nobody : words.portal;
}

function detailsOf({ action, facts }: AuditLine): readonly string[] {
  if (typeof facts !== "object" || facts === null || Array.isArray(facts)) return [];
  return Object.entries(facts).flatMap(([name, value]) =>
    value === null || typeof value === "object" ? [] : [factInWords(action, name, String(value))],
  );
}

function chainWords({ end, tail, anchor }: ChainState): readonly string[] {
  return [
    end === null ? words.notSealed : words.sealed(end.events, end.number, instantInWords(end.sealedAt)),
    words.tail(tail),
    anchor === null ? words.noAnchor : words.anchor(anchor.number, instantInWords(anchor.sealedAt)),
  ];
}
