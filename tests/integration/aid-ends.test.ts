import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import { actingFor, inTransactionAs } from "#app/access/acting.server.ts";
import type { MemberActor } from "#app/access/actor.ts";
import { openPersonFile } from "#app/people/file/open-person-file.server.ts";
import { useDatabase } from "#app/platform/database.server.ts";
import { followAids } from "#app/positioning/aid/follow-aids.server.ts";
import { readAcceptedAid } from "#app/positioning/aid/read-accepted-aid.server.ts";
import { listAidsForMember, readAidForMember, readAidOfFile } from "#app/positioning/aid/read-aids.server.ts";
import { readOwnAids } from "#app/positioning/answer/read-own-positionings.server.ts";
import { readOffer } from "#app/positioning/follow/read-offer.server.ts";
import { submitPositioning } from "#app/positioning/submit-positioning.server.ts";
import { aidForMemberScreen } from "#app/routes/organisation/aid/aid-screen.ts";
import { aidScreen } from "#app/routes/referent/aid/aid-screen.ts";
import { positionScreen } from "#app/routes/referent/position/position-screen.ts";
import { ownAidScreen } from "#app/web/aids/own-aid.tsx";
import {
  type AidWorld,
  answerOfAid,
  aQuote,
  buildAidWorld,
  preparedAid,
  sayOfAid,
  sentAid,
} from "#tests/support/aids.ts";
import { buildSession, positioningAsked } from "#tests/support/positioning-world.ts";
import { canaryPerson } from "#tests/support/proposals.ts";
import { readySent, workOnce } from "#tests/support/told-people.ts";
import { goTo, onUseCasePortal, type UseCasePortal } from "#tests/support/use-case-portal.ts";

let portal: UseCasePortal;
let about: AidWorld;

onUseCasePortal("2027-01-12", async (opened) => {
  portal = opened;
  useDatabase(portal.db);
  about = await buildAidWorld(portal);
});

beforeEach(async () => {
  goTo("2027-01-12");
  await portal.build.query("DELETE FROM outbox_effect");
});

const referent = () => about.world.referent.actor;
type Command = Parameters<typeof sayOfAid>[2]["command"];
const say = (actor: MemberActor, requestId: string, version: number, command: Command) =>
  sayOfAid(portal, actor, { requestId, version, command });

const mails = async (): Promise<readonly string[]> => {
  await workOnce(portal);
  const rows = await portal.build.query(
    "DELETE FROM outbox_effect WHERE topic = 'mail' RETURNING payload ->> 'subject' AS subject",
  );
  return rows.map(({ subject }) => String(subject));
};

/** The page of a request, for whoever follows the person. */
async function pageOf(personFileId: string, id: string) {
  const read = await readAidOfFile(portal.db, referent(), { personFileId, id });
  if (!read.ok) throw new Error(read.refusal.kind);
  return aidScreen(read.value, { key: randomUUID(), on: "2027-01-12" });
}

/** Where a request stands for a member, in words, and in which list it is. */
async function standing(actor: MemberActor, id: string) {
  const read = await readAidForMember(portal.db, actor, id);
  if (!read.ok) return read.refusal.kind;
  const lists = await Promise.all(
    (["active", "answered", "over"] as const).map(async (period) => {
      const { aids } = await listAidsForMember(portal.db, actor, { period, page: 1 });
      return aids.some((aid) => aid.id === id) ? [period] : [];
    }),
  );
  return {
    ...{ state: aidForMemberScreen(read.value, "").state, lists: lists.flat() },
    name: read.value.aid.applicant,
  };
}

