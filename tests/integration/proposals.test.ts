import { beforeEach, describe, expect, test } from "vitest";
import { actingFor, inTransactionAs } from "#app/access/acting.server.ts";
import type { MemberActor } from "#app/access/actor.ts";
import { commandNeed } from "#app/needs/command-need.server.ts";
import { mergeNeeds } from "#app/needs/same/merge-needs.server.ts";
import { useDatabase } from "#app/platform/database.server.ts";
import { ProposalState } from "#app/platform/prisma-client/enums.ts";
import { answerProposalByLink } from "#app/positioning/answer/answer-proposal-by-link.server.ts";
import { meetingCalendarOf } from "#app/positioning/answer/meeting-calendar.server.ts";
import { openProposalLink } from "#app/positioning/answer/open-answer-link.server.ts";
import { tellWaiting } from "#app/positioning/notices/tell-notices.server.ts";
import { readIntroduced } from "#app/positioning/proposal/company-answer.server.ts";
import { lapseProposals } from "#app/positioning/proposal/follow-need.server.ts";
import { readNeedToPropose } from "#app/positioning/proposal/needs-for-person.server.ts";
import { proposalStates, proposalTransitions } from "#app/positioning/proposal/proposal-states.ts";
import { proposeNeed } from "#app/positioning/proposal/propose-need.server.ts";
import { buildPositioningWorld, type PositioningWorld } from "#tests/support/positioning-world.ts";
import {
  canaryPerson,
  companySays,
  meetingAt,
  meetOn,
  openNeed,
  proposed,
  sayOfProposal,
  yes,
} from "#tests/support/proposals.ts";
import { readySent, tokenIn, workOnce } from "#tests/support/told-people.ts";
import { goTo, onUseCasePortal, type UseCasePortal } from "#tests/support/use-case-portal.ts";

let portal: UseCasePortal;
let world: PositioningWorld;
let sensor: MemberActor;

// A Tuesday: with five working days, the last one to answer is the next Tuesday.
onUseCasePortal("2027-01-12", async (opened) => {
  portal = opened;
  useDatabase(portal.db);
  world = await buildPositioningWorld(portal.build);
  const agency = await portal.build.buildOrganisation({ kind: "proch_emploi", name: "Proch’Emploi" });
  sensor = (await portal.build.buildMember(agency, "agent")).actor;
});

beforeEach(async () => {
  await portal.build.query("DELETE FROM outbox_effect");
});

/** A need, and somebody to whom it was proposed. */
async function offered(changed: Parameters<typeof openNeed>[2] = {}) {
  const need = await openNeed(portal, sensor, changed);
  const { fileId, person } = await canaryPerson(portal, world);
  const proposalId = await proposed(portal, world, { needId: need.needId, personFileId: fileId });
  return { ...need, fileId, person, proposalId };
}

const say = (...said: Parameters<typeof sayOfProposal> extends [unknown, ...infer Rest] ? Rest : never) =>
  sayOfProposal(portal, ...said);
const company = (...said: Parameters<typeof companySays> extends [unknown, ...infer Rest] ? Rest : never) =>
  companySays(portal, ...said);
const stateOf = async (id: string) =>
  (await portal.build.query("SELECT state::text, version, company_name FROM proposal WHERE id = $1", [id]))[0];
const needOf = async (id: string) =>
  (await portal.build.query("SELECT state::text, headcount, hired_from FROM need WHERE id = $1", [id]))[0];
const introductions = async (id: string) =>
  (await portal.build.query("SELECT FROM introduction WHERE proposal_id = $1", [id])).length;

test("the table and the database say the same", async () => {
  expect(new Set(Object.values(ProposalState))).toEqual(new Set(proposalStates));
  const rows = await portal.build.query(
    "SELECT concat_ws(' ', command, coalesce(from_state, '-'), to_state, by_commander) AS move FROM hub_proposal_moves()",
  );
  const moves = proposalTransitions.flatMap(({ command, from, to, by }) =>
    from.flatMap((state) => by.map((who) => `${command} ${state ?? "-"} ${to === "same" ? state : to} ${who}`)),
  );
  expect(rows.map(({ move }) => move).toSorted()).toEqual(moves.toSorted());
});

