import { randomUUID } from "node:crypto";
import { inTransactionAs } from "#app/access/acting.server.ts";
import { acceptInvitation } from "#app/access/members/accept-invitation.server.ts";
import { PORTAL_ITSELF } from "#app/access/members/found-region.server.ts";
import { addInvitation } from "#app/access/members/invite-member.server.ts";
import { DEMONSTRATION_DOMAIN } from "#app/access/sign-in/demonstration/demonstration-login.ts";
import { now } from "#app/platform/clock.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import { sealSecret } from "#app/platform/secrets.server.ts";
import { REVIEWED_LINKS } from "../catalogue/reviewed-links.ts";
import { acceptLinks } from "../region-store.server.ts";
import { accounts, DEMONSTRATION_PASSWORD, type DemonstrationAccount, organisations } from "./accounts.ts";
import { accountOf, demonstrationActor } from "./demonstration-actor.ts";
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
    await addAccount(database, account, idOf(ids, account.organisation));
    if (account.role === "manager") managers.push(await managerOf(database, account));
  }
  const region = managers.find(({ actor }) => actor.role === "operator");
  if (region === undefined) throw new Error("The demonstration has no operator");
  await loadAuthorisations(database, region.actor, managers);
  await acceptLinks(database, REVIEWED_LINKS, region.actor.accountId);
}

async function managerOf(database: Database, account: DemonstrationAccount): Promise<DemonstrationManager> {
  const { departementCode } = organisations.find(({ key }) => key === account.organisation) ?? {};
  const actor = await demonstrationActor(database, account.key);
  return { actor, departements: departementCode === undefined ? [] : [departementCode] };
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
      data: organisations.flatMap(({ key, sirets = [] }) =>
        sirets.map((siret) => ({ id: randomUUID(), organisationId: idOf(ids, key), siret, tiedAt: now() })),
      ),
    });
    return ids;
  });
}

async function addAccount(database: Database, account: DemonstrationAccount, organisationId: string): Promise<void> {
  const { key, name, role, totpSecret } = account;
  const email = `${key}@${DEMONSTRATION_DOMAIN}`;
  const { token } = await inTransactionAs(database, { task: "bootstrap" }, (transaction) =>
    addInvitation(transaction, { organisationId, email, role, invitedById: PORTAL_ITSELF }),
  );
  const accepted = await acceptInvitation(database, { token, name, password: DEMONSTRATION_PASSWORD, device: "" });
  if (!accepted.ok) throw new Error(`The demonstration account ${key} was refused: ${accepted.refusal.kind}`);
  const accountId = await accountOf(database, key);
  await inTransactionAs(database, { accountId }, async (transaction) => {
    await transaction.signInSession.updateMany({ where: { accountId, endedAt: null }, data: { endedAt: now() } });
    await transaction.totpFactor.createMany({
      data: [{ accountId, sealedSecret: sealSecret(totpSecret), confirmedAt: now() }],
    });
  });
}

function idOf(ids: ReadonlyMap<string, string>, key: string): string {
  const id = ids.get(key);
  if (id === undefined) throw new Error(`The demonstration has no organisation ${key}`);
  return id;
}