describe("a request that was sent, then ends without an answer", () => {
  test.each([
    ["declined", "La personne a retiré sa demande"],
    ["cancelled", "Le référent a annulé cette demande"],
    ["expired", "Close sans réponse : le jour du début est passé"],
  ] as const)("is still read by the Region, nameless: %s", async (end, state) => {
    const them = await canaryPerson(portal, about.world);
    const id = await sentAid(portal, about, them);
    await mails();
    if (end === "declined") await answerOfAid(portal, them.person, { requestId: id, version: 5, name: "decline" });
    if (end === "cancelled") await say(referent(), id, 5, { name: "cancel" });
    if (end === "expired") {
      goTo("2027-03-01");
      await followAids(portal.db);
    }
    expect(await standing(about.region, id)).toEqual({ state, lists: ["over"], name: null });
    const accept = { name: "accept", grantedCents: 180_000 } as const;
    expect(await say(about.region, id, 5, accept)).toMatchObject({ refusal: { kind: "stale-version" } });
    expect(await say(about.region, id, 6, accept)).toMatchObject({ refusal: { kind: "wrong-state" } });
    const toRegion = (await mails()).filter((subject) => subject === "Une aide individuelle n’est plus demandée");
    expect(toRegion).toHaveLength(end === "expired" ? 0 : 1);
  });

  test("and not when it was never sent", async () => {
    const { fileId } = await canaryPerson(portal, about.world);
    const id = await preparedAid(portal, about, { personFileId: fileId });
    await say(referent(), id, 1, { name: "cancel" });
    expect(await standing(about.region, id)).toBe("unknown-request");
    await portal.build.query("ALTER TABLE aid_request DISABLE ROW LEVEL SECURITY");
    try {
      expect(await standing(about.region, id)).toBe("unknown-request");
      const accept = { name: "accept", grantedCents: 1 } as const;
      expect(await say(about.region, id, 2, accept)).toMatchObject({ refusal: { kind: "unknown-request" } });
    } finally {
      await portal.build.query("ALTER TABLE aid_request ENABLE ROW LEVEL SECURITY");
    }
    const seen = await inTransactionAs(portal.db, actingFor(about.region), (transaction) =>
      transaction.$queryRawUnsafe<unknown[]>("SELECT FROM aid_request WHERE id = $1::uuid", id),
    );
    expect(seen).toEqual([]);
  });
});

describe("a request that the Region sent back", () => {
  const send = { name: "send", filedOn: null } as const;

  test("stays in its list, with what was sent, while it is priced again, and until it is sent again", async () => {
    const them = await canaryPerson(portal, about.world);
    const id = await sentAid(portal, about, them);
    const returned = { state: "Renvoyée : à compléter", lists: ["answered"], name: expect.any(String) };
    await say(about.region, id, 5, { name: "return", reason: "quote" });
    expect(await standing(about.region, id)).toEqual(returned);
    await say(referent(), id, 6, { name: "ask-quote" });
    expect(await standing(about.region, id)).toEqual(returned);
    await say(about.provider.actor, id, 7, { name: "no-quote", reason: "dates" });
    expect(await standing(about.region, id)).toEqual(returned);
    await say(referent(), id, 8, { name: "quote", quote: { ...aQuote, startsOn: "2027-03-08", costCents: 250_000 } });
    expect(await standing(about.region, id)).toEqual(returned);
    // Another price, before the person's yes, is not the Region's to read.
    const read = await readAidForMember(portal.db, about.region, id);
    expect(read).toMatchObject({
      value: { aid: { startsOn: "2027-03-01", costCents: aQuote.costCents, endsOn: null } },
    });
    expect(JSON.stringify(read)).not.toMatch(/2027-03-08|250000/);
    const accept = { name: "accept", grantedCents: 1 } as const;
    expect(await say(about.region, id, 9, accept)).toMatchObject({ refusal: { kind: "wrong-state" } });
    await answerOfAid(portal, them.person, { requestId: id, version: 9, name: "agree" });
    await say(referent(), id, 10, send);
    expect(await standing(about.region, id)).toMatchObject({ state: "Votre réponse est attendue", lists: ["active"] });
    expect(await readAidForMember(portal.db, about.region, id)).toMatchObject({
      value: { aid: { startsOn: "2027-03-08", costCents: 250_000 } },
    });
  });

  test("keeps what lacks when whoever must complete it is reminded", async () => {
    const them = await canaryPerson(portal, about.world);
    const id = await sentAid(portal, about, them);
    await say(about.region, id, 5, { name: "return", reason: "papers" });
    goTo("2027-01-30");
    expect((await followAids(portal.db)).reminded).toBeGreaterThan(0);
    const reason = { label: "Motif", value: "des papiers manquent" };
    expect((await pageOf(them.fileId, id)).facts).toContainEqual(reason);
    const lines = (await pageOf(them.fileId, id)).history.at(-1);
    expect(lines).toMatchObject({ title: expect.stringContaining("Rappel"), hints: [expect.any(String)] });
  });

  test("the day of filing is written by sending alone", async () => {
    const { fileId } = await canaryPerson(portal, about.world);
    const id = await preparedAid(portal, about, { personFileId: fileId });
    const filed = inTransactionAs(portal.db, actingFor(referent()), (transaction) =>
      transaction.$executeRawUnsafe(
        "UPDATE aid_request SET state = 'cancelled', due_on = NULL, filed_on = '2027-01-12', version = 2 WHERE id = $1::uuid",
        id,
      ),
    );
    await expect(filed).rejects.toThrow(/a request is filed by being sent/);
  });
});

