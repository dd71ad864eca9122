import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { hubEffects } from "#app/notifications/hub-effects.server.ts";
import { parseEnvironment } from "#app/platform/env.server.ts";
import { openMessenger } from "#app/platform/mail/open-messenger.server.ts";
import { noteReceipt } from "#app/positioning/notices/note-receipt.server.ts";
import { retellFailed } from "#app/positioning/notices/retell-failed.server.ts";
import { buildPositioningWorld, type PositioningWorld } from "#tests/support/positioning-world.ts";
import { type Contact, personReached, readySent, submitFor, workOnce } from "#tests/support/told-people.ts";
import { onUseCasePortal, type UseCasePortal } from "#tests/support/use-case-portal.ts";

let portal: UseCasePortal;
let world: PositioningWorld;
let server: Server;
let url: string;
/** What the operator received, and how it answers the next ones: a status, or what it does instead. */
let received: { readonly key: string; readonly repeat: string; readonly body: unknown }[];
let answers: (number | "reset" | "slow" | "redirect")[];

onUseCasePortal("2027-01-12", async (opened) => {
  portal = opened;
  world = await buildPositioningWorld(portal.build);
});

beforeEach(async () => {
  [received, answers] = [[], []];
  server = createServer((request, response) => void answer(request, response));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  url = typeof address === "object" && address !== null ? `http://127.0.0.1:${address.port}/sms` : "";
  await portal.build.query("DELETE FROM outbox_effect");
  await portal.build.rewrite("DELETE FROM positioning_notice");
});

afterEach(() => {
  server.closeAllConnections();
  server.close();
});

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  let body = "";
  for await (const part of request) body += String(part);
  const { authorization = "", "idempotency-key": repeat } = request.headers;
  received.push({ key: authorization, repeat: String(repeat), body: JSON.parse(body) });
  const next = answers.shift() ?? 202;
  if (next === "reset") request.socket.resetAndDestroy();
  else if (next === "redirect") response.writeHead(307, { Location: url }).end();
  else if (next !== "slow") response.writeHead(next).end("x".repeat(100));
}

const messenger = () => openMessenger(parseEnvironment({ SMS_URL: url, SMS_KEY: "cle", SMS_FROM: "Hub59" }));
const sms = { to: "+33612345678", text: "Bonjour, ça va ?", effectId: "0198f0c2-1111-7222-8333-444455556666" };

describe("an SMS leaves by HTTP", () => {
  test("with its key and a reference that is the same at each try", async () => {
    answers = [503, 202];
    await expect(messenger().sendSms(sms)).rejects.toMatchObject({ code: "sms-503", retryable: true });
    await messenger().sendSms(sms);
    const { effectId: reference, to, text } = sms;
    const one = { key: "Bearer cle", repeat: reference, body: { to, text, reference, from: "Hub59" } };
    expect(received).toEqual([one, one]);
  });

  test.each([
    ["reset", "ECONNRESET|UND_ERR_SOCKET", true],
    ["redirect", "sms-307", true],
    [500, "sms-500", true],
    [429, "sms-429", true],
    [401, "sms-401", true],
    [400, "sms-400", false],
    [404, "sms-404", false],
  ] as const)("when the operator answers %s, the effect says %s; tried again: %s", async (said, code, retryable) => {
    answers = [said];
    const failed = messenger().sendSms(sms);
    await expect(failed).rejects.toMatchObject({ code: expect.stringMatching(new RegExp(`^(${code})$`)), retryable });
    expect(received).toHaveLength(1);
  });

  test("never in clear to another machine, and an operator that does not answer is left after a while", async () => {
    expect(() => parseEnvironment({ SMS_URL: "http://sms.example/v1" })).toThrow(/SMS_URL/);
    vi.useRealTimers();
    answers = ["slow"];
    await expect(messenger().sendSms(sms)).rejects.toMatchObject({ retryable: true });
  }, 20_000);
});

/** Somebody is told by SMS that their request was sent; answers the message. */
async function told(contact: Contact = { channel: "sms", phone: "+33612345678" }): Promise<string> {
  await submitFor(portal, world, { fileId: await personReached(portal, world, contact) });
  await workOnce(portal);
  const rows = await portal.build.query("SELECT message_id FROM positioning_notice WHERE audience = 'person'");
  return String(rows[0]?.["message_id"]);
}
const letters = async () => (await portal.build.query("SELECT FROM paper_letter WHERE replaced_at IS NULL")).length;

describe("what did not arrive is told by the next way", () => {
  test("by mail when there is one, once, whatever the receipts", async () => {
    const messageId = await told({ channel: "sms", phone: "+33612345678", mail: "camille@example.test" });
    await noteReceipt(portal.db, messageId, "failed");
    for (const late of ["failed", "delivered"] as const) await noteReceipt(portal.db, messageId, late);
    for (const _twice of [1, 2]) await retellFailed(portal.db);
    const mails = (await readySent(portal, "positioning-mail")).filter(({ to }) => to === "camille@example.test");
    expect(mails).toHaveLength(1);
    expect(mails[0]?.text).toContain("/reponse/");
  });

  test("by a letter otherwise, by day; one that arrived is not told again", async () => {
    const before = await letters();
    const messageId = await told();
    await noteReceipt(portal.db, messageId, "delivered");
    await noteReceipt(portal.db, messageId, "failed");
    await retellFailed(portal.db);
    expect(await letters()).toBe(before);
    await portal.build.rewrite("DELETE FROM positioning_notice");
    await noteReceipt(portal.db, await told(), "failed");
    vi.setSystemTime("2027-01-12T22:00:00+01:00");
    await retellFailed(portal.db);
    expect(await letters()).toBe(before);
    vi.setSystemTime("2027-01-13T08:00:00+01:00");
    await retellFailed(portal.db);
    expect(await letters()).toBe(before + 1);
  });

  test("when the operator refuses the number for good, without waiting for a receipt", async () => {
    const before = await letters();
    await told();
    const [row] = await portal.build.query("SELECT id, payload FROM outbox_effect WHERE topic = 'positioning-sms'");
    answers = [500, 422];
    const send = () =>
      hubEffects["positioning-sms"].carryOut(row?.["payload"], String(row?.["id"]), {
        database: portal.db,
        messenger: messenger(),
      });
    await expect(send()).rejects.toMatchObject({ retryable: true });
    await retellFailed(portal.db);
    expect(await letters()).toBe(before);
    await expect(send()).rejects.toMatchObject({ retryable: false });
    await retellFailed(portal.db);
    expect(await letters()).toBe(before + 1);
  });
});
