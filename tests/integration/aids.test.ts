import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import { actingFor, inTransactionAs } from "#app/access/acting.server.ts";
import type { MemberActor, PersonActor } from "#app/access/actor.ts";
import { useDatabase } from "#app/platform/database.server.ts";
import { followAids } from "#app/positioning/aid/follow-aids.server.ts";
import { prepareAid } from "#app/positioning/aid/prepare-aid.server.ts";
import { listAidsToDo, readAidForMember, readAidToPrepare } from "#app/positioning/aid/read-aids.server.ts";
import { answerAidByLink } from "#app/positioning/answer/answer-aid-by-link.server.ts";
import { openAidLink } from "#app/positioning/answer/open-answer-link.server.ts";
import { readOwnAids } from "#app/positioning/answer/read-own-positionings.server.ts";
import {
  type AidWorld,
  answerOfAid,
  aQuote,
  buildAidWorld,
  preparedAid,
  sayOfAid,
  sentAid,
} from "#tests/support/aids.ts";
import { buildSession } from "#tests/support/positioning-world.ts";
import { canaryPerson } from "#tests/support/proposals.ts";
import { readySent, tokenIn, workOnce } from "#tests/support/told-people.ts";
import { goTo, onUseCasePortal, type UseCasePortal } from "#tests/support/use-case-portal.ts";

let portal: UseCasePortal;
let about: AidWorld;

// A Tuesday: the sessions begin on the first of March.
onUseCasePortal("2027-01-12", async (opened) => {
  portal = opened;
  useDatabase(portal.db);
  about = await buildAidWorld(portal);
});

beforeEach(async () => {
  goTo("2027-01-12");
  await portal.build.query("DELETE FROM outbox_effect");
});

interface Someone {
  readonly fileId: string;
  readonly person: PersonActor;
}
const someone = (): Promise<Someone> => canaryPerson(portal, about.world);
const referent = () => about.world.referent.actor;
type Command = Parameters<typeof sayOfAid>[2]["command"];
const say = (actor: MemberActor, requestId: string, version: number, command: Command) =>
  sayOfAid(portal, actor, { requestId, version, command });
const rowOf = async (id: string) =>
  (
    await portal.build.query(
      `SELECT state::text, version, due_on::text AS due, cost_cents AS cost, granted_cents AS granted, filed_on::text AS filed, reason,
         provider_id IS NOT NULL AS asked FROM aid_request WHERE id = $1`,
      [id],
    )
  )[0];
const applicants = async (id: string) =>
  portal.build.query("SELECT first_name, last_name FROM aid_applicant WHERE request_id = $1", [id]);
const mails = async () => {
  await workOnce(portal);
  const rows = await portal.build.query(
    `DELETE FROM outbox_effect WHERE topic = 'mail'
     RETURNING payload ->> 'to' AS to, payload ->> 'subject' AS subject, payload ->> 'text' AS text`,
  );
  return rows.map(({ to, subject, text }) => ({ to: String(to), subject: String(subject), text: String(text) }));
};
const mailOf = ({ accountId }: { readonly accountId: string }) => `${accountId}@example.test`;

const write = (actor: MemberActor | PersonActor, sql: string, values: readonly unknown[]) =>
  inTransactionAs(portal.db, actingFor(actor), (transaction) => transaction.$executeRawUnsafe(sql, ...values));

