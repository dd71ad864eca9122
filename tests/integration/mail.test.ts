import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { SMTPServer } from "smtp-server";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { invitationLetter } from "#app/content/letters/invitation-letter.ts";
import { signInLetter } from "#app/content/letters/sign-in-letter.ts";
import { type Database, openDatabase } from "#app/platform/database.server.ts";
import { parseEnvironment } from "#app/platform/env.server.ts";
import { letterEffect, mailEffect, smsEffect } from "#app/platform/mail/message-effects.server.ts";
import type { Mail, Messenger } from "#app/platform/mail/messenger.ts";
import { openMessenger } from "#app/platform/mail/open-messenger.server.ts";
import { enqueueEffect } from "#app/platform/outbox/enqueue-effect.server.ts";
import { listDeadEffects } from "#app/platform/outbox/outbox-store.server.ts";
import { type RunningWorker, startWorker } from "#app/platform/outbox/worker.server.ts";
import { createTestDatabase, type TestDatabase } from "#tests/support/test-database.ts";

const effectId = "0198f0c2-1111-7222-8333-444455556666";
const letter = invitationLetter({
  inviterName: "Zoé Lefèvre",
  organisationName: "Maison de l’emploi – Épinoy",
  url: "https://hub.example/invitation?cle=abc",
});
const mail: Mail = { ...letter, to: "manon@exemple.fr", effectId };

let testDatabase: TestDatabase;
let database: Database;
let folder: string;
let server: SMTPServer;
let port: number;
let received: string[];
let recipients: string[];
/** What the server answers instead of accepting: a code and its sentence. */
let refusals: { code: number; sentence: string }[];
let worker: RunningWorker | undefined;

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  database = openDatabase(testDatabase.appUrl);
});

afterAll(async () => {
  await database.close();
  await testDatabase.drop();
});

beforeEach(async () => {
  await database.pool.query("DELETE FROM outbox_effect");
  folder = path.join(await mkdtemp(path.join(tmpdir(), "hub-mail-")), "outbox");
  [received, recipients, refusals, worker] = [[], [], [], undefined];
  port = await startServer(0);
});

afterEach(async () => {
  await worker?.stop();
  await stopServer();
  await rm(path.dirname(folder), { recursive: true, force: true });
});

function startServer(onPort: number): Promise<number> {
  server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    disableReverseLookup: true,
    onRcptTo({ address }, _session, done) {
      recipients.push(address);
      const refusal = refusals.shift();
      done(refusal === undefined ? null : Object.assign(new Error(refusal.sentence), { responseCode: refusal.code }));
    },
    onData(stream, _session, done) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        received.push(Buffer.concat(chunks).toString("utf8"));
        done();
      });
    },
  });
  server.on("error", () => undefined);
  return listening(server.server, () => server.listen(onPort, "127.0.0.1"));
}

function listening(socket: Server, listen: () => void): Promise<number> {
  return new Promise((resolve) => {
    socket.once("listening", () => {
      const address = socket.address();
      resolve(typeof address === "object" && address !== null ? address.port : 0);
    });
    listen();
  });
}

const stopServer = (): Promise<void> => new Promise((resolve) => server.close(() => resolve()));

/** With mails by SMTP, or as files when there is no address. */
function messenger(mailUrl = `smtp://127.0.0.1:${port}`): Messenger {
  return openMessenger(parseEnvironment({ MAIL_URL: mailUrl, OUTBOX_DIR: folder, MAIL_FROM: "hub@region.example" }));
}

/** Waits for a check to hold, 30 s at most: the machine may be busy. */
function eventually(check: () => unknown): Promise<unknown> {
  return vi.waitFor(check, { timeout: 30_000, interval: 20 });
}

async function work(): Promise<void> {
  worker = startWorker({
    database,
    effects: [mailEffect, smsEffect, letterEffect],
    messenger: messenger(),
    pollMs: 20,
  });
}

const enqueue = (): Promise<string> =>
  database.prisma.$transaction((tx) =>
    enqueueEffect(tx, mailEffect, { ...signInLetter({ url: "https://hub.example/e" }), to: mail.to }),
  );

const retryNow = (): Promise<unknown> => database.pool.query("UPDATE outbox_effect SET due_at = now() WHERE begun = 0");

async function effectStates(): Promise<readonly Record<string, unknown>[]> {
  const { rows } = await database.pool.query(
    "SELECT id, attempts, last_error, done_at IS NOT NULL AS done, failed_at IS NOT NULL AS dead FROM outbox_effect",
  );
  return rows;
}

/** The two texts of a mail, decoded, by their type. */
function partsOf(source: string): Record<string, string> {
  const boundary = /boundary="([^"]+)"/.exec(source)?.[1] ?? "";
  const parts = source.split(`--${boundary}`).flatMap((part) => {
    const [head = "", ...body] = part.replace(/^\r\n/, "").split("\r\n\r\n");
    const type = /^Content-Type: (text\/\w+); charset=utf-8/m.exec(head)?.[1];
    if (type === undefined) return [];
    const encoded = body.join("\r\n\r\n").replace(/\r\n$/, "");
    const isBase64 = /Content-Transfer-Encoding: base64/.test(head);
    const bytes = isBase64 ? Buffer.from(encoded, "base64") : fromQuotedPrintable(encoded);
    return [[type, bytes.toString("utf8").replaceAll("\r\n", "\n").trim()]];
  });
  return Object.fromEntries(parts);
}

