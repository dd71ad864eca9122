import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { askPortal, type PortalAnswer, visitorOf } from "#tests/support/portal-visitor.ts";

/** What somebody else sees while the portal is attacked, and after. */
export interface AttackOutcome {
  readonly attack: string;
  readonly asked: number;
  /** Questions that got no right answer (200, or 400 for a wrong password) in five tries: the address and the last status. */
  readonly refused: readonly string[];
}

/** Every kind of address: pages, a search, the API, the probes. */
const PATHS = [
  "/",
  "/formations?q=soudeur",
  "/api/v1/trainings?q=soudeur",
  "/aide",
  "/connexion",
  "/readyz",
  "/healthz",
];
const GET = "GET /formations?q=soudeur HTTP/1.1\r\nHost: localhost\r\n\r\n";
const HALF_FORM =
  "POST /connexion HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 900\r\n\r\nlogin=";
/** Longer than the portal lets a crowd wait. */
const HELD_MS = 2_600;
const TRIES = 5;

/** What one client can do to keep all others out, played against a served portal. */
export async function playAttacks(url: string): Promise<readonly AttackOutcome[]> {
  return [
    await outcome(url, "40 requêtes à la file sur une connexion, coupée", () => pipelineAndReset(url, 1, 40)),
    await outcome(url, "2 requêtes à la file sur 60 connexions, coupées", () => pipelineAndReset(url, 60, 2)),
    await whileHeld(url, "33 formulaires à demi envoyés", 33),
    await whileHeld(url, "400 formulaires à demi envoyés", 400),
    await whileHeld(url, "1 200 connexions sans rien", 1_200, ""),
  ];
}

async function outcome(url: string, attack: string, play: () => Promise<void>): Promise<AttackOutcome> {
  await play();
  return { attack, ...(await askOthers(url)) };
}

/** Several requests at once on each connection, which is reset before they are answered. */
async function pipelineAndReset(url: string, connections: number, requests: number): Promise<void> {
  const sockets = await openConnections(url, connections);
  for (const socket of sockets) socket.write(GET.repeat(requests));
  await sleep(30);
  for (const socket of sockets) socket.resetAndDestroy();
  await sleep(HELD_MS);
}

/** Keeps connections that have sent this and nothing more, one byte a second, while others ask. */
async function whileHeld(url: string, attack: string, connections: number, sent = HALF_FORM): Promise<AttackOutcome> {
  const sockets = await openConnections(url, connections);
  if (sent !== "") for (const socket of sockets) socket.write(sent);
  const drip = setInterval(() => {
    if (sent !== "") for (const socket of sockets) if (!socket.destroyed) socket.write("a");
  }, 1_000);
  try {
    await sleep(HELD_MS);
    return { attack, ...(await askOthers(url)) };
  } finally {
    clearInterval(drip);
    for (const socket of sockets) socket.destroy();
  }
}

async function openConnections(url: string, connections: number): Promise<readonly Socket[]> {
  const port = Number(new URL(url).port);
  const sockets = Array.from({ length: connections }, () => connect(port, "127.0.0.1").on("error", () => undefined));
  await Promise.all(sockets.map((socket) => once(socket, "connect")));
  return sockets;
}

/** What others get: every kind of page twice, and a form. A machine that is busy may say "come back"; whoever does is answered. */
async function askOthers(url: string): Promise<Omit<AttackOutcome, "attack">> {
  const refused: string[] = [];
  const paths = [...PATHS, ...PATHS];
  for (const path of paths) {
    const status = await lastStatus(200, () => askPortal(url, { path }));
    if (status !== 200) refused.push(`${path} ${status}`);
  }
  const { cookie, formToken } = await visitorOf();
  const form = { jeton: formToken, login: "personne@exemple.fr", password: "faux" };
  const signIn = await lastStatus(400, () => askPortal(url, { path: "/connexion", cookie, form }));
  if (signIn !== 400) refused.push(`POST /connexion ${signIn}`);
  return { asked: paths.length + 1, refused };
}

async function lastStatus(wanted: number, ask: () => Promise<PortalAnswer>): Promise<number> {
  let { status } = await ask();
  for (let tries = 1; status !== wanted && tries < TRIES; tries += 1) {
    await sleep(1_000);
    ({ status } = await ask());
  }
  return status;
}
