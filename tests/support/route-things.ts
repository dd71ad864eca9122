import { randomUUID } from "node:crypto";
import type { Standing } from "#app/access/can.ts";
import { newTotpSecret } from "#app/access/sign-in/factor/totp.server.ts";
import { sealSecret } from "#app/platform/secrets.server.ts";
import type { AccessWorld, KnownPerson } from "./access-world.ts";
import { buildAcceptedLink } from "./answer-links.ts";
import { buildApiToken } from "./build-api-token.ts";
import { buildDeadLetter, buildImport, buildRefusalLink } from "./operator-records.ts";
import {
  buildManagedSession,
  buildPersonToMove,
  buildSessionToDecide,
  buildTie,
  type SessionToDecide,
} from "./session-records.ts";

/** Whose thing is asked for: one's own (or one's organisation's), somebody else's, nobody's. */
export type Ownership = "own" | "foreign" | "none";

/** Who asks for what. An anonymous visitor owns nothing: `person` is then somebody of the organisation. */
export interface Subject {
  readonly world: AccessWorld;
  readonly who: Standing;
  readonly person: KnownPerson;
  readonly ownership: Ownership;
}

export type Texts = Readonly<Record<string, string>>;
export type Fill = (subject: Subject) => Texts | Promise<Texts>;

const ownOrganisation = ({ world, person, ownership }: Subject): KnownPerson["organisation"] =>
  ownership === "foreign" ? world.foreign.organisation : person.organisation;

/** A session that its owner may end, besides the one they use. */
export async function session({ world, person, ownership }: Subject): Promise<Texts> {
  if (ownership === "none") return { intent: "end-session", session: randomUUID() };
  const { accountId, membershipId } = world.foreign.agent;
  const owner = ownership === "own" ? person : { ...person, accountId, membershipId };
  return { intent: "end-session", session: (await world.openSession(owner)).sessionId };
}

export function membershipToWorkIn({ world, person, ownership }: Subject): Texts {
  const ids = { own: person.membershipId, foreign: world.foreign.agent.membershipId, none: null };
  return { intent: "work-in", membership: ids[ownership] ?? randomUUID() };
}

/** Gives somebody an app and a passkey, and names the passkey. Nobody gets them in the name of an anonymous visitor. */
export async function twoFactors({ world, person, who }: Subject, accountId = person.accountId): Promise<Texts> {
  const passkey = randomUUID();
  if (who === "anonymous") return { passkey };
  const app = "INSERT INTO totp_factor VALUES ($1, $2, 0, now()) ON CONFLICT (account_id) DO NOTHING";
  await world.builders.query(app, [accountId, sealSecret(newTotpSecret())]);
  await world.builders.query(
    "INSERT INTO passkey VALUES ($1::uuid, $2, $1::uuid::text, '\\x00', 0, '{internal}', 'Firefox', now())",
    [passkey, accountId],
  );
  return { passkey };
}

export async function passkeyToRemove(subject: Subject): Promise<Texts> {
  const { world, person, ownership } = subject;
  const owner = ownership === "own" ? person.accountId : world.foreign.agent.accountId;
  const { passkey = "" } = ownership === "none" ? { passkey: randomUUID() } : await twoFactors(subject, owner);
  return { intent: "remove-passkey", passkey };
}

export async function member(subject: Subject): Promise<Texts> {
  if (subject.ownership === "none") return { id: randomUUID() };
  const { membershipId } = await subject.world.builders.buildMember(ownOrganisation(subject), "reader");
  return { id: membershipId };
}

/** A member who follows somebody: a colleague has to take over. */
export async function leaver({ world }: Subject): Promise<Texts> {
  const member = await world.builders.buildMember(world.own.organisation, "agent");
  await world.builders.buildPersonFile(world.own.organisation, [member]);
  return { id: member.membershipId };
}

/** An agreement whose last day may be changed. */
export async function agreementToEnd({ world }: Subject): Promise<Texts> {
  const [agreement] = await world.builders.query("SELECT id::text FROM association_agreement LIMIT 1");
  return { intent: "change-end", agreementId: String(agreement?.["id"]) };
}

export async function invitationToRevoke(subject: Subject): Promise<Texts> {
  if (subject.ownership === "none") return { intent: "revoke", invitation: randomUUID() };
  return { intent: "revoke", invitation: (await subject.world.newInvitation(ownOrganisation(subject))).id };
}

/** An authorisation somebody asked for: the Region may decide. */
export async function authorisation(subject: Subject): Promise<Texts> {
  const { world, ownership } = subject;
  if (ownership === "none") return { id: randomUUID() };
  return { id: await world.newAuthorisation(ownOrganisation(subject)) };
}

/** An account the Region may help, of one's own organisation or of another. */
export async function assistance(subject: Subject, fields: Texts): Promise<Texts> {
  const { world, ownership } = subject;
  if (ownership === "none") return { ...fields, accountId: randomUUID() };
  return { ...fields, accountId: (await world.builders.buildMember(ownOrganisation(subject), "reader")).accountId };
}

/** A stand-in of the actor by a colleague, who is somebody of another organisation when the thing named is foreign. */
export async function standIn(subject: Subject): Promise<Texts> {
  const { world, ownership } = subject;
  const days = { startsOn: "2090-01-01", endsOn: "2090-01-08" };
  if (ownership === "none") return { ...days, intent: "declare", standInMembershipId: randomUUID() };
  const { membershipId } = await world.builders.buildMember(ownOrganisation(subject), "agent");
  return { ...days, intent: "declare", standInMembershipId: membershipId };
}

