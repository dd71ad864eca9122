import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { hashToken, newToken } from "#app/platform/secrets.server.ts";
import { setSession } from "#app/web/cookies.server.ts";
import type { AccessBuilders, BuiltOrganisation } from "#tests/support/access-builders.ts";
import { askPortal, cookieOf, type FormVisitor, type PortalAnswer, visitorOf } from "#tests/support/portal-visitor.ts";
import type { Acknowledged } from "./stampede.ts";

/** A signed-in agent of the training organisation, with the address that the proxy in front says is theirs. */
export interface Agent extends FormVisitor {
  readonly address: string;
}

/** Writes so many members of an organisation, each with a session of their own and a second factor. */
export async function openAgents(
  build: AccessBuilders,
  organisation: BuiltOrganisation,
  count: number,
): Promise<readonly Agent[]> {
  const ids = Array.from({ length: count }, () => randomUUID());
  const tokens = ids.map(() => newToken());
  await build.rewrite(
    `INSERT INTO account (id, name, email, is_professional, created_at)
     SELECT id, 'Agent', id || '@example.test', true, '2020-01-01' FROM unnest($1::uuid[]) AS id`,
    [ids],
  );
  await build.rewrite(
    `INSERT INTO membership (id, organisation_id, account_id, role, started_at)
     SELECT id, $2, id, 'agent', '2020-01-01' FROM unnest($1::uuid[]) AS id`,
    [ids, organisation.id],
  );
  await build.rewrite(
    `INSERT INTO sign_in_session (id, token_hash, account_id, membership_id, device, opened_at, last_seen_at, factor_at)
     SELECT id, hash, id, id, 'essai', now(), now(), now() FROM unnest($1::uuid[], $2::text[]) AS known(id, hash)`,
    [ids, tokens.map(hashToken)],
  );
  const agents: Agent[] = [];
  for (const [rank, token] of tokens.entries()) {
    const address = `10.${rank >> 8}.${rank & 255}.7`;
    agents.push({ ...(await visitorOf(cookieOf(await setSession(token)))), address });
  }
  return agents;
}

/** What an agent sends: `number` of the session; without JavaScript, a whole page comes back. */
export interface SentAccept {
  readonly number: string;
  readonly positioningId: string;
  readonly key: string;
  readonly hasJavaScript: boolean;
}

/** How the portal answered, and how often it asked to come back later. */
export interface Answered extends Acknowledged {
  readonly turnedAway: number;
}

const FULL = "plus de place dans cette session";
/** Those who were turned away together come back apart. */
const SPREAD = 0.4;

/** One acceptance by its form, until it is answered: a 503 that says when to come back is sent again under the same key. */
export async function acceptByForm(url: string, agent: Agent, sent: SentAccept): Promise<Answered> {
  const { positioningId, key } = sent;
  for (let turnedAway = 0; ; turnedAway += 1) {
    const answer = await send(url, agent, sent);
    const retryAfter = Number(answer.headers.get("Retry-After"));
    if (answer.status !== 503 || retryAfter === 0) return { positioningId, key, answer: told(answer), turnedAway };
    await pause(retryAfter * 1000 * (1 + SPREAD * Math.random()));
  }
}

function send(url: string, agent: Agent, sent: SentAccept): Promise<PortalAnswer> {
  const { number, positioningId, key, hasJavaScript } = sent;
  return askPortal(url, {
    path: `/sessions/${number}${hasJavaScript ? ".data" : ""}`,
    cookie: agent.cookie,
    headers: { "X-Forwarded-For": agent.address },
    form: {
      ...{ jeton: agent.formToken, key, group: "to-answer", read: `${positioningId}:1` },
      ...{ chosen: positioningId, decision: "accept" },
    },
  });
}

/** The answer in the words of the machine; anything that is neither a yes nor a refusal in words is told by its status. */
function told({ status, body, headers }: PortalAnswer): string {
  if (status === 303) return headers.get("Location")?.startsWith("/connexion") ? "sent to sign in" : "accepted";
  return status === 409 && body.includes(FULL) ? "session-full" : `status ${status}`;
}
