import { randomUUID } from "node:crypto";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { hubEffects } from "#app/notifications/hub-effects.server.ts";
import { outboxFiles } from "#app/platform/mail/outbox-files.server.ts";
import { openSecret } from "#app/platform/secrets.server.ts";
import { answerByLink } from "#app/positioning/answer/answer-by-link.server.ts";
import { openAnswerLink } from "#app/positioning/answer/open-answer-link.server.ts";
import { openByCode } from "#app/positioning/answer/open-by-code.server.ts";
import { commandStay } from "#app/positioning/command-stay.server.ts";
import { listTodo } from "#app/positioning/follow/list-followed.server.ts";
import { tellDecision, tellWaiting } from "#app/positioning/notices/tell-notices.server.ts";
import { positioningStateWords } from "#app/positioning/positioning-words.ts";
import { stayStateWords } from "#app/positioning/stay/stay-words.ts";
import { buildPositioningWorld, type PositioningWorld } from "#tests/support/positioning-world.ts";
import {
  type Contact,
  commandDone,
  personReached,
  readySent,
  submitFor,
  tokenIn,
  workOnce,
} from "#tests/support/told-people.ts";
import { onUseCasePortal, type UseCasePortal } from "#tests/support/use-case-portal.ts";

let portal: UseCasePortal;
let world: PositioningWorld;

onUseCasePortal("2027-01-12", async (opened) => {
  portal = opened;
  world = await buildPositioningWorld(portal.build);
});

beforeEach(async () => {
  await portal.build.query("DELETE FROM outbox_effect");
  await portal.build.rewrite("DELETE FROM positioning_notice");
});

const newPerson = (contact?: Contact) => personReached(portal, world, contact);
const submit = (fileId: string, sessionId?: number) =>
  submitFor(portal, world, sessionId === undefined ? { fileId } : { fileId, sessionId });
const work = () => workOnce(portal);
const sent = (topic: "positioning-sms" | "positioning-mail") => readySent(portal, topic);

function act(positioningId: string, version: number, command: Command, actor = world.secretary.actor) {
  return commandDone(portal, actor, { positioningId, version, command });
}

type Command = Parameters<typeof commandDone>[2]["command"];

const smsLike = async (words: RegExp) => (await sent("positioning-sms")).find(({ text }) => words.test(text));

describe("a decision tells its person", () => {
  test("in its own transaction, sealed in the queue, by a link that answers", async () => {
    const id = await submit(await newPerson());
    await work();
    await act(id, 1, { name: "accept" });
    const queued = await portal.build.query("SELECT payload FROM outbox_effect WHERE topic = 'positioning-decided'");
    expect(queued).toEqual([{ payload: { positioningId: id, version: 2, audiences: ["person", "prescriber"] } }]);
    await work();
    const first = await smsLike(/envoyée/);
    const second = await smsLike(/gardée/);
    expect(second?.to).toBe("+33612345678");
    expect(second?.text).toContain("Une place est gardée pour vous. Répondez jusqu'au 18/01");
    const raw = await portal.build.query("SELECT payload::text FROM outbox_effect WHERE topic = 'positioning-sms'");
    expect(JSON.stringify(raw)).not.toContain(tokenIn(second?.text));
    // The message of before is replaced: its link opens nothing any more.
    expect((await openAnswerLink(portal.db, tokenIn(first?.text))).ok).toBe(false);
    expect(
      await answerByLink(portal.db, tokenIn(second?.text), { version: 2, command: { name: "confirm" } }),
    ).toMatchObject({
      ok: true,
    });
  });

  test("once, however often the worker begins again", async () => {
    const id = await submit(await newPerson());
    const decided = { positioningId: id, version: 1, audiences: ["person"] } as const;
    await Promise.all([tellDecision(portal.db, decided), tellDecision(portal.db, decided), tellWaiting(portal.db)]);
    await tellDecision(portal.db, decided);
    await work();
    expect(await sent("positioning-sms")).toHaveLength(1);
  });

  test("of the last news only, and of none that was overtaken", async () => {
    const id = await submit(await newPerson());
    await act(id, 1, { name: "accept" });
    await work();
    expect((await sent("positioning-sms")).map(({ text }) => text.slice(0, 20))).toEqual(["Une place est gardée"]);
    const other = await submit(await newPerson());
    await act(other, 1, { name: "withdraw", reason: "duplicate" }, world.referent.actor);
    await work();
    expect((await sent("positioning-sms")).filter(({ text }) => /^Votre/.test(text))).toMatchObject([
      { text: expect.stringMatching(/^Votre référent a annulé/) },
    ]);
  });

  test("in words that blame nobody, without a link, when they are not retained", async () => {
    const id = await submit(await newPerson({ channel: "mail", mail: "camille@example.test" }));
    await act(id, 1, { name: "reject", reason: "prerequisites_not_met" });
    await work();
    const mail = (await sent("positioning-mail")).find(({ to }) => to === "camille@example.test");
    expect(mail?.text).toContain("Une étape de préparation est conseillée avant cette formation.");
    expect(mail?.text).not.toContain("/reponse/");
    expect(await portal.build.query("SELECT FROM positioning_link WHERE positioning_id = $1", [id])).toEqual([]);
  });

  test("by a letter, with a code, when there is neither telephone nor mail", async () => {
    const id = await submit(await newPerson({ channel: "letter" }));
    await work();
    const [letter] = await portal.build.query("SELECT sealed_letter FROM paper_letter WHERE positioning_id = $1", [id]);
    const words = openSecret(String(letter?.["sealed_letter"]));
    expect(words).toMatch(/Le code marche jusqu’au 11 février 2027/);
    expect(words).toMatch(/reponse/);
    expect(await sent("positioning-sms")).toEqual([]);
    const code = /[2-9A-Z]{5}-[2-9A-Z]{5}/.exec(words)?.[0] ?? "";
    const typed = { code, birthDate: "1990-05-17", address: "192.0.2.1" };
    expect(await openByCode(portal.db, { ...typed, birthDate: "1990-05-18" })).toMatchObject({ ok: false });
    const opened = await openByCode(portal.db, typed);
    const token = opened.ok ? opened.value.token : "";
    expect(await openAnswerLink(portal.db, token)).toMatchObject({ value: { positioning: { id } } });
    // Typed again, it gives another token, and the one before opens nothing.
    expect((await openByCode(portal.db, typed)).ok).toBe(true);
    expect((await openAnswerLink(portal.db, token)).ok).toBe(false);
    vi.setSystemTime("2027-02-11T12:00:00+01:00");
    expect(await openByCode(portal.db, typed)).toEqual({ ok: false, refusal: { kind: "unknown-code" } });
  });
});