function fromQuotedPrintable(encoded: string): Buffer {
  const bytes = encoded
    .replaceAll("=\r\n", "")
    .replaceAll(/=([\dA-F]{2})/g, (_all, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
  return Buffer.from(bytes, "latin1");
}

function subjectOf(source: string): string {
  const header = /^Subject: (.*(?:\r\n[ \t].*)*)/m.exec(source)?.[1] ?? "";
  return header
    .replaceAll(/\?=\s+=\?UTF-8\?/g, "?==?UTF-8?")
    .replaceAll(/=\?UTF-8\?Q\?(.*?)\?=/g, (_all, word: string) => word.replaceAll("_", " ").replaceAll("\r\n", ""))
    .replaceAll(/((?:=[\dA-F]{2})+)/g, (word) => fromQuotedPrintable(word).toString("utf8"));
}

describe("a mail by SMTP", () => {
  test("arrives with its two texts, accents right, signed by its effect", async () => {
    await messenger().sendMail(mail);
    await messenger().sendMail(mail);
    expect(received).toHaveLength(2);
    for (const source of received) {
      expect(source).toContain("\r\nContent-Type: multipart/alternative;");
      expect(partsOf(source)).toEqual({ "text/plain": letter.text.trim(), "text/html": letter.html.trim() });
      expect(subjectOf(source)).toBe("Invitation : Maison de l’emploi – Épinoy");
      expect(source).toMatch(new RegExp(`^Message-ID: <${effectId}@region.example>\r$`, "im"));
      expect(source).toMatch(/^Auto-Submitted: auto-generated\r$/m);
    }
    expect(recipients).toEqual(["manon@exemple.fr", "manon@exemple.fr"]);
  });

  test.each([
    ["an address that adds a header", { to: "a@exemple.fr\r\nBcc: b@exemple.fr" }, "mail-address"],
    ["an address with a line feed alone", { to: "a@exemple.fr\nBcc: b@exemple.fr" }, "mail-address"],
    ["two addresses", { to: "a@exemple.fr,b@exemple.fr" }, "mail-address"],
    ["an address with a name", { to: "Zoé <a@exemple.fr>" }, "mail-address"],
    ["a subject that adds a header", { subject: "Bonjour\r\nBcc: b@exemple.fr" }, "mail-subject"],
    ["a subject with a carriage return alone", { subject: "Bonjour\rBcc: b@exemple.fr" }, "mail-subject"],
  ])("is refused for good with %s, by both ways of sending", async (_what, change, code) => {
    for (const way of [messenger(), messenger("")]) {
      await expect(way.sendMail({ ...mail, ...change })).rejects.toMatchObject({ code, retryable: false });
    }
    expect([received, await readdir(folder).catch(() => [])]).toEqual([[], []]);
  });

  test.each([
    [
      { code: 450, sentence: "come back later" },
      { code: "smtp-450", retryable: true },
    ],
    [
      { code: 421, sentence: "closing" },
      { code: "smtp-421", retryable: true },
    ],
    [
      { code: 550, sentence: "no manon@exemple.fr here" },
      { code: "smtp-550", retryable: false },
    ],
  ])("answered %j, fails with %j, without the address", async (refusal, expected) => {
    refusals = [refusal];
    const sent = messenger().sendMail(mail);
    await expect(sent).rejects.toMatchObject(expected);
    await expect(sent).rejects.not.toThrow(/manon/);
  });

  test("leaves in clear text to this machine alone: another must offer TLS", async () => {
    // This machine under another name, and without STARTTLS.
    const sent = messenger(`smtp://LOCALHOST:${port}`).sendMail(mail);
    await expect(sent).rejects.toMatchObject({ cause: { code: "ETLS" }, retryable: true });
    expect(received).toEqual([]);
  });

  test("gives up after ten seconds on a server that says nothing", async () => {
    const silent = createServer(() => undefined);
    const silentPort = await listening(silent, () => silent.listen(0, "127.0.0.1"));
    const startedAt = performance.now();
    await expect(messenger(`smtp://127.0.0.1:${silentPort}`).sendMail(mail)).rejects.toMatchObject({ retryable: true });
    expect(performance.now() - startedAt).toBeLessThan(15_000);
    silent.close();
  }, 30_000);
});

describe("a mail through the outbox", () => {
  test("put off by the server (4xx), is sent again and arrives once", async () => {
    refusals = [
      { code: 450, sentence: "greylisted" },
      { code: 451, sentence: "greylisted" },
    ];
    const id = await enqueue();
    await work();
    for (const code of ["smtp-450", "smtp-451"]) {
      await eventually(async () =>
        expect(await effectStates()).toMatchObject([{ last_error: code, done: false, dead: false }]),
      );
      await retryNow();
    }
    await eventually(async () => expect(await effectStates()).toMatchObject([{ done: true, attempts: 3 }]));
    expect(received).toHaveLength(1);
    expect(received[0]).toContain(`<${id}@region.example>`);
  });

  test("refused by the server (5xx), waits for an operator at once", async () => {
    refusals = [{ code: 550, sentence: "no such user" }];
    const id = await enqueue();
    await work();
    await eventually(async () =>
      expect(await listDeadEffects(database)).toMatchObject([{ id, lastError: "smtp-550" }]),
    );
  });

  test("while the server is down, decisions are taken as usual, and their mails leave when it is back", async () => {
    await stopServer();
    await work();
    const startedAt = performance.now();
    const ids = [await enqueue(), await enqueue()];
    expect(performance.now() - startedAt).toBeLessThan(2000);
    await eventually(async () =>
      expect(await effectStates()).toMatchObject([{ last_error: "ECONNREFUSED" }, { last_error: "ECONNREFUSED" }]),
    );
    await startServer(port);
    await retryNow();
    await eventually(async () => expect(await effectStates()).toMatchObject([{ done: true }, { done: true }]));
    const sent = received.map((source) => /<([\da-f-]{36})@/.exec(source)?.[1]);
    expect(sent.sort()).toEqual(ids.sort());
  });
});

describe("messages as files", () => {
  test("a mail without MAIL_URL, an SMS and a letter are one private file each, named by their effect", async () => {
    const files = messenger("");
    // What a worker killed while writing left behind.
    await mkdir(folder, { mode: 0o700 });
    await writeFile(path.join(folder, `.${effectId}.eml.tmp`), "Message-ID: <half", { mode: 0o600 });
    for (let time = 1; time <= 2; time += 1) {
      await files.sendMail(mail);
      await files.sendSms({ to: "+33600000000", text: "Rendez-vous demain à 9 h", effectId });
      await files.writeLetter({
        addressLines: ["Zoé Lefèvre", "59000 Lille"],
        subject: "Objet",
        text: "Bonjour,",
        effectId,
      });
    }
    expect((await readdir(folder)).sort()).toEqual([
      `${effectId}.eml`,
      `${effectId}.letter.txt`,
      `${effectId}.sms.txt`,
    ]);
    const source = await readFile(path.join(folder, `${effectId}.eml`), "utf8");
    expect(partsOf(source)).toEqual({ "text/plain": letter.text.trim(), "text/html": letter.html.trim() });
    expect(await readFile(path.join(folder, `${effectId}.sms.txt`), "utf8")).toBe(
      "+33600000000\n\nRendez-vous demain à 9 h\n",
    );
    expect(await readFile(path.join(folder, `${effectId}.letter.txt`), "utf8")).toBe(
      "Zoé Lefèvre\n59000 Lille\n\nObjet\n\nBonjour,\n",
    );
    expect((await stat(path.join(folder, `${effectId}.eml`))).mode & 0o777).toBe(0o600);
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
  });

  test("no name of effect leaves the folder", async () => {
    const out = messenger("").sendSms({ to: "+33600000000", text: "a", effectId: "../../tmp/intruder" });
    await expect(out).rejects.toThrow("named by its effect");
  });

  test("SMS and letters written with a decision are laid down by the worker, mails still go by SMTP", async () => {
    const [sms, paper] = await database.prisma.$transaction(async (tx) => [
      await enqueueEffect(tx, smsEffect, { to: "+33600000000", text: "Bonjour" }),
      await enqueueEffect(tx, letterEffect, { addressLines: ["Zoé"], subject: "Objet", text: "Bonjour" }),
    ]);
    await enqueue();
    await work();
    await eventually(async () => expect((await effectStates()).map(({ done }) => done)).toEqual([true, true, true]));
    expect((await readdir(folder)).sort()).toEqual([`${sms}.sms.txt`, `${paper}.letter.txt`].sort());
    expect(received).toHaveLength(1);
  });
});

describe("npm run worker", () => {
  const run = (databaseUrl: string): ChildProcess =>
    spawn(process.execPath, ["app/cli/run-built.js", "worker"], {
      env: {
        ...process.env,
        ...{ NODE_ENV: "production", DATABASE_URL: databaseUrl, MAIL_URL: "", OUTBOX_DIR: folder },
        DATA_DIR: path.dirname(folder),
      },
      stdio: ["ignore", "ignore", "pipe"],
    });

  test("lays down what waits, and ends with its work when asked to", async () => {
    const id = await enqueue();
    const child = run(testDatabase.appUrl);
    await eventually(async () => expect(await effectStates()).toMatchObject([{ done: true }]));
    child.kill("SIGTERM");
    expect(await once(child, "close")).toEqual([0, null]);
    expect(await readdir(folder)).toEqual([`${id}.eml`]);
  });

  test("says in French what is missing without a database", async () => {
    const child = run("");
    const [said] = child.stderr === null ? [] : await once(child.stderr, "data");
    expect(String(said)).toMatch(/^DATABASE_URL manque/);
    expect(await once(child, "close")).toEqual([2, null]);
  });
});
