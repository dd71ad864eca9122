/** What a signed-in member may be: the roles of a membership, two of them wider when the organisation is the Region. */
export type MemberRole = "agent" | "manager" | "reader" | "auditor" | "operator" | "region-auditor";

/** The kinds of bodies whose members use the portal (domain.md § 1.1). */
export const organisationKinds = [
  "region",
  "state",
  "departement",
  "delegated_body",
  "france_travail",
  "mission_locale",
  "cap_emploi",
  "plie",
  "ccas",
  "siae",
  "training_organisation",
  "company",
  "branch",
  "proch_emploi",
] as const;

export type OrganisationKind = (typeof organisationKinds)[number];

/** The roles an invitation can give. */
export const membershipRoles = ["agent", "manager", "reader", "auditor"] as const;

export type MembershipRole = (typeof membershipRoles)[number];

/** Somebody whose cookie was read. `factorAt`: when they last proved their second factor in this session, null if not yet. */
interface SignedIn {
  readonly accountId: string;
  readonly sessionId: string;
  readonly name: string;
  readonly factorAt: Date | null;
}

/** A person, for their own file. */
export interface PersonActor extends SignedIn {
  readonly kind: "person";
}

/** A professional who has not proved a second factor in this session: they may prove it, and nothing else. */
export interface HalfwayActor extends SignedIn {
  readonly kind: "halfway";
  /** Has an authenticator app or a passkey been confirmed? If not, the next step is to add one. */
  readonly hasFactor: boolean;
}

/** A professional at work, in one organisation. */
export interface MemberActor extends SignedIn {
  readonly kind: "member";
  readonly membershipId: string;
  readonly organisationId: string;
  readonly organisationKind: OrganisationKind;
  readonly organisationName: string;
  readonly role: MemberRole;
}

/** A professional who belongs to no organisation any more: their account is all they see. */
export interface UnattachedActor extends SignedIn {
  readonly kind: "unattached";
}

/** Somebody known by their first factor at least. */
export type KnownActor = PersonActor | HalfwayActor | MemberActor | UnattachedActor;

/** Who asks. */
export type Actor = { readonly kind: "anonymous" } | KnownActor;

/** The role of a member: managing or auditing the Region is managing or auditing the portal. */
export function memberRole(role: MembershipRole, organisationKind: OrganisationKind): MemberRole {
  if (organisationKind !== "region") return role;
  if (role === "manager") return "operator";
  return role === "auditor" ? "region-auditor" : role;
}