describe("nobody is woken, nor told all day long", () => {
  test("whoever is invited to a meeting of that day or of the next morning is told, though they had two messages", async () => {
    const id = await submit(await newPerson());
    await work();
    await act(id, 1, { name: "invite", meetingOn: "2027-01-20" });
    await work();
    await act(id, 2, { name: "invite", meetingOn: "2027-01-21" });
    await work();
    expect(await sent("positioning-sms")).toHaveLength(2);
    await act(id, 3, { name: "invite", meetingOn: "2027-01-13" });
    await work();
    expect(await sent("positioning-sms")).toHaveLength(3);
  });

  test("at night, a message waits for 8 h; of two, each says the last news", async () => {
    const id = await submit(await newPerson());
    vi.setSystemTime("2027-01-12T20:00:00+01:00");
    await act(id, 1, { name: "invite", meetingOn: "2027-01-20" });
    await work();
    expect(await sent("positioning-sms")).toEqual([]);
    vi.setSystemTime("2027-01-13T07:59:00+01:00");
    await work();
    expect(await sent("positioning-sms")).toEqual([]);
    vi.setSystemTime("2027-01-13T08:00:00+01:00");
    await work();
    expect((await sent("positioning-sms")).map(({ text }) => text.split("\n")[0])).toEqual([
      "Formation : rencontre le 20/01. Lieu et détails :",
    ]);
  });

  test("a person has two messages a day at most, the next ones the day after", async () => {
    const fileId = await newPerson();
    vi.setSystemTime("2027-01-12T16:00:00+01:00");
    const submitted = async (hour: string) => {
      await submit(fileId);
      vi.setSystemTime(`${hour}:00:00+01:00`);
      await work();
      return (await sent("positioning-sms")).length;
    };
    // The second waits for the evening, with what comes until then; what comes after both waits for the morning.
    expect([
      await submitted("2027-01-12T16"),
      await submitted("2027-01-12T16"),
      await submitted("2027-01-12T17"),
    ]).toEqual([1, 1, 2]);
    expect(await submitted("2027-01-12T19")).toBe(2);
    expect(await submitted("2027-01-13T08")).toBe(3);
    expect(
      await portal.build.query("SELECT FROM positioning_notice WHERE audience = 'person' AND sent_at IS NULL"),
    ).toEqual([]);
  });

  test("a seat that is given is told at once, at night and above two a day", async () => {
    const fileId = await newPerson();
    const sessionId = await world.newSession({ seats: 0 });
    const id = await submit(fileId, sessionId);
    await act(id, 1, { name: "wait-list" });
    await portal.build.rewrite(
      "UPDATE positioning SET state = 'accepted', holds_seat = true, answer_by = '2027-01-18', version = 3 WHERE id = $1",
      [id],
    );
    await portal.build.rewrite(
      `INSERT INTO positioning_event (positioning_id, version, machine, command, from_state, to_state, by_commander, at)
       VALUES ($1, 3, 'positioning', 'promote', 'waitlisted', 'accepted', 'portal', now())`,
      [id],
    );
    vi.setSystemTime("2027-01-12T23:30:00+01:00");
    await tellDecision(portal.db, { positioningId: id, version: 3, audiences: ["person"] });
    expect(await smsLike(/Une place se libère pour vous/)).toBeDefined();
  });
});

