import { beforeEach, describe, expect, test, vi } from "vitest";
import { type ActingAs, actingFor, inTransactionAs } from "#app/access/acting.server.ts";
import { type MemberActor, type OrganisationKind, organisationKinds } from "#app/access/actor.ts";
import { answerNeed, openNeedLink } from "#app/needs/answer-need.server.ts";
import { commandNeed, readNeed } from "#app/needs/command-need.server.ts";
import { followSilence, purgeNeedContacts } from "#app/needs/follow-silence.server.ts";
import { needStates, needTransitions } from "#app/needs/need-states.ts";
import { postNeed } from "#app/needs/post-need.server.ts";
import { sendNeedLinks } from "#app/needs/send-need-link.server.ts";
import { sensorKinds } from "#app/needs/sensor-kinds.ts";
import { tellFollowers } from "#app/needs/tell-followers.server.ts";
import { NeedState } from "#app/platform/prisma-client/enums.ts";
import { buildMembersOfKinds } from "#tests/support/members-of-kinds.ts";
import { aPosting, needTokenIn, postedNeed, sendToCompanies } from "#tests/support/needs.ts";
import { goTo, onUseCasePortal, type UseCasePortal } from "#tests/support/use-case-portal.ts";

let portal: UseCasePortal;
let member: (kind: OrganisationKind) => MemberActor;

onUseCasePortal("2027-01-12", async (opened) => {
  portal = opened;
  member = await buildMembersOfKinds(portal.build);
});

beforeEach(async () => {
  await portal.build.query("DELETE FROM outbox_effect");
  await portal.build.rewrite("DELETE FROM need_contact");
  await portal.build.rewrite("UPDATE need SET state = 'stopped', asked_on = NULL, hired = NULL");
});

type Command = Parameters<typeof commandNeed>[2]["command"];
const sensor = (needId: string, version: number, command: Command, kind: OrganisationKind = "proch_emploi") =>
  commandNeed(portal.db, member(kind), { needId, version, command });
const confirm = { name: "confirm", companyName: "Atelier Dupont" } as const;
const sent = () => sendToCompanies(portal);
const stateOf = async (id: string) =>
  (await portal.build.query("SELECT state::text, version, headcount FROM need WHERE id = $1", [id]))[0];
const actsOf = async (id: string) =>
  (await portal.build.query("SELECT action FROM audit_event WHERE resource_id = $1 ORDER BY seq", [id])).map(
    ({ action }) => action,
  );

test("the table and the database say the same", async () => {
  expect(new Set(Object.values(NeedState))).toEqual(new Set(needStates));
  const rows = await portal.build.query(
    "SELECT concat_ws(' ', command, coalesce(from_state, '-'), to_state, by_commander) AS move FROM hub_need_moves()",
  );
  const moves = needTransitions.flatMap(({ command, from, to, by }) =>
    from.flatMap((state) => by.map((who) => `${command} ${state ?? "-"} ${to === "same" ? state : to} ${who}`)),
  );
  expect(rows.map(({ move }) => move).toSorted()).toEqual(moves.toSorted());
});