describe("proposed, agreed, met, hired", () => {
  test("each hears the other's answer, and who is hired counts once among those the need looks for", async () => {
    const { proposalId, needId, link, person } = await offered({ headcount: 2 });
    expect(await say(person, { proposalId, version: 1, command: yes })).toMatchObject({ value: { state: "agreed" } });
    expect(await readIntroduced(portal.db, link)).toMatchObject({
      value: [
        {
          firstName: "Canarinette",
          phone: "+33699887766",
          mail: null,
          skills: ["Souder l’aluminium"],
          prescriber: "Département du Nord",
        },
      ],
    });
    // A company that hides is named once it meets the person.
    expect(await stateOf(proposalId)).toMatchObject({ company_name: null });
    expect(await company(link, { proposalId, version: 2, command: meetOn("2027-01-14") })).toMatchObject({ ok: true });
    expect(await stateOf(proposalId)).toMatchObject({ state: "to_meet", company_name: "Atelier Dupont" });
    const early = await company(link, { proposalId, version: 3, command: { name: "no-show" } });
    expect(early).toMatchObject({ refusal: { kind: "day-to-come" } });
    expect(await company(link, { proposalId, version: 3, command: { name: "hire" } })).toMatchObject({ ok: true });
    expect(await needOf(needId)).toEqual({ state: "confirmed", headcount: 1, hired_from: "hub" });
    expect(await company(link, { proposalId, version: 3, command: { name: "hire" } })).toMatchObject({ ok: false });
    expect(await needOf(needId)).toMatchObject({ headcount: 1 });
    expect(await stateOf(proposalId)).toMatchObject({ state: "hired", version: 4 });
    expect(await introductions(proposalId)).toBe(0);
    const trail = await portal.build.query(
      "SELECT action FROM audit_event WHERE resource_id = ANY ($1::text[]) ORDER BY seq",
      [[proposalId, needId]],
    );
    expect(trail.map(({ action }) => action)).toEqual([
      ...[
        "need.post",
        "need.confirm",
        "proposal.propose",
        "proposal.agree",
        "proposal.meet",
        "need.find-some",
        "proposal.hire",
      ],
    ]);
  });

  test("the person is told when, where and whom to ask for, by message, page and calendar, until it took place", async () => {
    const { proposalId, link, person } = await offered();
    await workOnce(portal);
    await say(person, { proposalId, version: 1, command: { name: "agree", way: "page", skills: [] } });
    const nowhere = { ...meetOn("2027-01-14"), meeting: { ...meetingAt, meetsHow: "phone", meetsWhere: "" } } as const;
    expect(await company(link, { proposalId, version: 2, command: nowhere })).toMatchObject({
      refusal: { kind: "nowhere-to-meet" },
    });
    await company(link, { proposalId, version: 2, command: meetOn("2027-01-14") });
    await workOnce(portal);
    const texts = (await readySent(portal, "positioning-sms")).map(({ text }) => text);
    const told = texts.find((text) => text.startsWith("Une entreprise veut vous voir le 14/01 à 09h00."));
    const opened = await openProposalLink(portal.db, tokenIn(told));
    if (!opened.ok) throw new Error("The link of the message opens nothing");
    expect(opened.value.proposal).toMatchObject(meetingAt);
    const [event] = meetingCalendarOf(opened.value.proposal, "2027-01-12");
    expect(event).toMatchObject({ place: meetingAt.meetsWhere, hours: { from: new Date("2027-01-14T08:00:00Z") } });
    await expect(
      inTransactionAs(portal.db, actingFor(person), (tx) =>
        tx.$executeRawUnsafe(
          "UPDATE proposal SET meets_where = 'Ailleurs', version = 4 WHERE id = $1::uuid",
          proposalId,
        ),
      ),
    ).rejects.toThrow(/when and where/);
    await say(person, { proposalId, version: 3, command: { name: "withdraw" } });
    const left = await portal.build.query("SELECT meets_at, meets_where, meets_ask FROM proposal WHERE id = $1", [
      proposalId,
    ]);
    expect(left).toEqual([{ meets_at: null, meets_where: null, meets_ask: null }]);
  });

  test("who had two messages that day is told at once of a meeting that comes before noon, and in the morning of a later one", async () => {
    const texts = async () => (await readySent(portal, "positioning-sms")).map(({ text }) => text);
    const met = async () => (await texts()).filter((text) => text.startsWith("Une entreprise veut vous voir"));
    const toldTwice = async () => {
      const made = await offered();
      await workOnce(portal);
      await say(world.referent.actor, { proposalId: made.proposalId, version: 1, command: yes, saidHow: "phone" });
      await workOnce(portal);
      return made;
    };
    const soon = await toldTwice();
    const past = { ...meetOn("2027-01-12"), meeting: { ...meetingAt, meetsAt: "11:00" } } as const;
    expect(await company(soon.link, { proposalId: soon.proposalId, version: 2, command: past })).toMatchObject({
      refusal: { kind: "hour-is-past" },
    });
    const meets = async ({ link, proposalId }: typeof soon, day: string) => {
      expect(await company(link, { proposalId, version: 2, command: meetOn(day) })).toMatchObject({ ok: true });
      await workOnce(portal);
    };
    await meets(soon, "2027-01-13");
    expect(await met()).toMatchObject([expect.stringMatching(/ le 13\/01 à 09h00/)]);
    // Of two links of one instant none is the last.
    await portal.build.query("DELETE FROM outbox_effect");
    await meets(await toldTwice(), "2027-01-14");
    expect(await met()).toEqual([]);
    goTo("2027-01-13");
    await tellWaiting(portal.db);
    await workOnce(portal);
    expect(await met()).toMatchObject([expect.stringMatching(/ le 14\/01 à 09h00/)]);
  });

  test("two hired at once for one seat: one is; the need is filled and the proposals that are left are closed", async () => {
    const { proposalId, needId, link, person } = await offered({ headcount: 1 });
    const { fileId, person: second } = await canaryPerson(portal, world);
    const other = await proposed(portal, world, { needId, personFileId: fileId });
    const waiting = await proposed(portal, world, { needId, personFileId: (await canaryPerson(portal, world)).fileId });
    await say(person, { proposalId, version: 1, command: yes });
    await say(second, { proposalId: other, version: 1, command: yes });
    const hired = await Promise.all(
      [proposalId, other].map((id) => company(link, { proposalId: id, version: 2, command: { name: "hire" } })),
    );
    expect(hired.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await needOf(needId)).toEqual({ state: "filled", headcount: 1, hired_from: "hub" });
    await workOnce(portal);
    const states = [await stateOf(proposalId), await stateOf(other)].map((one) => one?.["state"]);
    expect(states.toSorted()).toEqual(["closed", "hired"]);
    expect(await stateOf(waiting)).toMatchObject({ state: "closed" });
  });

  test("the company says why not, by a reason of the list; what names the person goes with it", async () => {
    const { proposalId, link, person } = await offered();
    await say(person, { proposalId, version: 1, command: yes });
    const said = (reason: string) => company(link, { proposalId, version: 2, command: { name: "pass", reason } });
    expect(await said("maladie")).toMatchObject({ refusal: { kind: "unknown-reason" } });
    expect(await introductions(proposalId)).toBe(1);
    expect(await said("skill_missing")).toMatchObject({ ok: true });
    expect([await stateOf(proposalId), await introductions(proposalId)]).toMatchObject([{ state: "not_met" }, 0]);
  });
});

