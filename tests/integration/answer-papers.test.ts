import { beforeEach, describe, expect, test, vi } from "vitest";
import { inTransactionAs } from "#app/access/acting.server.ts";
import { hashToken } from "#app/platform/secrets.server.ts";
import { answerByLink } from "#app/positioning/answer/answer-by-link.server.ts";
import { calendarOf } from "#app/positioning/answer/answer-calendar.ts";
import { certificateOf } from "#app/positioning/answer/certificate.ts";
import { changePhoneByLink } from "#app/positioning/answer/change-phone-by-link.server.ts";
import { openAnswerLink } from "#app/positioning/answer/open-answer-link.server.ts";
import { buildAnswerLink } from "#tests/support/answer-links.ts";
import { buildPositioningWorld, type PositioningWorld } from "#tests/support/positioning-world.ts";
import { type Contact, commandDone, personReached, readySent, submitFor } from "#tests/support/told-people.ts";
import { onUseCasePortal, type UseCasePortal } from "#tests/support/use-case-portal.ts";

let portal: UseCasePortal;
let world: PositioningWorld;

onUseCasePortal("2027-01-12", async (opened) => {
  portal = opened;
  world = await buildPositioningWorld(portal.build);
});

beforeEach(async () => {
  await portal.build.query("DELETE FROM outbox_effect");
});

type Command = Parameters<typeof commandDone>[2]["command"];

async function linked(commands: readonly Command[], contact?: Contact) {
  const fileId = await personReached(portal, world, contact);
  const positioningId = await submitFor(portal, world, { fileId });
  for (const [index, command] of commands.entries()) {
    await commandDone(portal, world.secretary.actor, { positioningId, version: index + 1, command });
  }
  return { fileId, positioningId, token: await buildAnswerLink(portal.build, positioningId) };
}

async function opened(token: string) {
  const answer = await openAnswerLink(portal.db, token);
  if (!answer.ok) throw new Error("The link opens nothing");
  return answer.value.positioning;
}

describe("what a person takes away by their link", () => {
  test("the days to come for their calendar, with a number to call and nobody's name", async () => {
    const invited = await opened((await linked([{ name: "invite", meetingOn: "2027-01-20" }])).token);
    expect(calendarOf(invited, "2027-01-12")).toMatchObject([
      { firstDay: "2027-01-20", dayAfter: "2027-01-21", title: "Rencontre pour la formation « Soudeur »", sequence: 2 },
    ]);
    expect(calendarOf(invited, "2027-01-21")).toEqual([]);
    expect(JSON.stringify(calendarOf(invited, "2027-01-12"))).not.toContain(String(invited.person));
    const accepted = await opened((await linked([{ name: "accept" }])).token);
    expect(calendarOf(accepted, "2027-01-12")).toMatchObject([{ firstDay: "2027-03-01", dayAfter: "2027-03-02" }]);
    expect(calendarOf(await opened((await linked([])).token), "2027-01-12")).toEqual([]);
  });

  test("a certificate once they took the place, then once they entered; none before, nor after", async () => {
    const { token, positioningId } = await linked([{ name: "accept" }]);
    expect(certificateOf(await opened(token), "2027-01-12")).toBeNull();
    expect(await answerByLink(portal.db, token, { version: 2, command: { name: "confirm" } })).toMatchObject({
      ok: true,
    });
    const enrolled = await opened(token);
    const sheet = certificateOf(enrolled, "2027-01-12");
    expect(sheet?.title).toBe("Attestation d’inscription en formation");
    expect(sheet?.paragraphs.slice(0, 2)).toEqual([
      `${enrolled.person} est inscrit(e) à cette formation.`,
      "Formation : Soudeur.",
    ]);
    expect(sheet?.paragraphs).toContain("Dates : du 1er mars 2027 au 30 juin 2027.");
    vi.setSystemTime("2027-03-01T12:00:00+01:00");
    const entry = { name: "enter", entryOn: "2027-03-01" } as const;
    await commandDone(portal, world.secretary.actor, { positioningId, version: 3, command: entry });
    const inTraining = await opened(await buildAnswerLink(portal.build, positioningId));
    expect(certificateOf(inTraining, "2027-03-01")).toMatchObject({
      title: "Attestation d’entrée en formation",
      paragraphs: expect.arrayContaining([`${inTraining.person} suit cette formation depuis le lundi 1er mars 2027.`]),
    });
    expect(certificateOf({ ...inTraining, stayState: "dropped_out" }, "2027-03-01")).toBeNull();
  });
});

