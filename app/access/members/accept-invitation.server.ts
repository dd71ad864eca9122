import { randomUUID } from "node:crypto";
import { z } from "zod";
import { addAccount } from "#app/access/sign-in/account/account-store.server.ts";
import { addCredential, findCredential } from "#app/access/sign-in/password/credential-store.server.ts";
import { hashPassword, unlessBusy } from "#app/access/sign-in/password/password-hash.server.ts";
import { type PasswordRefusal, passwordRefusal } from "#app/access/sign-in/password/password-rule.ts";
import { foldLogin } from "#app/access/sign-in/password/sign-in-with-password.server.ts";
import { endFormerSession } from "#app/access/sign-in/session/end-former-session.server.ts";
import { addSession, liveMemberships, replaceSession } from "#app/access/sign-in/session/session-store.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import { ok, type Result, refused } from "#app/platform/result.ts";
import { hashToken } from "#app/platform/secrets.server.ts";
import { type ActingTransaction, actAs, inTransactionAs } from "../acting.server.ts";
import { type Actor, memberRole } from "../actor.ts";
import { defineOwnCommand, done, type Outcome } from "../command.server.ts";
import type { InvitationRefusal } from "./invitation-rule.ts";
import {
  acceptanceOf,
  claimInvitation,
  findInvitation,
  joinByInvitation,
  type OpenInvitation,
  useUp,
} from "./join-by-invitation.server.ts";

export interface Acceptance {
  readonly token: string;
  readonly name: string;
  readonly password: string;
  readonly device: string;
  /** Who this browser was signed in as. */
  readonly former?: Actor;
}

export type AcceptRefusal =
  | InvitationRefusal
  | PasswordRefusal
  | { readonly kind: "busy" }
  /** That address signs in already: one accepts from that account, signed in. */
  | { readonly kind: "login-taken" };

type JoinRefusal = InvitationRefusal | { readonly kind: "already-member" } | { readonly kind: "not-allowed" };

/** Reads the invitation a link opens, while it may be accepted. */
export function readInvitation(database: Database, token: string): Promise<Result<OpenInvitation, InvitationRefusal>> {
  return inTransactionAs(database, { presented: hashToken(token) }, (transaction) =>
    findInvitation(transaction, token),
  );
}

/**
 * Makes an account with a password of ours, and the membership the invitation offers, in one transaction; the session then waits
 * for a second factor. Of two acceptances at once, one wins and the other leaves nothing behind.
 */
export async function acceptInvitation(
  database: Database,
  acceptance: Acceptance,
): Promise<Result<{ readonly token: string }, AcceptRefusal>> {
  const found = await readInvitation(database, acceptance.token);
  if (!found.ok) return found;
  const { role, organisationKind, organisationName, email } = found.value;
  const login = foldLogin(email);
  const isManager = ["manager", "operator"].includes(memberRole(role, organisationKind));
  const weakness = passwordRefusal(acceptance.password, {
    isManager,
    known: [login, acceptance.name, organisationName],
  });
  if (weakness !== null) return refused(weakness);
  const passwordHash = await unlessBusy(hashPassword(acceptance.password));
  if (passwordHash === "busy") return refused({ kind: "busy" });
  const accountId = randomUUID();
  const acting = { accountId, presented: hashToken(acceptance.token) };
  return inTransactionAs(database, acting, async (transaction) => {
    const again = await claimInvitation(transaction, acceptance.token);
    if (!again.ok) return again;
    if (await isTaken(transaction, { ...acting, login })) return refused({ kind: "login-taken" });
    await addAccount(transaction, { id: accountId, name: acceptance.name, email, isProfessional: true });
    await addCredential(transaction, { accountId, login, passwordHash });
    const membershipId = await joinByInvitation(transaction, again.value, accountId);
    const token = await addSession(transaction, { accountId, membershipId, device: acceptance.device, factorAt: null });
    await endFormerSession(transaction, acceptance.former);
    return ok({ token });
  });
}

/**
 * Joins by the account one is signed in with, second factor proved: the membership the invitation offers, and a session that works in it,
 * in place of the one it was asked from. Other rights, so another cookie. A person has no place in an organisation.
 */
export const joinWithAccount = defineOwnCommand({
  input: z.string(),
  right: "account.change",
  presenting: hashToken,
  async run({ transaction, actor }, token): Promise<Outcome<{ readonly token: string }, JoinRefusal>> {
    const { accountId } = actor;
    if (actor.kind === "person") return refused({ kind: "not-allowed" });
    const claimed = await claimInvitation(transaction, token);
    if (!claimed.ok) return claimed;
    const invitation = claimed.value;
    const memberships = await liveMemberships(transaction, accountId);
    const isMember = memberships.some(({ organisation: { id } }) => id === invitation.organisationId);
    if (isMember) return refused({ kind: "already-member" });
    const membershipId = await useUp(transaction, invitation, accountId);
    const session = await replaceSession(transaction, actor, { membershipId });
    return done({ token: session }, acceptanceOf(invitation), invitation.organisationId);
  },
});

async function isTaken(
  transaction: ActingTransaction,
  { login, ...acting }: { readonly accountId: string; readonly presented: string; readonly login: string },
): Promise<boolean> {
  await actAs(transaction, { presented: login });
  const holder = await findCredential(transaction, login);
  await actAs(transaction, acting);
  return holder !== null;
}