describe("the organisation that was asked for a quote", () => {
  test("reads what became of it, its end included, and what it did not answer is not among its answers", async () => {
    const them = await canaryPerson(portal, about.world);
    const asked = await preparedAid(portal, about, { personFileId: them.fileId });
    await answerOfAid(portal, them.person, { requestId: asked, version: 1, name: "agree" });
    await say(referent(), asked, 2, { name: "ask-quote" });
    const provider = about.provider.actor;
    expect(await standing(provider, asked)).toMatchObject({ state: "Votre devis est attendu", lists: ["active"] });
    await say(referent(), asked, 3, { name: "cancel" });
    expect(await standing(provider, asked)).toMatchObject({
      state: expect.stringContaining("arrêtée"),
      lists: ["over"],
    });
    const sent = await sentAid(portal, about, them);
    await say(about.region, sent, 5, { name: "accept", grantedCents: 180_000 });
    expect(await standing(provider, sent)).toEqual({
      ...{ state: "Aide accordée : le référent vous contacte", lists: ["answered"], name: null },
    });
    expect(await standing(about.region, sent)).toMatchObject({ state: "Acceptée", lists: ["answered"] });
  });

  test("does not read who stopped it", async () => {
    const states = await Promise.all(
      (["decline", "cancel"] as const).map(async (name) => {
        const them = await canaryPerson(portal, about.world);
        const id = await sentAid(portal, about, them);
        if (name === "cancel") await say(referent(), id, 5, { name });
        else await answerOfAid(portal, them.person, { requestId: id, version: 5, name });
        return standing(about.provider.actor, id);
      }),
    );
    expect(states[0]).toEqual(states[1]);
  });
});

describe("an aid that was accepted", () => {
  const positioned = (personFileId: string, sessionId: number, funderCode: number) =>
    submitPositioning(portal.db, referent(), {
      ...{ key: randomUUID(), ...positioningAsked(personFileId, sessionId), funderCode },
    });

  test("pays where its person is positioned on its session, and nobody else; a day that differs is said", async () => {
    const [them, other] = [await canaryPerson(portal, about.world), await canaryPerson(portal, about.world)];
    const { id: sessionId, number } = await buildSession(portal.build, { siret: about.world.siret });
    const id = await preparedAid(portal, about, { personFileId: them.fileId, scheme: "aif", sessionNumber: number });
    await answerOfAid(portal, them.person, { requestId: id, version: 1, name: "agree" });
    await say(referent(), id, 2, { name: "quote", quote: { ...aQuote, startsOn: "2027-03-08" } });
    await answerOfAid(portal, them.person, { requestId: id, version: 3, name: "agree" });
    await say(referent(), id, 4, { name: "send", filedOn: "2027-01-12" });
    // France Travail pays for nobody on this session.
    expect(await positioned(them.fileId, sessionId, 4)).toMatchObject({ refusal: { kind: "unknown-funder" } });
    await say(referent(), id, 5, { name: "accept", grantedCents: 200_000 });
    const asked = { personFileId: them.fileId, sessionId };
    const accepted = await readAcceptedAid(portal.db, referent(), asked);
    expect(accepted).toMatchObject({ id, funderCode: 4, startsOn: "2027-03-08", grantedCents: 200_000 });
    expect(await readAcceptedAid(portal.db, about.stranger.actor, asked)).toBe(null);
    expect(await positioned(other.fileId, sessionId, 4)).toMatchObject({ refusal: { kind: "unknown-funder" } });
    const opened = await openPersonFile(portal.db, referent(), them.fileId);
    const offer = await readOffer(portal.db, referent(), number);
    if (!opened.ok || offer === null) throw new Error("Nothing to position on");
    const facts = { file: opened.value, offer, lines: [], accepted, replaces: null, suggestion: "", key: "" };
    const screen = positionScreen(facts);
    // Another aid is not offered beside the one there is.
    expect([screen.funder, screen.aid]).toEqual(["4", null]);
    expect(screen.funders[0]?.label).toContain("aide acceptée (Aide individuelle à la formation (AIF))");
    expect(screen.accepted?.differs[0]).toMatch(/début le lundi 8 mars 2027[\s\S]*commence le lundi 1er mars 2027/u);
    const sameDay = accepted === null ? null : { ...accepted, startsOn: "2027-03-01", sessionCostCents: null };
    expect(positionScreen({ ...facts, accepted: sameDay }).accepted?.differs).toEqual([]);
    expect(positionScreen({ ...facts, accepted: null })).toMatchObject({ funder: null, accepted: null });
    expect(await positioned(them.fileId, sessionId, 4)).toMatchObject({ ok: true });
  });
});