describe("a company without an account", () => {
  test("posts a need once, gets a link, answers by it, and nothing it read changed anything", async () => {
    const posting = aPosting();
    expect(await postNeed(portal.db, posting, "10.1.0.1")).toEqual({ ok: true, value: null });
    expect(await postNeed(portal.db, posting, "10.1.0.1")).toEqual({ ok: true, value: null });
    const [message, ...others] = await sent();
    expect([message?.to, others]).toEqual(["+33612345678", []]);
    expect(message?.text).toMatch(/^Votre besoin est recu[\s\S]*\/besoins\/suivre\/[\w-]{24}\n/);
    const token = needTokenIn(message?.text);
    const opened = await openNeedLink(portal.db, token);
    expect(opened).toMatchObject({ ok: true, value: { need: { id: posting.id, version: 1, state: "posted" } } });
    expect(await stateOf(posting.id)).toMatchObject({ state: "posted", version: 1 });
    const fewer = { version: 1, command: { name: "fewer", headcount: 2 } } as const;
    expect(await answerNeed(portal.db, token, fewer)).toMatchObject({ ok: true });
    expect(await answerNeed(portal.db, token, fewer)).toMatchObject({ refusal: { kind: "changed-meanwhile" } });
    const some = { version: 2, command: { name: "find-some", hired: 1, hiredFrom: "hub" } } as const;
    expect(await answerNeed(portal.db, token, some)).toMatchObject({ ok: true });
    expect(await stateOf(posting.id)).toEqual({ state: "posted", version: 3, headcount: 1 });
    const fill = { version: 3, command: { name: "fill", hired: 1, hiredFrom: "hub" } } as const;
    expect(await answerNeed(portal.db, token, fill)).toMatchObject({ ok: true });
    expect(await stateOf(posting.id)).toEqual({ state: "filled", version: 4, headcount: 1 });
    expect(await actsOf(posting.id)).toEqual(["need.post", "need.fewer", "need.find-some", "need.fill"]);
    // It knows what it said itself.
    expect(await sent()).toEqual([]);
  });

  test("opens its own need alone, by each link for sixty days, the five newest of too many", async () => {
    const mine = await postedNeed(portal);
    const [first = { text: "" }] = await sent();
    const other = await postedNeed(portal);
    await sent();
    // Later: of two links of one instant, none is the newest.
    vi.setSystemTime(new Date(Date.now() + 60_000));
    await sensor(mine, 1, confirm);
    const [second = { text: "" }] = await sent();
    expect(await openNeedLink(portal.db, needTokenIn(first.text))).toMatchObject({ value: { need: { id: mine } } });
    const token = needTokenIn(second.text);
    const opened = await openNeedLink(portal.db, token);
    expect(opened).toMatchObject({ value: { need: { id: mine } } });
    expect(await stateOf(other)).toMatchObject({ version: 1 });
    goTo("2027-03-12");
    expect((await openNeedLink(portal.db, token)).ok).toBe(true);
    const links: string[] = [];
    for (const on of ["2027-01-13", "2027-01-14", "2027-01-15", "2027-01-16"]) {
      goTo(on);
      await inTransactionAs(portal.db, { task: "need" }, (tx) =>
        tellFollowers(tx, { needId: mine, kind: "introduced" }),
      );
      links.push(needTokenIn((await sent())[0]?.text));
    }
    const opens = async (link: string) => (await openNeedLink(portal.db, link)).ok;
    expect(await Promise.all([needTokenIn(first.text), token, ...links].map(opens))).toEqual([
      ...[false, true, true, true, true, true],
    ]);
    goTo("2027-03-14");
    expect(await openNeedLink(portal.db, token)).toMatchObject({ refusal: { kind: "no-such-link" } });
    expect(await opens(links.at(-1) ?? "")).toBe(true);
  });

  test("that lost its link asks for another by its telephone; a number that follows nothing gets the same answer", async () => {
    const contact = { name: "Ali", phone: "+33655555555", mail: null, callTime: "any" };
    const mine = await postedNeed(portal, { contact });
    const [first] = await sent();
    const closed = await postedNeed(portal, { contact });
    await sensor(closed, 1, { name: "stop" });
    await postedNeed(portal);
    await sent();
    goTo("2027-02-20");
    expect(await sendNeedLinks(portal.db, contact.phone, "10.3.0.1")).toEqual({ ok: true, value: null });
    expect(await sendNeedLinks(portal.db, "+33655555556", "10.3.0.1")).toEqual({ ok: true, value: null });
    const [message, ...others] = await sent();
    expect([message?.to, others]).toEqual([contact.phone, []]);
    expect(message?.text).toMatch(/^Voici le lien de votre besoin :\n/);
    expect(await openNeedLink(portal.db, needTokenIn(first?.text))).toMatchObject({ value: { need: { id: mine } } });
    expect(await openNeedLink(portal.db, needTokenIn(message?.text))).toMatchObject({ value: { need: { id: mine } } });
    const tries: boolean[] = [];
    for (const visitor of [2, 3, 4, 5]) {
      tries.push((await sendNeedLinks(portal.db, contact.phone, `10.3.0.${visitor}`)).ok);
    }
    expect(tries).toEqual([true, true, false, false]);
  });

  test("cannot make the portal write to one number without end", async () => {
    const contact = { name: "Ali", phone: "+33699999999", mail: null, callTime: "any" };
    const results: boolean[] = [];
    for (const visitor of [1, 2, 3, 4, 5]) {
      results.push((await postNeed(portal.db, aPosting({ contact }), `10.2.0.${visitor}`)).ok);
    }
    expect(results).toEqual([true, true, true, false, false]);
  });

  test("without a mobile telephone, hears by mail", async () => {
    const contact = { name: "Ali", phone: "+33322000000", mail: "ali@exemple.fr", callTime: "any" };
    await postedNeed(portal, { contact });
    expect(await sent()).toMatchObject([
      { to: "ali@exemple.fr", text: expect.stringContaining("Un conseiller vous appelle") },
    ]);
  });
});