describe("an aid is prepared", () => {
  test("for a session of the catalogue: a line of history and of the trail; the person is told, nobody else", async () => {
    const { fileId } = await someone();
    const id = await preparedAid(portal, about, { personFileId: fileId });
    expect(await rowOf(id)).toMatchObject({ state: "draft", version: 1, due: "2027-01-19", asked: false });
    const trail = "SELECT action FROM audit_event WHERE resource_id = $1 ORDER BY seq";
    expect(await portal.build.query(trail, [id])).toEqual([{ action: "aid.prepare" }]);
    expect(await mails()).toEqual([]);
    const [sms] = await readySent(portal, "positioning-sms");
    expect(sms?.to).toBe("+33699887766");
    expect(sms?.text).toContain("Payer votre formation ?");
  });

  test("for a training that the catalogue does not have, and what lacks is asked", async () => {
    const { fileId } = await someone();
    const named = { personFileId: fileId, sessionNumber: null, title: "Cordiste", provider: "Hauteurs" };
    const id = await preparedAid(portal, about, { ...named, startsOn: "2027-05-03" });
    expect(await rowOf(id)).toMatchObject({ state: "draft" });
    const unsaid = {
      key: randomUUID(),
      scheme: "aif" as const,
      why: "no-session" as const,
      hours: null,
      costCents: null,
    };
    expect(await prepareAid(portal.db, referent(), { ...unsaid, ...named, startsOn: null })).toMatchObject({
      refusal: { kind: "unsaid", field: "startsOn" },
    });
  });

  test("once: the same person, training and scheme again is the request there is, until it is over", async () => {
    const [{ fileId }, other] = [await someone(), await someone()];
    const { number } = await buildSession(portal.build, { siret: about.world.siret });
    const asked = {
      ...{ personFileId: fileId, scheme: "aif" as const, why: "dates" as const, sessionNumber: number },
      ...{ title: null, provider: null, startsOn: null, hours: null, costCents: null },
    };
    const ask = (changed: Partial<Parameters<typeof prepareAid>[2]> = {}) =>
      prepareAid(portal.db, referent(), { ...asked, ...changed, key: randomUUID() });
    // At once, as by two presses.
    const both = await Promise.all([ask(), ask()]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    const first = both.find((one) => one.ok);
    const id = first?.ok === true ? first.value.requestId : "";
    expect(both.find((one) => !one.ok)).toMatchObject({ refusal: { kind: "asked-already", requestId: id } });
    expect(await ask()).toMatchObject({ refusal: { kind: "asked-already", requestId: id } });
    expect((await ask({ scheme: "pass-emploi" })).ok).toBe(true);
    expect((await ask({ personFileId: other.fileId })).ok).toBe(true);
    await say(referent(), id, 1, { name: "cancel" });
    expect((await ask()).ok).toBe(true);
    const named = { sessionNumber: null, title: "Cordiste", provider: "Hauteurs", startsOn: "2027-05-03" };
    expect((await ask(named)).ok).toBe(true);
    expect(await ask({ ...named, title: " cordiste", provider: "HAUTEURS " })).toMatchObject({
      refusal: { kind: "asked-already" },
    });
    expect((await ask({ ...named, provider: "Sommets" })).ok).toBe(true);
  });

  test("for nobody else's person, and for no session that is over", async () => {
    const { fileId } = await someone();
    const { number } = await buildSession(portal.build, { siret: about.world.siret, startsOn: "2027-01-12" });
    const asked = {
      ...{ personFileId: fileId, scheme: "aif" as const, why: "dates" as const, sessionNumber: number },
      ...{ title: null, provider: null, startsOn: null, hours: null, costCents: null },
    };
    expect(await prepareAid(portal.db, about.stranger.actor, { ...asked, key: randomUUID() })).toMatchObject({
      refusal: { kind: "unknown-person" },
    });
    expect(await prepareAid(portal.db, referent(), { ...asked, key: randomUUID() })).toMatchObject({
      refusal: { kind: "already-begun" },
    });
  });

  test("after the schemes are compared with what is known", async () => {
    const { fileId } = await someone();
    const { number } = await buildSession(portal.build, { siret: about.world.siret });
    await portal.build.query(
      `INSERT INTO person_fact (organisation_id, person_file_id, kind, value, source, as_of)
       VALUES ($2, $1, 'registration', 'no', 'said', '2027-01-01')`,
      [fileId, referent().organisationId],
    );
    const read = await readAidToPrepare(portal.db, referent(), { personFileId: fileId, sessionNumber: number });
    const compared = read.ok ? read.value.compared.schemes : [];
    expect(compared.map(({ scheme, verdict }) => [scheme.code, verdict])).toEqual([
      ["aif", "no"],
      ["cpf-top-up", "check"],
      ["pass-formation", "no"],
      ["pass-emploi", "no"],
      ["agefiph", "no"],
    ]);
    const lines = compared.find(({ scheme }) => scheme.code === "pass-formation")?.lines ?? [];
    expect(lines.find(({ rule }) => rule === "in-time")).toMatchObject({ verdict: "yes", latestOn: "2027-02-08" });
    // The feed of this session says that the Region pays for a group.
    expect(lines.find(({ rule }) => rule === "bought-alone")).toMatchObject({ verdict: "no" });
  });
});

describe("nothing leaves before the person's yes", () => {
  test("they give it by the link of their message, and take it back by the same one", async () => {
    const { fileId } = await someone();
    const id = await preparedAid(portal, about, { personFileId: fileId });
    expect(await say(referent(), id, 1, { name: "ask-quote" })).toMatchObject({ refusal: { kind: "wrong-state" } });
    await workOnce(portal);
    const token = tokenIn((await readySent(portal, "positioning-sms"))[0]?.text);
    expect(await openAidLink(portal.db, token)).toMatchObject({
      value: { aid: { id, state: "draft", title: "Soudeur" } },
    });
    const agree = { version: 1, name: "agree" } as const;
    expect(await answerAidByLink(portal.db, token, agree)).toMatchObject({ value: { state: "agreed" } });
    expect(await answerAidByLink(portal.db, token, agree)).toMatchObject({ value: { state: "agreed" } });
    expect((await mails()).map(({ to }) => to)).toEqual([mailOf(about.world.referent)]);
    const decline = { version: 2, name: "decline" } as const;
    expect(await answerAidByLink(portal.db, token, decline)).toMatchObject({ value: { state: "declined" } });
    expect(await openAidLink(portal.db, token)).toMatchObject({ ok: false });
    expect(await rowOf(id)).toMatchObject({ state: "declined", version: 3, due: null });
    const trail = "SELECT action, actor_id FROM audit_event WHERE resource_id = $1 ORDER BY seq";
    expect((await portal.build.query(trail, [id])).slice(1)).toEqual([
      { action: "aid.agree", actor_id: null },
      { action: "aid.decline", actor_id: null },
    ]);
  });

  test("by their account; a yes that is noted says how it was said, and they hear of it", async () => {
    const { fileId, person } = await someone();
    const id = await preparedAid(portal, about, { personFileId: fileId });
    const mine = await readOwnAids(portal.db, person);
    expect(mine.map((aid) => aid.id)).toContain(id);
    const noted = { requestId: id, version: 1, name: "agree" } as const;
    expect(await answerOfAid(portal, referent(), noted)).toMatchObject({ refusal: { kind: "how-unsaid" } });
    expect(await answerOfAid(portal, referent(), { ...noted, saidHow: "phone" })).toMatchObject({ ok: true });
    await workOnce(portal);
    const told = (await readySent(portal, "positioning-sms")).map(({ text }) => text).join("\n");
    expect(told).toContain("Votre oui a une aide est noté");
    expect(await answerOfAid(portal, person, { requestId: id, version: 2, name: "decline" })).toMatchObject({
      value: { state: "declined" },
    });
  });

  test("nobody answers in their place: neither another person nor another organisation", async () => {
    const { fileId } = await someone();
    const other = await someone();
    const id = await preparedAid(portal, about, { personFileId: fileId });
    const asked = { requestId: id, version: 1, name: "agree", saidHow: "phone" } as const;
    for (const actor of [other.person, about.stranger.actor, about.provider.actor])
      expect(await answerOfAid(portal, actor, asked)).toMatchObject({ refusal: { kind: "unknown-request" } });
  });
});

describe("a quote", () => {
  test("is asked of the organisation of the session, without a name, and makes the request complete", async () => {
    const { fileId, person } = await someone();
    const id = await preparedAid(portal, about, { personFileId: fileId });
    await answerOfAid(portal, person, { requestId: id, version: 1, name: "agree" });
    await mails();
    expect((await readAidForMember(portal.db, about.provider.actor, id)).ok).toBe(false);
    expect(await say(referent(), id, 2, { name: "ask-quote" })).toMatchObject({ value: { state: "quote_asked" } });
    expect((await mails()).map(({ to }) => to)).toEqual([mailOf(about.provider)]);
    const quote = { name: "quote", quote: aQuote } as const;
    expect(await say(about.provider.actor, id, 3, quote)).toMatchObject({ value: { state: "complete" } });
    expect(await rowOf(id)).toMatchObject({ cost: 210_000, asked: true });
    expect((await mails()).map(({ to }) => to)).toEqual([mailOf(about.world.referent)]);
    expect((await listAidsToDo(portal.db, referent())).map((aid) => aid.id)).toContain(id);
  });

  test("of another day asks for the person's yes again, and nothing is sent without it", async () => {
    const { fileId, person } = await someone();
    const id = await preparedAid(portal, about, { personFileId: fileId });
    await answerOfAid(portal, person, { requestId: id, version: 1, name: "agree" });
    await say(referent(), id, 2, { name: "ask-quote" });
    await mails();
    await say(about.provider.actor, id, 3, { name: "quote", quote: { ...aQuote, startsOn: "2027-03-08" } });
    await workOnce(portal);
    const sms = (await readySent(portal, "positioning-sms")).find(({ text }) => text.includes("Jour ou prix"));
    const send = { name: "send", filedOn: null } as const;
    expect(await say(referent(), id, 4, send)).toMatchObject({ refusal: { kind: "terms-changed" } });
    // The next word is the person's: the list of what the referent has to do is silent.
    expect((await listAidsToDo(portal.db, referent())).map((aid) => aid.id)).not.toContain(id);
    const astray = "UPDATE aid_request SET state = 'sent', filed_on = '2027-01-12', version = 5 WHERE id = $1::uuid";
    await expect(write(referent(), astray, [id])).rejects.toThrow(/nothing is sent that the person did not say yes to/);
    const agree = { version: 4, name: "agree" } as const;
    const token = tokenIn(sms?.text);
    expect(await answerAidByLink(portal.db, token, agree)).toMatchObject({ value: { state: "complete" } });
    expect(await answerAidByLink(portal.db, token, agree)).toMatchObject({ value: { state: "complete" } });
    expect((await listAidsToDo(portal.db, referent())).map((aid) => aid.id)).toContain(id);
    expect(await say(referent(), id, 5, send)).toMatchObject({ value: { state: "sent", version: 6 } });
    const forged =
      "UPDATE aid_request SET agreed_cost_cents = 1, state = 'to_complete', version = 7 WHERE id = $1::uuid";
    await expect(write(about.region, forged, [id])).rejects.toThrow(/a person says yes to what is held/);
  });

  test("is declined: the request goes back, with the reason", async () => {
    const { fileId, person } = await someone();
    const id = await preparedAid(portal, about, { personFileId: fileId });
    await answerOfAid(portal, person, { requestId: id, version: 1, name: "agree" });
    await say(referent(), id, 2, { name: "ask-quote" });
    const no = { name: "no-quote", reason: "not-sold-alone" } as const;
    expect(await say(about.provider.actor, id, 3, no)).toMatchObject({ value: { state: "agreed" } });
    expect(await rowOf(id)).toMatchObject({ reason: "not-sold-alone" });
  });

  test("that came on paper is noted: of an organisation that has no account, it cannot be asked", async () => {
    const { fileId, person } = await someone();
    const named = { sessionNumber: null, title: "Cordiste", provider: "Hauteurs", startsOn: "2027-05-03" };
    const id = await preparedAid(portal, about, { personFileId: fileId, ...named });
    await answerOfAid(portal, person, { requestId: id, version: 1, name: "agree" });
    expect(await say(referent(), id, 2, { name: "ask-quote" })).toMatchObject({ refusal: { kind: "no-provider" } });
    const noted = { name: "quote", quote: { ...aQuote, startsOn: "2027-05-03", endsOn: "2027-06-01" } } as const;
    expect(await say(referent(), id, 2, noted)).toMatchObject({ value: { state: "complete" } });
  });
});

describe("who pays answers", () => {
  test("the Region reads the name once the request is sent, and accepts with a sum; the person and their referent hear it", async () => {
    const them = await someone();
    const id = await sentAid(portal, about, them);
    const read = await readAidForMember(portal.db, about.region, id);
    expect(read).toMatchObject({ value: { aid: { applicant: "Canarinette Serinos", costCents: 210_000 } } });
    await mails();
    const told = (await readySent(portal, "positioning-sms")).map(({ text }) => text).join("\n");
    expect(told).toContain("01/03, 2100 euros");
    const dear = { name: "accept", grantedCents: 300_000 } as const;
    expect(await say(about.region, id, 5, dear)).toMatchObject({ refusal: { kind: "more-than-cost" } });
    const accept = { name: "accept", grantedCents: 180_000 } as const;
    expect(await say(about.region, id, 5, accept)).toMatchObject({ value: { state: "accepted" } });
    expect(await rowOf(id)).toMatchObject({ granted: 180_000, filed: "2027-01-12", due: null });
    expect((await mails()).map(({ to }) => to)).toEqual([mailOf(about.world.referent)]);
    goTo("2027-03-01");
    expect(await say(referent(), id, 6, { name: "enter" })).toMatchObject({ value: { state: "entered" } });
    expect(await applicants(id)).toHaveLength(1);
  });

  test("refuses with a reason: the name goes", async () => {
    const id = await sentAid(portal, about, await someone());
    expect(await applicants(id)).toEqual([{ first_name: "Canarinette", last_name: "Serinos" }]);
    expect(await say(about.region, id, 5, { name: "refuse", reason: "budget" })).toMatchObject({ ok: true });
    expect([await rowOf(id), await applicants(id)]).toMatchObject([{ state: "refused", reason: "budget" }, []]);
  });

  test("sends it back to be completed; it is quoted and sent again", async () => {
    const id = await sentAid(portal, about, await someone());
    await say(about.region, id, 5, { name: "return", reason: "quote" });
    expect(await say(referent(), id, 6, { name: "ask-quote" })).toMatchObject({ ok: true });
    const cheaper = { ...aQuote, costCents: 190_000 };
    expect(await say(about.provider.actor, id, 7, { name: "quote", quote: cheaper })).toMatchObject({ ok: true });
    expect(await say(referent(), id, 8, { name: "send", filedOn: null })).toMatchObject({ value: { state: "sent" } });
    const lines =
      "SELECT command, cost_cents FROM aid_event WHERE request_id = $1 AND command = 'quote' ORDER BY version";
    expect(await portal.build.query(lines, [id])).toEqual([
      { command: "quote", cost_cents: 210_000 },
      { command: "quote", cost_cents: 190_000 },
    ]);
  });

  test("sends it back for something else than the quote: it is given, and sent again as it was", async () => {
    const id = await sentAid(portal, about, await someone());
    await say(about.region, id, 5, { name: "return", reason: "papers" });
    goTo("2027-01-25");
    await followAids(portal.db);
    expect(await rowOf(id)).toMatchObject({ state: "to_complete", version: 7, reason: "papers" });
    const supply = { name: "supply", reason: "papers-sent" } as const;
    expect(await say(referent(), id, 7, supply)).toMatchObject({ value: { state: "complete" } });
    expect(await say(referent(), id, 8, { name: "send", filedOn: null })).toMatchObject({ value: { state: "sent" } });
    expect(await rowOf(id)).toMatchObject({ cost: 210_000 });
    const read = await readAidForMember(portal.db, about.region, id);
    expect(read.ok ? read.value.events.map(({ command, reason }) => [command, reason]) : []).toEqual([
      ["send", null],
      ["return", "papers"],
      ["supply", "papers-sent"],
      ["send", null],
    ]);
    await say(about.region, id, 9, { name: "return", reason: "quote" });
    expect(await say(referent(), id, 10, supply)).toMatchObject({ refusal: { kind: "quote-lacks" } });
  });

  test("by two at once: one does, the other is told", async () => {
    const id = await sentAid(portal, about, await someone());
    const colleague = await portal.build.buildMember(about.regionOrganisation, "agent");
    const other = colleague.actor;
    const answers = await Promise.all([
      say(about.region, id, 5, { name: "accept", grantedCents: 100_000 }),
      say(other, id, 5, { name: "refuse", reason: "project" }),
    ]);
    expect(answers.map(({ ok }) => ok).toSorted()).toEqual([false, true]);
    expect(answers.find(({ ok }) => !ok)).toMatchObject({ refusal: { kind: "stale-version", version: 6 } });
    expect(await rowOf(id)).toMatchObject({ version: 6 });
  });

  test("elsewhere: the Region reads nothing, the referent notes the day it was filed, then the answer", async () => {
    const them = await someone();
    const id = await preparedAid(portal, about, { personFileId: them.fileId, scheme: "aif" });
    await answerOfAid(portal, them.person, { requestId: id, version: 1, name: "agree" });
    await say(referent(), id, 2, { name: "quote", quote: aQuote });
    expect(await say(referent(), id, 3, { name: "send", filedOn: null })).toMatchObject({
      refusal: { kind: "filed-when" },
    });
    // Nor before the yes, which was given on this day.
    for (const filedOn of ["2020-01-01", "2027-01-11"])
      expect(await say(referent(), id, 3, { name: "send", filedOn })).toMatchObject({
        refusal: { kind: "filed-when", agreedOn: "2027-01-12" },
      });
    goTo("2027-01-14");
    expect(await say(referent(), id, 3, { name: "send", filedOn: "2027-01-13" })).toMatchObject({ ok: true });
    expect(await applicants(id)).toEqual([]);
    expect((await readAidForMember(portal.db, about.region, id)).ok).toBe(false);
    const accept = { name: "accept", grantedCents: 210_000 } as const;
    expect(await say(about.region, id, 4, accept)).toMatchObject({ refusal: { kind: "unknown-request" } });
    expect(await say(referent(), id, 4, accept)).toMatchObject({ value: { state: "accepted" } });
  });

  test("and not whoever follows the person, of what the Region reads", async () => {
    const id = await sentAid(portal, about, await someone());
    expect(await say(referent(), id, 5, { name: "accept", grantedCents: 1000 })).toMatchObject({
      refusal: { kind: "answers-elsewhere" },
    });
  });
});

describe("silence", () => {
  test("is followed: whoever must act is reminded; it ends when the training starts, and its person and referent hear it", async () => {
    const { fileId } = await someone();
    const id = await preparedAid(portal, about, { personFileId: fileId });
    const sent = await sentAid(portal, about, await someone());
    await mails();
    await portal.build.query("DELETE FROM outbox_effect");
    goTo("2027-01-19");
    await followAids(portal.db);
    expect(await rowOf(id)).toMatchObject({ version: 1 });
    goTo("2027-01-20");
    await followAids(portal.db);
    expect(await rowOf(id)).toMatchObject({ version: 2, state: "draft", due: "2027-01-27" });
    await workOnce(portal);
    expect((await readySent(portal, "positioning-sms")).map(({ text }) => text).join()).toContain(
      "attend votre accord",
    );
    goTo("2027-01-28");
    await followAids(portal.db);
    expect(await rowOf(sent)).toMatchObject({ version: 6, state: "sent" });
    const reminded = (await mails()).filter(({ text }) => text.includes(sent));
    expect(reminded.map(({ subject }) => subject)).toEqual(["Une aide individuelle attend votre réponse"]);
    goTo("2027-03-01");
    await followAids(portal.db);
    expect([await rowOf(id), await rowOf(sent)]).toMatchObject([{ state: "expired" }, { state: "expired" }]);
    expect(await applicants(sent)).toEqual([]);
    expect((await mails()).map(({ to }) => to)).toContain(mailOf(about.world.referent));
    const before = await rowOf(id);
    await followAids(portal.db);
    expect(await rowOf(id)).toEqual(before);
  });
});