describe("the person decides", () => {
  test("told to their referent, who notes how they said it: never without, and the trail says who noted it", async () => {
    const { proposalId, link } = await offered();
    const asked = { proposalId, version: 1, command: yes };
    expect(await say(world.referent.actor, asked)).toMatchObject({ refusal: { kind: "how-unsaid" } });
    expect(await readIntroduced(portal.db, link)).toEqual({ ok: true, value: [] });
    expect(await say(world.referent.actor, { ...asked, saidHow: "office" })).toMatchObject({
      value: { state: "agreed" },
    });
    expect(await readIntroduced(portal.db, link)).toMatchObject({ value: [{ firstName: "Canarinette" }] });
    const { accountId, organisationId } = world.referent.actor;
    const events = await portal.build.query(
      `SELECT command, said_how, by_account_id::text AS by, by_organisation_id::text AS of FROM proposal_event
       WHERE proposal_id = $1 AND version = 2`,
      [proposalId],
    );
    expect(events).toEqual([{ command: "agree", said_how: "office", by: accountId, of: organisationId }]);
    const trail = await portal.build.query(
      "SELECT actor_id::text AS by, facts FROM audit_event WHERE resource_id = $1 AND action = 'proposal.agree'",
      [proposalId],
    );
    expect(trail).toEqual([{ by: accountId, facts: { version: 2, saidHow: "office" } }]);
  });

  test("is told what was noted for them, and takes it back by the link of that message", async () => {
    const { proposalId, link } = await offered();
    await workOnce(portal);
    await say(world.referent.actor, { proposalId, version: 1, command: yes, saidHow: "phone" });
    goTo("2027-01-13");
    await workOnce(portal);
    const texts = (await readySent(portal, "positioning-sms")).map(({ text }) => text);
    const told = texts.find((text) => text.startsWith("Votre oui a un emploi est noté."));
    const opened = await openProposalLink(portal.db, tokenIn(told));
    expect(opened).toMatchObject({ value: { proposal: { state: "agreed", saidHow: "phone", notedOn: "2027-01-12" } } });
    const back = { version: 2, command: { name: "withdraw" } } as const;
    expect(await answerProposalByLink(portal.db, tokenIn(told), back)).toMatchObject({ ok: true });
    expect([await readIntroduced(portal.db, link), await introductions(proposalId)]).toEqual([
      { ok: true, value: [] },
      0,
    ]);
    goTo("2027-01-12");
  });

  test("answers by the link of the first message until the last day, and takes it back while the company may answer", async () => {
    const { proposalId } = await offered();
    await workOnce(portal);
    const first = (await readySent(portal, "positioning-sms")).map(({ text }) => text).at(-1);
    const opens = async (day: string) => {
      goTo(day);
      return (await openProposalLink(portal.db, tokenIn(first))).ok;
    };
    expect(await opens("2027-01-19")).toBe(true);
    await answerProposalByLink(portal.db, tokenIn(first), {
      version: 1,
      command: { name: "agree", way: "page", skills: [] },
    });
    expect(await stateOf(proposalId)).toMatchObject({ state: "agreed" });
    expect([await opens("2027-02-02"), await opens("2027-02-03")]).toEqual([true, false]);
    goTo("2027-01-12");
  });

  test("a no that is noted is told too; the person who answers by themselves hears nothing of it", async () => {
    const noted = await offered();
    const own = await offered();
    await workOnce(portal);
    const no = { name: "decline", reason: "mobility" } as const;
    const asked = { proposalId: noted.proposalId, version: 1, command: no };
    expect(await say(world.referent.actor, asked)).toMatchObject({ refusal: { kind: "how-unsaid" } });
    expect(await say(world.referent.actor, { ...asked, saidHow: "paper" })).toMatchObject({
      value: { state: "declined" },
    });
    await say(own.person, { proposalId: own.proposalId, version: 1, command: no });
    goTo("2027-01-13");
    await workOnce(portal);
    const texts = (await readySent(portal, "positioning-sms")).map(({ text }) => text);
    expect(texts.filter((text) => text.startsWith("Votre non a un emploi est noté."))).toHaveLength(1);
    goTo("2027-01-12");
  });

  test("changes their mind: the company has nothing of them any more, and cannot answer", async () => {
    const { proposalId, link, person } = await offered();
    await say(person, { proposalId, version: 1, command: yes });
    expect(await say(person, { proposalId, version: 2, command: { name: "withdraw" } })).toMatchObject({ ok: true });
    expect(await readIntroduced(portal.db, link)).toEqual({ ok: true, value: [] });
    expect(await introductions(proposalId)).toBe(0);
    expect(await company(link, { proposalId, version: 3, command: { name: "hire" } })).toMatchObject({
      refusal: { kind: "unknown-proposal" },
    });
  });

  test("a contact that their file does not have is given to nobody", async () => {
    const { proposalId, fileId, person } = await offered();
    await portal.build.rewrite("UPDATE person_file SET mail = NULL WHERE id = $1", [fileId]);
    const command: Parameters<typeof say>[1]["command"] = { name: "agree", way: "mail", skills: [] };
    expect(await say(person, { proposalId, version: 1, command })).toMatchObject({ refusal: { kind: "no-such-way" } });
    expect(await stateOf(proposalId)).toMatchObject({ state: "proposed", version: 1 });
  });

  test("nobody else knows of it, nor answers; the referent takes it back", async () => {
    const { proposalId } = await offered();
    const stranger = await buildPositioningWorld(portal.build);
    const { person } = await world.newPerson();
    for (const actor of [world.colleague.actor, world.secretary.actor, stranger.referent.actor, sensor, person]) {
      const said = await say(actor, { proposalId, version: 1, command: { name: "decline", reason: null } });
      expect(said).toMatchObject({ refusal: { kind: "unknown-proposal" } });
    }
    const back = await say(world.referent.actor, { proposalId, version: 1, command: { name: "take-back" } });
    expect(back).toMatchObject({ value: { state: "taken_back" } });
  });
});