describe("a sensor", () => {
  test("confirms the company, qualifies, and the company hears of each, once", async () => {
    const id = await postedNeed(portal);
    await sent();
    expect(await sensor(id, 1, { ...confirm, companyName: "Atelier Dupont et fils" })).toMatchObject({ ok: true });
    expect((await sent()).map(({ text }) => text.split("\n")[0])).toEqual([
      "Un conseiller connait votre besoin. Le suivre :",
    ]);
    const qualify = {
      name: "qualify",
      metierCode: "H2913",
      skills: [{ ogr: 7, label: "Souder", importance: "trainable" }],
    };
    expect(await sensor(id, 2, qualify as Command)).toMatchObject({ ok: true });
    expect(await sent()).toHaveLength(1);
    expect(await sensor(id, 3, qualify as Command)).toMatchObject({ ok: true });
    expect(await sent()).toEqual([]);
    const read = await readNeed(portal.db, member("proch_emploi"), id);
    expect(read).toMatchObject({
      value: {
        need: { state: "qualified", companyName: "Atelier Dupont et fils", isConfirmed: true, skills: qualify.skills },
        contact: { name: "Jeanne Dupont" },
        events: [{ command: "qualify" }, { command: "qualify" }, { command: "confirm" }, { command: "post" }],
      },
    });
  });

  test("sets a need aside, and the company reads why", async () => {
    const id = await postedNeed(portal);
    await sent();
    await sensor(id, 1, { name: "set-aside", reason: "same-need" });
    const [message] = await sent();
    expect(await openNeedLink(portal.db, needTokenIn(message?.text))).toMatchObject({
      value: { need: { state: "set_aside", reason: "same-need" } },
    });
    // By mistake: a sensor opens it again, the company does not.
    const reopen = { version: 2, command: { name: "reopen" } } as const;
    expect(await answerNeed(portal.db, needTokenIn(message?.text), reopen)).toMatchObject({ ok: false });
    expect(await sensor(id, 2, { name: "reopen" })).toMatchObject({ ok: true });
    expect(await stateOf(id)).toMatchObject({ state: "posted" });
    expect((await sent()).map(({ text }) => text.split("\n")[0])).toEqual(["Votre besoin est rouvert. Le suivre :"]);
  });

  test("confirms again a need that was confirmed, closed and opened again", async () => {
    const id = await postedNeed(portal);
    await sensor(id, 1, confirm);
    await sensor(id, 2, { name: "stop" });
    await sensor(id, 3, { name: "reopen" });
    expect(await sensor(id, 4, { ...confirm, companyName: "Atelier Durand" })).toMatchObject({ ok: true });
    expect(await stateOf(id)).toMatchObject({ state: "confirmed", version: 5 });
  });

  test("is of Proch’Emploi, France Travail or the Region: nobody else commands a need, by the code or by the database", async () => {
    const id = await postedNeed(portal);
    const update = "UPDATE need SET state = 'stopped', version = 2 WHERE id = $1::uuid";
    for (const kind of organisationKinds) {
      const isSensor = sensorKinds.includes(kind);
      const read = await readNeed(portal.db, member(kind), id);
      expect([kind, read.ok]).toEqual([kind, isSensor]);
      if (isSensor) continue;
      expect([kind, await sensor(id, 1, { name: "stop" }, kind)]).toMatchObject([
        kind,
        { refusal: { kind: "unknown-need" } },
      ]);
      const written = await inTransactionAs(portal.db, actingFor(member(kind)), (tx) =>
        tx.$executeRawUnsafe(update, id),
      );
      expect([kind, written]).toEqual([kind, 0]);
    }
  });
});