describe("professionals hear of it", () => {
  test("by one mail from noon on, which counts people and names nobody", async () => {
    vi.setSystemTime("2027-01-12T09:00:00+01:00");
    await portal.build.query("UPDATE account SET email = 'secretaire@example.test' WHERE id = $1", [
      world.secretary.accountId,
    ]);
    for (const _one of [1, 2]) await submit(await newPerson({ channel: "referent" }));
    await work();
    expect(await sent("positioning-mail")).toEqual([]);
    vi.setSystemTime("2027-01-12T12:00:00+01:00");
    await work();
    await work();
    const mails = await sent("positioning-mail");
    expect(mails.map(({ to }) => to)).toEqual(["secretaire@example.test"]);
    expect(mails[0]?.text).toContain("« Soudeur » – À traiter : 2 personnes.");
  });
});

describe("following somebody does not stop at the door of the training", () => {
  test("the referent hears of an absence at the entry, an interruption and an exit on the same day, all in one mail", async () => {
    vi.setSystemTime("2027-01-12T09:00:00+01:00");
    await portal.build.query("UPDATE account SET email = 'referent@example.test' WHERE id = $1", [
      world.referent.accountId,
    ]);
    const sessionId = await world.newSession({ startsOn: "2027-01-13" });
    const ids: string[] = [];
    for (const _one of [1, 2, 3]) {
      const id = await submit(await newPerson({ channel: "referent" }), sessionId);
      await act(id, 1, { name: "accept" });
      await act(id, 2, { name: "confirm" }, world.referent.actor);
      ids.push(id);
    }
    vi.setSystemTime("2027-01-14T09:00:00+01:00");
    await portal.build.query("DELETE FROM outbox_effect");
    const [absent = "", interrupted = "", left = ""] = ids;
    await act(absent, 3, { name: "record-no-show", reason: null });
    for (const id of [interrupted, left]) await act(id, 3, { name: "enter", entryOn: "2027-01-13" });
    await say(interrupted, 4, { name: "interrupt", happenedOn: "2027-01-14" });
    await say(left, 4, { name: "exit", happenedOn: "2027-01-14", reason: "job_found", blocks: [] });
    await work();
    expect(await sent("positioning-mail")).toEqual([]);
    vi.setSystemTime("2027-01-14T12:00:00+01:00");
    await work();
    const mails = (await sent("positioning-mail")).filter(({ to }) => to === "referent@example.test");
    expect(mails).toHaveLength(1);
    for (const state of [
      positioningStateWords.no_show_entry.prescriber,
      stayStateWords.interrupted.prescriber,
      stayStateWords.ended_for_job.prescriber,
    ]) {
      expect(mails[0]?.text).toContain(`« Soudeur » – ${state} : 1 personne.`);
    }
    const { lines: todo } = await listTodo(portal.db, world.referent.actor);
    const calls = todo.filter(({ aboutId }) => ids.includes(aboutId ?? "")).map(({ step }) => step);
    expect(calls.toSorted()).toEqual(["contact-absent", "contact-exit", "contact-interrupted"]);
  });

  async function say(positioningId: string, version: number, command: Parameters<typeof commandStay>[2]["command"]) {
    const asked = { key: randomUUID(), positioningId, version, command };
    expect(await commandStay(portal.db, world.secretary.actor, asked)).toMatchObject({ ok: true });
  }
});

test("what is sealed in the queue is sent as it was written", async () => {
  const directory = await mkdtemp(path.join(tmpdir(), "hub-notices-"));
  const id = await submit(await newPerson());
  await work();
  const [row] = await portal.build.query("SELECT id, payload FROM outbox_effect WHERE topic = 'positioning-sms'");
  const tools = { database: portal.db, messenger: outboxFiles({ directory, from: "hub@example.test" }) };
  const effectId = String(row?.["id"]);
  for (const _twice of [1, 2]) await hubEffects["positioning-sms"].carryOut(row?.["payload"], effectId, tools);
  expect(await readdir(directory)).toEqual([`${effectId}.sms.txt`]);
  expect(await readFile(path.join(directory, `${effectId}.sms.txt`), "utf8")).toMatch(
    /^\+33612345678\n\nVotre demande/,
  );
  await rm(directory, { recursive: true });
  expect(id).not.toBe("");
});