describe("a need is proposed", () => {
  test("once at a time to somebody, confirmed, open, and shown to whoever proposes it", async () => {
    const { needId, fileId } = await offered();
    const propose = (need: string) =>
      proposeNeed(portal.db, world.referent.actor, {
        key: crypto.randomUUID(),
        again: null,
        personFileId: fileId,
        needId: need,
      });
    expect(await propose(needId)).toMatchObject({ refusal: { kind: "already-proposed" } });
    const hidden = await openNeed(portal, sensor, { visibility: "sensors" });
    expect(await propose(hidden.needId)).toMatchObject({ refusal: { kind: "unknown-need" } });
    const gone = await openNeed(portal, sensor);
    await commandNeed(portal.db, sensor, { needId: gone.needId, version: 2, command: { name: "stop" } });
    expect(await propose(gone.needId)).toMatchObject({ refusal: { kind: "unknown-need" } });
  });

  test("again to who refused it: within thirty days when they ask, later once it was read; the database alone too", async () => {
    const { proposalId, needId, fileId, person } = await offered();
    await say(person, { proposalId, version: 1, command: { name: "decline", reason: "mobility" } });
    const which = { personFileId: fileId, needId };
    const { accountId, organisationId } = world.referent.actor;
    const again = (why: "asked" | "sure" | null) =>
      proposeNeed(portal.db, world.referent.actor, { key: crypto.randomUUID(), ...which, again: why });
    const read = await readNeedToPropose(portal.db, world.referent.actor, which);
    expect(read).toMatchObject({ value: { lastNo: { state: "declined", on: "2027-01-12", reason: "mobility" } } });
    for (const why of [null, "sure"] as const) {
      expect(await again(why)).toMatchObject({ refusal: { kind: "refused-before", refusedOn: "2027-01-12" } });
    }
    goTo("2027-02-10");
    expect(await again("sure")).toMatchObject({ ok: false });
    await expect(
      inTransactionAs(portal.db, actingFor(world.referent.actor), async (tx) => {
        const id = crypto.randomUUID();
        await tx.$executeRawUnsafe(
          `INSERT INTO proposal (id, need_id, answers_for_id, person_id, organisation_id, person_file_id, state, due_on, job_label, town,
             contract, skills, created_at)
           SELECT $1::uuid, need_id, need_id, person_id, organisation_id, person_file_id, 'proposed', '2027-02-17', job_label, town,
             contract, '{}', now() FROM proposal WHERE id = $2::uuid`,
          ...[id, proposalId],
        );
        await tx.$executeRawUnsafe(
          `INSERT INTO proposal_event (proposal_id, version, command, to_state, by_commander, by_account_id, by_organisation_id, at)
           VALUES ($1::uuid, 1, 'propose', 'proposed', 'prescriber', $2::uuid, $3::uuid, now())`,
          ...[id, accountId, organisationId],
        );
      }),
    ).rejects.toThrow(/when the person asks/);
    goTo("2027-02-11");
    expect(await again(null)).toMatchObject({ refusal: { kind: "refused-before" } });
    expect(await again("sure")).toMatchObject({ ok: true });
    goTo("2027-01-12");
    const asked = await offered();
    await say(asked.person, { proposalId: asked.proposalId, version: 1, command: { name: "decline", reason: null } });
    const second = await proposed(portal, world, { needId: asked.needId, personFileId: asked.fileId, again: "asked" });
    const [line] = await portal.build.query("SELECT reason FROM proposal_event WHERE proposal_id = $1", [second]);
    expect([line, await stateOf(second)]).toMatchObject([{ reason: "asked-again" }, { state: "proposed" }]);
  });

  test("it is over: a yes is refused, by the database too, and the portal closes what goes on", async () => {
    const { proposalId, needId, person } = await offered();
    await commandNeed(portal.db, sensor, { needId, version: 2, command: { name: "stop" } });
    expect(await say(person, { proposalId, version: 1, command: yes })).toMatchObject({
      refusal: { kind: "need-over" },
    });
    await expect(
      inTransactionAs(portal.db, actingFor(person), (tx) =>
        tx.$executeRawUnsafe("UPDATE proposal SET state = 'agreed', version = 2 WHERE id = $1::uuid", proposalId),
      ),
    ).rejects.toThrow(/looked for/);
    await workOnce(portal);
    expect(await stateOf(proposalId)).toMatchObject({ state: "closed" });
  });

  test("without an answer in time it lapses; the company's silence ends it too, once", async () => {
    const [one, other] = [await offered(), await offered()];
    await say(other.person, { proposalId: other.proposalId, version: 1, command: yes });
    goTo("2027-01-19");
    await lapseProposals(portal.db);
    expect(await stateOf(one.proposalId)).toMatchObject({ state: "proposed" });
    goTo("2027-01-27");
    const ends = await Promise.all([lapseProposals(portal.db), lapseProposals(portal.db)]);
    expect(ends.reduce((sum, { lapsed }) => sum + lapsed, 0)).toBeGreaterThanOrEqual(2);
    expect([await stateOf(one.proposalId), await stateOf(other.proposalId)]).toMatchObject([
      { state: "lapsed", version: 2 },
      { state: "unanswered", version: 3 },
    ]);
    expect(await introductions(other.proposalId)).toBe(0);
  });
});

