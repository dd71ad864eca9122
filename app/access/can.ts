import type { Actor, MemberRole } from "./actor.ts";

/** Who asks, as far as rights go: what is known of a visitor, or the role of a member. */
export type Standing = Exclude<Actor["kind"], "member"> | MemberRole;

const everyMember = ["agent", "manager", "reader", "auditor", "operator", "region-auditor"] as const;
const managers = ["manager", "operator"] as const;

/**
 * Every act the portal knows, and who may do it. What is not written is refused. `session.open` covers what one does before being
 * known: signing in, accepting an invitation, asking for a new password. `positioning.answer` is answering by the link of a message: what
 * the link opens says who one is; `need.post`, the same of a company that posts a need and answers by its link. `skill-draft.keep` is
 * saying what one can do, without a name: the draft is found by its secret alone.
 */
export const rights = {
  "session.open": ["anonymous", "person", "halfway", "unattached", ...everyMember],
  "positioning.answer": ["anonymous", "person", "halfway", "unattached", ...everyMember],
  "skill-draft.keep": ["anonymous", "person", "halfway", "unattached", ...everyMember],
  "need.post": ["anonymous", "person", "halfway", "unattached", ...everyMember],
  "need.read": ["agent", ...managers],
  "need.contribute": ["agent", ...managers],
  "need.qualify": ["agent", ...managers],
  "opening.read": ["agent", ...managers],
  "opening.ask": ["agent", ...managers],
  "opening.answer": ["agent", "manager"],
  "opening.study": managers,
  "opening.fund": ["operator"],
  "aid.read": ["agent", ...managers],
  "aid.ask": ["agent", "manager"],
  "aid.answer": ["person", "agent", "manager"],
  "aid.quote": ["agent", "manager"],
  "aid.decide": ["agent", ...managers],
  "operation.read": ["agent", ...managers],
  "operation.command": ["agent", ...managers],
  "session.end": ["person", "halfway", "unattached", ...everyMember],
  "factor.prove": ["halfway", "person", "unattached", ...everyMember],
  "account.read": ["person", "unattached", ...everyMember],
  "account.change": ["person", "unattached", ...everyMember],
  "organisation.read": ["person", "halfway", "unattached", ...everyMember],
  "organisation.create": ["operator"],
  "member.list": everyMember,
  "member.invite": managers,
  "member.end": managers,
  "member.end-sessions": managers,
  "account.assist": ["operator"],
  "portfolio.hand-over": managers,
  "portfolio.export": ["agent", "manager"],
  "stand-in.declare": ["agent", ...managers],
  "authorisation.read": everyMember,
  "authorisation.oversee": ["operator", "region-auditor"],
  "authorisation.request": ["manager"],
  "authorisation.decide": ["operator"],
  "agreement.read": everyMember,
  "agreement.record": ["operator"],
  "api-token.manage": managers,
  "person-file.read": ["person", "agent", "manager"],
  "person-file.create": ["agent", "manager"],
  "person-file.change": ["agent", "manager"],
  "person-file.restrict": ["agent", "manager"],
  "person-file.name-referent": ["agent", "manager"],
  "person-file.share": ["agent", "manager"],
  "person-file.offer-account": ["agent", "manager"],
  "person-file.claim": ["person"],
  "held-skill.keep": ["person"],
  "held-skill.erase": ["person"],
  "held-skill.agree": ["person", "agent", "manager"],
  "held-skill.read": ["agent", "manager"],
  "held-skill.fill": ["agent", "manager"],
  "person.ask-tie": ["agent", "manager"],
  "person.answer-tie": ["agent", "manager"],
  "positioning.submit": ["agent", "manager"],
  "positioning.command": ["person", "agent", "manager"],
  "contact.record": ["agent", "manager"],
  "session.read": ["agent", "manager"],
  "session.manage": ["agent", "manager"],
  "session.oversee": ["operator"],
  "letter.print": ["agent", "manager"],
  "letter.post": ["agent", "manager"],
  "catalogue.tie": ["operator"],
  "catalogue.untie": ["operator"],
  "training-session.command": ["agent", "manager", "operator"],
  "audit.read": everyMember,
  "import.read": ["operator", "region-auditor"],
  "effect.retry": ["operator"],
  "refusal-link.manage": ["operator"],
  "block-link.review": ["operator"],
  "asked-word.review": ["operator"],
} as const satisfies Readonly<Record<string, readonly Standing[]>>;

export type Action = keyof typeof rights;

/** What an act is about. */
export interface Resource {
  /** The organisation that owns it; absent: the act is about the actor's own things. */
  readonly organisationId?: string;
}

/** The Region acts on all organisations for these, and for no other act. */
const regionWide: ReadonlySet<Action> = new Set<Action>([
  "organisation.create",
  "member.invite",
  "account.assist",
  "authorisation.read",
  "authorisation.oversee",
  "authorisation.decide",
  "agreement.record",
  "import.read",
  "effect.retry",
  "opening.read",
]);

/** The standing of an actor, the row of the matrix to look at. */
export function standingOf(actor: Actor): Standing {
  return actor.kind === "member" ? actor.role : actor.kind;
}

/** May this actor do this, to this? Deny by default; no bypass outside the matrix. */
export function can(actor: Actor, action: Action, resource: Resource = {}): boolean {
  const holders: readonly Standing[] = rights[action];
  if (!holders.includes(standingOf(actor))) return false;
  const { organisationId } = resource;
  if (organisationId === undefined) return true;
  if (actor.kind !== "member") return false;
  return organisationId === actor.organisationId || (actor.organisationKind === "region" && regionWide.has(action));
}