test("without a task or with that of another need, a visitor reads and writes nothing", async () => {
  const id = await postedNeed(portal);
  const none: readonly ActingAs[] = [
    {},
    { presented: id },
    { task: "answer", presented: id },
    { task: "need-post", presented: aPosting().id },
    { task: "need-answer", presented: id },
  ];
  for (const acting of none) {
    const met = await inTransactionAs(portal.db, acting, async (tx) => [
      await tx.need.count({ where: { id } }),
      await tx.needContact.count({ where: { needId: id } }),
      await tx.needSkill.count({ where: { needId: id } }),
      await tx.needEvent.count({ where: { needId: id } }),
    ]);
    expect([acting, met]).toEqual([acting, [0, 0, 0, 0]]);
  }
  const rename = inTransactionAs(portal.db, { task: "need" }, (tx) =>
    tx.$executeRawUnsafe("UPDATE need SET company_name = 'X', version = 2 WHERE id = $1::uuid", id),
  );
  await expect(rename).rejects.toThrow(/only a sensor/);
  const untold = inTransactionAs(portal.db, { task: "need" }, (tx) =>
    tx.$executeRawUnsafe("UPDATE need SET asked_on = '2027-01-12', version = 2 WHERE id = $1::uuid", id),
  );
  await expect(untold).rejects.toThrow();
});

describe("silence", () => {
  const followed = () => followSilence(portal.db);

  test("a month later the company is asked, once; without an answer the need is closed, and opens again", async () => {
    const id = await postedNeed(portal);
    await sent();
    goTo("2027-02-10");
    expect(await followed()).toMatchObject({ asked: 0, closed: 0 });
    goTo("2027-02-11");
    expect(await followed()).toMatchObject({ asked: 1, closed: 0 });
    expect(await followed()).toMatchObject({ asked: 0, closed: 0 });
    const [asked, ...none] = await sent();
    expect([asked?.text.split("\n")[0], none]).toEqual(["Cherchez-vous toujours quelqu'un ? Repondez :", []]);
    goTo("2027-02-25");
    expect(await followed()).toMatchObject({ asked: 0, closed: 0 });
    goTo("2027-02-26");
    expect(await followed()).toMatchObject({ asked: 0, closed: 1 });
    expect(await followed()).toMatchObject({ asked: 0, closed: 0 });
    expect(await stateOf(id)).toMatchObject({ state: "silent", version: 3 });
    const [closed] = await sent();
    const reopen = { version: 3, command: { name: "reopen" } } as const;
    expect(await answerNeed(portal.db, needTokenIn(closed?.text), reopen)).toMatchObject({ ok: true });
    expect(await actsOf(id)).toEqual(["need.post", "need.ask", "need.close-silent", "need.reopen"]);
  });

  test("an answer gives another month; a message that left too late is not sent", async () => {
    const id = await postedNeed(portal);
    const [first] = await sent();
    goTo("2027-02-11");
    await followed();
    const still = { version: 2, command: { name: "still-wanted" } } as const;
    expect(await answerNeed(portal.db, needTokenIn(first?.text), still)).toMatchObject({ ok: true });
    expect(await sent()).toEqual([]);
    goTo("2027-03-12");
    await followed();
    expect(await stateOf(id)).toMatchObject({ state: "posted", version: 3 });
    goTo("2027-03-13");
    await followed();
    expect(await stateOf(id)).toMatchObject({ state: "posted", version: 4 });
  });

  test("whom to call is removed once the need can be opened again no more", async () => {
    const id = await postedNeed(portal);
    const [message] = await sent();
    const token = needTokenIn(message?.text);
    await answerNeed(portal.db, token, { version: 1, command: { name: "stop" } });
    const contacts = () => portal.build.query("SELECT FROM need_contact WHERE need_id = $1", [id]);
    goTo("2027-02-11");
    await purgeNeedContacts(portal.db);
    expect(await contacts()).toHaveLength(1);
    goTo("2027-02-12");
    await purgeNeedContacts(portal.db);
    expect(await contacts()).toHaveLength(0);
    expect(await portal.build.query("SELECT FROM need_link WHERE need_id = $1", [id])).toEqual([]);
    expect(await openNeedLink(portal.db, token)).toMatchObject({ refusal: { kind: "no-such-link" } });
    expect(await stateOf(id)).toMatchObject({ state: "stopped" });
  });
});