describe("who is told that a request is cancelled", () => {
  test("is said by what its state makes true: the organisation while a quote is awaited, the person always", async () => {
    const { fileId, person } = await canaryPerson(portal, about.world);
    const id = await preparedAid(portal, about, { personFileId: fileId });
    expect((await pageOf(fileId, id)).cancelFollows).toBe(
      "La demande s’arrête. La personne est prévenue. Ce qui s’est passé reste écrit ici.",
    );
    await answerOfAid(portal, person, { requestId: id, version: 1, name: "agree" });
    await say(referent(), id, 2, { name: "ask-quote" });
    expect((await pageOf(fileId, id)).cancelFollows).toContain("La personne est prévenue. L’organisme est prévenu.");
  });

  test("once it is accepted, the sum is given up: the page says it, and the person reads it", async () => {
    const them = await canaryPerson(portal, about.world);
    const id = await sentAid(portal, about, them);
    await say(about.region, id, 5, { name: "accept", grantedCents: 180_000 });
    expect((await pageOf(them.fileId, id)).cancelFollows).toMatch(/L’aide accordée, 1.800.€, est abandonnée/u);
    await portal.build.query("UPDATE person_file SET channel = 'mail', mail = 'elle@example.test' WHERE id = $1", [
      them.fileId,
    ]);
    await portal.build.query("DELETE FROM outbox_effect");
    await say(referent(), id, 6, { name: "cancel" });
    await workOnce(portal);
    const [mail] = await readySent(portal, "positioning-mail");
    expect(JSON.stringify(mail)).toMatch(/L’aide était accordée, 1.800.€ : elle est abandonnée/u);
  });
});

describe("the page of a request says", () => {
  test("the channel by which its person is told, whose next step is due, and whom to ask for a quote", async () => {
    const { fileId, person } = await canaryPerson(portal, about.world);
    const named = { sessionNumber: null, title: "Cordiste", provider: "Hauteurs", startsOn: "2027-05-03" };
    const id = await preparedAid(portal, about, { personFileId: fileId, ...named });
    for (const [channel, phone, said] of [
      ["sms", "+33699887766", "reçoit un SMS"],
      ["mail", "+33699887766", "reçoit un e-mail"],
      ["letter", "+33699887766", "est à imprimer dans"],
      ["sms", "+33320000000", "reçoit un e-mail"],
    ]) {
      await portal.build.query(
        `UPDATE person_file SET channel = $2::"ContactChannel", phone = $3, mail = 'elle@example.test',
           address_line = '1 rue A', postal_code = '59000', address_town = 'Lille' WHERE id = $1`,
        [fileId, channel, phone],
      );
      expect((await pageOf(fileId, id)).wait).toContain(said);
    }
    const labels = async () => (await pageOf(fileId, id)).facts.map(({ label }) => label);
    expect(await labels()).toContain("Accord de la personne");
    await answerOfAid(portal, person, { requestId: id, version: 1, name: "agree" });
    expect(await labels()).toContain("Devis à obtenir");
    expect(await pageOf(fileId, id)).toMatchObject({ may: { askQuote: false, noProvider: true } });
    expect((await pageOf(fileId, id)).state).not.toContain("à demander");
  });

  test("to the person, why it was refused", async () => {
    const them = await canaryPerson(portal, about.world);
    const id = await sentAid(portal, about, them);
    await say(about.region, id, 5, { name: "refuse", reason: "project" });
    const [own] = (await readOwnAids(portal.db, them.person)).filter((aid) => aid.id === id);
    expect(own === undefined ? [] : ownAidScreen(own, "").lines).toContain("Motif\u00a0: le projet est à préciser.");
  });
});