test("two needs that are one: the company of the one that stays answers, until they are parted", async () => {
  const stays = await openNeed(portal, sensor);
  goTo("2027-01-13");
  const { proposalId, needId, link, person } = await offered();
  await say(person, { proposalId, version: 1, command: yes });
  const both = { needId, version: 2, otherId: stays.needId, otherVersion: 2 };
  expect(await mergeNeeds(portal.db, sensor, both)).toEqual({ ok: true, value: { staysId: stays.needId } });
  await workOnce(portal);
  const answersFor = async () =>
    (await portal.build.query("SELECT answers_for_id::text AS for FROM proposal WHERE id = $1", [proposalId]))[0]?.[
      "for"
    ];
  expect(await answersFor()).toBe(stays.needId);
  for (const one of [stays.link, link]) {
    expect(await readIntroduced(portal.db, one)).toMatchObject({ value: [{ firstName: "Canarinette" }] });
  }
  await commandNeed(portal.db, sensor, { needId, version: 3, command: { name: "reopen" } });
  const confirm = { name: "confirm", companyName: "Atelier Dupont" } as const;
  await workOnce(portal);
  expect(await stateOf(proposalId)).toMatchObject({ state: "closed" });
  await commandNeed(portal.db, sensor, { needId, version: 4, command: confirm });
  expect(await readIntroduced(portal.db, stays.link)).toEqual({ ok: true, value: [] });
});
