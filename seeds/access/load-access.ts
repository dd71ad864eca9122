import { randomUUID } from "node:crypto";
import { inTransactionAs } from "#app/access/acting.server.ts";
import { memberRole } from "#app/access/actor.ts";
import { acceptInvitation } from "#app/access/members/accept-invitation.server.ts";
import { PORTAL_ITSELF } from "#app/access/members/found-region.server.ts";
import { addInvitation } from "#app/access/members/invite-member.server.ts";
import { DEMONSTRATION_DOMAIN } from "#app/access/sign-in/demonstration/demonstration-login.ts";
import { liveMemberships } from "#app/access/sign-in/session/session-store.server.ts";
import { now } from "#app/platform/clock.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import { sealSecret } from "#app/platform/secrets.server.ts";
import { REVIEWED_LINKS } from "../catalogue/reviewed-links.ts";
import { acceptLinks } from "../region-store.server.ts";
import { accounts, DEMONSTRATION_PASSWORD, type DemonstrationAccount, organisations } from "./accounts.ts";
import { type DemonstrationManager, loadAuthorisations } from "./load-authorisations.ts";

/**
 * Loads the demonstration's organisations, then its accounts, each through an invitation that is accepted, as in real life. A second
 * call changes nothing.
 */
export async function loadDemonstrationAccess(database: Database): Promise<void> {
  const known = await inTransactionAs(database, { task: "bootstrap" }, (transaction) =>
    transaction.organisation.count(),
  );
  if (known > 0) return;
  const ids = await addOrganisations(database);
  const managers: DemonstrationManager[] = [];
  for (const account of accounts) {
    const accountId = await addAccount(database, account, idOf(ids, account.organisation));
    if (account.role === "manager") managers.push(await managerOf(database, account, accountId));
  }
  const region = managers.find(({ actor }) => actor.role === "operator");
  if (region === undefined) throw new Error("The demonstration has no operator");
  await loadAuthorisations(database, region.actor, managers);
  await acceptLinks(database, REVIEWED_LINKS, region.actor.accountId);
}

async function managerOf(
  database: Database,
  { name, organisation: key }: DemonstrationAccount,
  accountId: string,
): Promise<DemonstrationManager> {
  const [membership] = await inTransactionAs(database, { accountId }, (tx) => liveMemberships(tx, accountId));
  if (membership === undefined) throw new Error(`The demonstration account of ${key} belongs to nobody`);
  const { id: membershipId, role, organisation } = membership;
  const { departementCode } = organisations.find((one) => one.key === key) ?? {};
  return {
    actor: {
      ...{ kind: "member", accountId, sessionId: randomUUID(), name, factorAt: now(), membershipId },
      organisationId: organisation.id,
      organisationKind: organisation.kind,
      organisationName: organisation.name,
      role: memberRole(role, organisation.kind),
    },
    departements: departementCode === undefined ? [] : [departementCode],
  };
}

/** The organisations and the first invitation of each, in the portal's own name: nobody is there yet to write them. */
function addOrganisations(database: Database): Promise<ReadonlyMap<string, string>> {
  const ids = new Map(organisations.map(({ key }) => [key, randomUUID()]));
  return inTransactionAs(database, { task: "bootstrap" }, async (transaction) => {
    await transaction.organisation.createMany({
      data: organisations.map(({ key, kind, name, departementCode, parent }) => ({
        id: idOf(ids, key),
        kind,
        name,
        departementCode: departementCode ?? null,
        parentId: parent === undefined ? null : idOf(ids, parent),
      })),
    });
    await transaction.catalogueTie.createMany({
      data: organisations.flatMap(({ key, siret }) =>
        siret === undefined ? [] : [{ id: randomUUID(), organisationId: idOf(ids, key), siret, tiedAt: now() }],
      ),
    });
    return ids;
  });
}

async function addAccount(database: Database, account: DemonstrationAccount, organisationId: string): Promise<string> {
  const { key, name, role, totpSecret } = account;
  const email = `${key}@${DEMONSTRATION_DOMAIN}`;
  const { token } = await inTransactionAs(database, { task: "bootstrap" }, (transaction) =>
    addInvitation(transaction, { organisationId, email, role, invitedById: PORTAL_ITSELF }),
  );
  const accepted = await acceptInvitation(database, { token, name, password: DEMONSTRATION_PASSWORD, device: "" });
  if (!accepted.ok) throw new Error(`The demonstration account ${key} was refused: ${accepted.refusal.kind}`);
  const { accountId } = await ownerOf(database, email);
  await inTransactionAs(database, { accountId }, async (transaction) => {
    await transaction.signInSession.updateMany({ where: { accountId, endedAt: null }, data: { endedAt: now() } });
    await transaction.totpFactor.createMany({
      data: [{ accountId, sealedSecret: sealSecret(totpSecret), confirmedAt: now() }],
    });
  });
  return accountId;
}

function ownerOf(database: Database, login: string): Promise<{ readonly accountId: string }> {
  return inTransactionAs(database, { presented: login }, (transaction) =>
    transaction.credential.findUniqueOrThrow({ where: { login }, select: { accountId: true } }),
  );
}

function idOf(ids: ReadonlyMap<string, string>, key: string): string {
  const id = ids.get(key);
  if (id === undefined) throw new Error(`The demonstration has no organisation ${key}`);
  return id;
}