export const invitationLink: Fill = async (subject) => ({
  token: (await subject.world.newInvitation(subject.person.organisation)).token,
});
export const resetLink: Fill = async ({ world }) => ({
  token: await world.newResetLink((await world.newPasswordAccount()).accountId),
});

/** Each signs in as somebody else: those who try one login together wait for one another. */
export const signIn: Fill = async ({ world }) => {
  const { login, password } = await world.newPasswordAccount();
  return { login, password, suite: "/mon-compte" };
};
export const signInLink: Fill = async ({ world }) => ({ token: await world.newSignInLink() });

/** A link for each: what one answers, another finds answered. */
export const answerLink: Fill = async ({ world }) => ({ token: await buildAcceptedLink(world.builders) });

/** A letter to print, of the organisation, of another, or of nobody. */
export async function paperLetter(subject: Subject): Promise<Texts> {
  const id = randomUUID();
  if (subject.ownership === "none") return { letters: id };
  await subject.world.builders.query(
    `INSERT INTO paper_letter (id, organisation_id, positioning_id, sealed_letter, created_at)
     SELECT $1, $2, id, 'sealed', now() FROM positioning WHERE organisation_id = $2 LIMIT 1`,
    [id, ownOrganisation(subject).id],
  );
  return { letters: id };
}

/** A dead letter, for each to try again or give up. */
export const deadLetter: Fill = async ({ world }) => ({ effect: await buildDeadLetter(world.builders) });

/** A run of an import that refused one record. */
export const importRun: Fill = async ({ world }) => ({ id: await buildImport(world.builders) });

export async function refusalLink(subject: Subject): Promise<Texts> {
  if (subject.ownership === "none") return { intent: "revoke", link: randomUUID() };
  const { id } = await buildRefusalLink(subject.world.builders, ownOrganisation(subject));
  return { intent: "revoke", link: id };
}

export async function apiToken(subject: Subject): Promise<Texts> {
  if (subject.ownership === "none") return { intent: "revoke", token: randomUUID() };
  const { id } = await buildApiToken(subject.world.builders, ownOrganisation(subject));
  return { intent: "revoke", token: id };
}

/** A session of the organisation tied to it, of another's, or of nobody, with somebody to decide on at its first version. */
export async function decision(subject: Subject): Promise<Texts> {
  const { number, positioningId } = await sessionToDecide(subject);
  const read = `${positioningId}:1`;
  return { number, key: randomUUID(), group: "to-answer", read, chosen: positioningId, decision: "accept" };
}

async function sessionToDecide(subject: Subject, isEntered = false): Promise<SessionToDecide> {
  if (subject.ownership === "none") return { number: randomUUID(), positioningId: randomUUID() };
  return buildSessionToDecide(subject.world.builders, ownOrganisation(subject), isEntered);
}

/** A session that its owner manages, to be changed at its first version. */
export async function managedSession(subject: Subject): Promise<Texts> {
  const sent = { key: randomUUID(), version: "1" };
  if (subject.ownership === "none") return { number: randomUUID(), ...sent };
  return { number: (await buildManagedSession(subject.world.builders, ownOrganisation(subject))).number, ...sent };
}

/** Somebody submitted on a session, and another session of the same organisation to move them to. */
export async function personToMove(subject: Subject): Promise<Texts> {
  const sent = { intent: "move", key: randomUUID(), version: "1" };
  if (subject.ownership === "none") return { number: randomUUID(), id: randomUUID(), toSessionId: "1", ...sent };
  const { number, positioningId, otherId } = await buildPersonToMove(subject.world.builders, ownOrganisation(subject));
  return { number, id: positioningId, toSessionId: String(otherId), ...sent };
}

/** Somebody in training on a session of the organisation, of another's, or nobody; the page and what is said of their exit. */
export async function stay(subject: Subject): Promise<Texts> {
  const { number, positioningId } = await sessionToDecide(subject, true);
  const said = { what: "exit", happenedOn: "2026-01-20", reason: "job_found" };
  return { number, id: positioningId, key: randomUUID(), version: "1", ...said };
}

/** A tie of an organisation, of one's own or of another. */
export async function tie(subject: Subject): Promise<Texts> {
  if (subject.ownership === "none") return { intent: "untie", tie: randomUUID() };
  const { tieId } = await buildTie(subject.world.builders, ownOrganisation(subject));
  return { intent: "untie", tie: tieId };
}

/** A link from a block to a skill, and a decision about it. Everybody's: the register's, not an organisation's. */
export async function linkToReview({ world }: Subject): Promise<Texts> {
  await world.builders.query(`
    INSERT INTO certification (code, register, title, is_active) VALUES ('RNCP99001', 'rncp', 'Mécanicien', true) ON CONFLICT DO NOTHING;
    INSERT INTO skill_block (code, certification_code, label) VALUES ('RNCP99001BC01', 'RNCP99001', 'Moteurs') ON CONFLICT DO NOTHING;
    INSERT INTO skill (ogr, kind, label) VALUES (990001, 'skill', 'Réparer les moteurs') ON CONFLICT DO NOTHING;`);
  return { code: "RNCP99001", block: "RNCP99001BC01", ogr: "990001", verdict: "accepted" };
}