describe("a person changes their telephone number by their link", () => {
  test("in the file and for the organisations that call them; the old one is told, not the new one", async () => {
    const { fileId, token, positioningId } = await linked([{ name: "accept" }]);
    const other = await submitFor(portal, world, { fileId });
    expect(await changePhoneByLink(portal.db, token, "+33698765432")).toEqual({ ok: true, value: null });
    const [file] = await portal.build.query("SELECT phone, channel::text FROM person_file WHERE id = $1", [fileId]);
    expect(file).toEqual({ phone: "+33698765432", channel: "sms" });
    for (const id of [positioningId, other]) {
      const copies = await portal.build.query("SELECT phone FROM positioned_person WHERE positioning_id = $1", [id]);
      expect(copies).toEqual([{ phone: "+33698765432" }]);
    }
    const [told, ...none] = await readySent(portal, "positioning-sms");
    expect([told?.to, none]).toEqual(["+33612345678", []]);
    expect(told?.text).not.toMatch(/98|reponse/);
    const trail = await portal.build.query(
      "SELECT actor_id, resource_id FROM audit_event WHERE action = 'person-file.change-phone'",
    );
    expect(trail).toEqual([{ actor_id: null, resource_id: fileId }]);
    expect(await changePhoneByLink(portal.db, token, "+33698765432")).toMatchObject({
      refusal: { kind: "same-phone" },
    });
    // The link still opens: whoever changes it goes on reading their page.
    expect((await openAnswerLink(portal.db, token)).ok).toBe(true);
  });

  test("so that who had letters has SMS, and who has mails is told by mail", async () => {
    const { fileId, token } = await linked([], { channel: "letter" });
    expect((await changePhoneByLink(portal.db, token, "+33698765432")).ok).toBe(true);
    expect(await portal.build.query("SELECT channel::text FROM person_file WHERE id = $1", [fileId])).toEqual([
      { channel: "sms" },
    ]);
    const mailed = await linked([], { channel: "mail", mail: "camille@example.test" });
    expect((await changePhoneByLink(portal.db, mailed.token, "+33698765432")).ok).toBe(true);
    expect((await readySent(portal, "positioning-mail")).map(({ to }) => to)).toEqual(["camille@example.test"]);
  });

  test("three times, then after a wait; never by a link that is over", async () => {
    const { token, positioningId } = await linked([]);
    for (const last of ["11", "22", "33"]) {
      expect((await changePhoneByLink(portal.db, token, `+336987654${last}`)).ok).toBe(true);
    }
    expect(await changePhoneByLink(portal.db, token, "+33698765444")).toMatchObject({ refusal: { kind: "throttled" } });
    await buildAnswerLink(portal.build, positioningId);
    vi.setSystemTime("2027-01-13T12:00:00+01:00");
    expect(await changePhoneByLink(portal.db, token, "+33698765444")).toMatchObject({
      refusal: { kind: "no-such-link" },
    });
  });

  test("and by it nothing else of the file, in the database too", async () => {
    const { fileId, token } = await linked([]);
    const stranger = await personReached(portal, world);
    const asLink = (sql: string, id: string): Promise<number> =>
      inTransactionAs(portal.db, { task: "answer", presented: hashToken(token) }, (tx) =>
        tx.$executeRawUnsafe(sql, id),
      );
    const renamed = "UPDATE person_file SET last_name = 'X', version = version + 1 WHERE id = $1::uuid";
    await expect(asLink(renamed, fileId)).rejects.toThrow(/telephone number of a file alone/);
    const called = "UPDATE person_file SET phone = '+33600000000', version = version + 1 WHERE id = $1::uuid";
    expect(await asLink(called, stranger)).toBe(0);
    expect(await asLink("UPDATE positioned_person SET phone = NULL WHERE person_file_id = $1::uuid", fileId)).toBe(0);
  });
});
