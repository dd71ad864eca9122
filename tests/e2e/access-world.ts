import { mkdtemp, readdir, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { BrowserContext } from "playwright-core";
import { vi } from "vitest";
import { z } from "zod";
import { inTransactionAs } from "#app/access/acting.server.ts";
import { acceptInvitation } from "#app/access/members/accept-invitation.server.ts";
import { addInvitation } from "#app/access/members/invite-member.server.ts";
import { openDemonstrationSession } from "#app/access/sign-in/demonstration/open-demonstration-session.server.ts";
import { enterByLink } from "#app/access/sign-in/link/enter-by-link.server.ts";
import { saveLink } from "#app/access/sign-in/link/sign-in-link-store.server.ts";
import { signInWithPassword } from "#app/access/sign-in/password/sign-in-with-password.server.ts";
import { startHubWorker } from "#app/cli/worker.ts";
import type { Database } from "#app/platform/database.server.ts";
import { applyEnvironment } from "#app/platform/env.server.ts";
import { setSession } from "#app/web/cookies.server.ts";
import { accounts, DEMONSTRATION_PASSWORD } from "#seeds/access/accounts.ts";
import { openAccessBuilders } from "#tests/support/access-builders.ts";
import type { TestPortal } from "./portal.ts";

const membershipRow = z.object({ id: z.string(), organisation_id: z.string() });

/** The password of whoever has just come. */
export const NEWCOMER_PASSWORD = "gaufre-terril-braderie-62";

/** The login of a demonstration account. */
export const loginOf = (key: string): string => `${key}@demo.example`;

/** The secret in the authenticator of a demonstration account. */
export function secretOf(key: string): string {
  const secret = accounts.find((account) => account.key === key)?.totpSecret;
  if (secret === undefined) throw new Error(`No demonstration account ${key}`);
  return secret;
}

/** The token of a session of a demonstration account, second factor included. */
export async function sessionOf(db: Database, key: string): Promise<string> {
  const opened = await openDemonstrationSession(db, loginOf(key));
  if (!opened.ok) throw new Error(`${key}: ${opened.refusal.kind}`);
  return opened.value.token;
}

/** The token of a session that waits for the second factor. */
export async function halfwaySessionOf(db: Database, key: string): Promise<string> {
  const login = loginOf(key);
  const opened = await signInWithPassword(db, { login, password: DEMONSTRATION_PASSWORD, address: "::1", device: "" });
  if (!opened.ok) throw new Error(`${key}: ${opened.refusal.kind}`);
  return opened.value.token;
}

/** The token of an invitation to the Département du Nord. */
export function invitationFor(db: Database, email: string): Promise<string> {
  return inTransactionAs(db, { task: "bootstrap" }, async (transaction) => {
    const nord = await transaction.organisation.findFirstOrThrow({
      where: { kind: "departement", departementCode: "59" },
    });
    const invitedById = "00000000-0000-0000-0000-000000000000";
    const { token } = await addInvitation(transaction, { organisationId: nord.id, email, role: "agent", invitedById });
    return token;
  });
}

/** The token of a session of somebody who has just come, and has no second factor yet. */
export async function newcomerSession(db: Database, email: string): Promise<string> {
  const token = await invitationFor(db, email);
  const accepted = await acceptInvitation(db, { token, name: "Zoé Vandamme", password: NEWCOMER_PASSWORD, device: "" });
  if (!accepted.ok) throw new Error(accepted.refusal.kind);
  return accepted.value.token;
}

/** The token of a link sent to a person. */
export function linkFor(db: Database): Promise<string> {
  return inTransactionAs(db, {}, (transaction) =>
    saveLink(transaction, { channel: "email", address: "camille@exemple.fr" }),
  );
}

/** The token of a session of a person who came by a link. */
export async function personSession(db: Database): Promise<string> {
  const entered = await enterByLink(db, { token: await linkFor(db), device: "", address: "::1" });
  if (!entered.ok) throw new Error(entered.refusal.kind);
  return entered.value.token;
}

/** Gives a member people to follow, and answers their membership. */
export async function givePeople({ database }: TestPortal, key: string, count: number): Promise<string> {
  const builders = openAccessBuilders(database);
  const [row] = await builders.query(
    "SELECT m.id, m.organisation_id FROM membership AS m JOIN credential AS c USING (account_id) WHERE c.login = $1",
    [loginOf(key)],
  );
  const { id, organisation_id } = membershipRow.parse(row);
  for (let made = 0; made < count; made += 1) {
    const file = await builders.buildPersonFile({ id: organisation_id, kind: "departement", name: "" }, []);
    // Before any hour of this day at which a portal may stand.
    await builders.query(
      `INSERT INTO follow_up (id, organisation_id, person_file_id, membership_id, started_at)
       VALUES (gen_random_uuid(), $1, $2, $3, now() - interval '2 days')`,
      [organisation_id, file.id, id],
    );
  }
  await builders.close();
  return id;
}

/** Writes a passkey down for a member, of a device that nobody holds. */
export async function givePasskey({ database }: TestPortal, key: string): Promise<void> {
  const builders = openAccessBuilders(database);
  await builders.query(
    `INSERT INTO passkey SELECT gen_random_uuid(), account_id, 'passkey-' || account_id, '\\x00', 0, '{internal}',
       'Mozilla/5.0 (Windows NT 10.0) Firefox/150.0', now() FROM credential WHERE login = $1`,
    [loginOf(key)],
  );
  await builders.close();
}

/** Gives a browser the cookie of a session. */
export async function signIn(context: BrowserContext, url: string, token: string): Promise<void> {
  const [pair = ""] = (await setSession(token)).split(";");
  const [name = "", value = ""] = pair.split(/=(.*)/s);
  await context.addCookies([{ name, value, url: url.replace("http:", "https:"), httpOnly: true, sameSite: "Lax" }]);
}

/** A worker beside a portal, and the letters and SMS it lays down. */
export interface PostRoom {
  /**
   * The address of the portal whose path begins so, in a message to somebody, once it has come: the message of that rank, or the first one
   * that says those words. Ask by words where a message may be left unsent, because what it told has changed since.
   */
  linkTo(to: string, pathStart: string, which?: number | string): Promise<string>;
  stop(): Promise<void>;
}

/** Starts the worker of a portal; its letters lie in a folder of their own. `variables` add to its environment. */
export async function startPostRoom(
  portal: TestPortal,
  variables: Readonly<Record<string, string>> = {},
): Promise<PostRoom> {
  const folder = await mkdtemp(path.join(tmpdir(), "hub-letters-"));
  vi.stubEnv("DATA_DIR", folder).stubEnv("OUTBOX_DIR", folder).stubEnv("PUBLIC_URL", portal.url);
  applyEnvironment({ DATABASE_URL: portal.database.appUrl, ...variables });
  const worker = await startHubWorker();
  return {
    linkTo: (to, pathStart, which = 1) =>
      vi.waitFor(() => findLink(folder, { to, start: portal.url + pathStart, which }), {
        timeout: 15_000,
        interval: 50,
      }),
    async stop() {
      await worker.stop();
      vi.unstubAllEnvs();
      await rm(folder, { recursive: true });
    },
  };
}

interface SoughtLink {
  readonly to: string;
  readonly start: string;
  readonly which: number | string;
}

async function findLink(folder: string, { to, start, which }: SoughtLink): Promise<string> {
  const links: string[] = [];
  for (const file of await oldestFirst(folder)) {
    const letter = plain(await readFile(file, "utf8"));
    const from = letter.indexOf(start);
    const isTo = file.endsWith(".eml") ? letter.includes(`To: ${to}`) : letter.startsWith(`${to}\n`);
    const isSought = typeof which === "number" || letter.includes(which);
    if (isTo && isSought && from !== -1) links.push(letter.slice(from).split(/[\s<"]/)[0] ?? "");
  }
  const link = links[typeof which === "number" ? which - 1 : 0];
  if (link === undefined) throw new Error(`No letter « ${which} » to ${to} with a link to ${start}`);
  return link;
}

async function oldestFirst(folder: string): Promise<readonly string[]> {
  const names = (await readdir(folder)).filter((name) => /\.(eml|sms\.txt)$/.test(name));
  const dated = await Promise.all(
    names.map(async (name) => {
      const file = path.join(folder, name);
      return { file, writtenMs: (await stat(file)).mtimeMs };
    }),
  );
  return dated.sort((a, b) => a.writtenMs - b.writtenMs).map(({ file }) => file);
}

/** Quoted-printable undone, as far as links need it. */
function plain(mail: string): string {
  return mail.replaceAll("=\r\n", "").replaceAll("=3D", "=");
}
