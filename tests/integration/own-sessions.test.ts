import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { MemberActor } from "#app/access/actor.ts";
import { decideForPeople } from "#app/positioning/sessions/decide-for-people.server.ts";
import { listOwnSessions } from "#app/positioning/sessions/list-own-sessions.server.ts";
import { readSessionPlan } from "#app/positioning/sessions/read-session-plan.server.ts";
import { submitPositioning } from "#app/positioning/submit-positioning.server.ts";
import { readSiret } from "#app/training/siret.ts";
import { readTies, tieCatalogue, untieCatalogue } from "#app/training/ties/tie-catalogue.server.ts";
import type { BuiltMember } from "#tests/support/access-builders.ts";
import {
  buildPositioningWorld,
  buildSession,
  type PositioningWorld,
  positioningAsked,
} from "#tests/support/positioning-world.ts";
import { goTo, onUseCasePortal, type UseCasePortal } from "#tests/support/use-case-portal.ts";

let portal: UseCasePortal;
let world: PositioningWorld;
let operator: BuiltMember;

onUseCasePortal("2027-01-12", async (opened) => {
  portal = opened;
  world = await buildPositioningWorld(portal.build);
  const region = await portal.build.buildOrganisation({ kind: "region", name: "Région" });
  operator = await portal.build.buildMember(region, "manager");
});

const everything = { period: null, work: null, page: 1 } as const;
/** As if the second factor had just been proved. */
const proved = (actor: MemberActor): MemberActor => ({ ...actor, factorAt: new Date() });

async function numberOf(sessionId: number): Promise<string> {
  return String(
    (await portal.build.query("SELECT number FROM training_session WHERE id = $1", [sessionId]))[0]?.["number"],
  );
}

async function submitted(sessionId: number): Promise<string> {
  const { fileId } = await world.newPerson();
  const asked = { key: randomUUID(), ...positioningAsked(fileId, sessionId) };
  const answer = await submitPositioning(portal.db, world.referent.actor, asked);
  if (!answer.ok) throw new Error(answer.refusal.kind);
  return answer.value.positioningId;
}

const plan = async (actor: MemberActor, sessionId: number) =>
  readSessionPlan(portal.db, actor, await numberOf(sessionId));

async function decide(
  people: readonly { readonly id: string; readonly version: number }[],
  name: "accept" | "wait-list",
) {
  return decideForPeople(portal.db, proved(world.secretary.actor), { key: randomUUID(), command: { name }, people });
}

async function namesOf(actor: MemberActor, sessionId: number): Promise<readonly string[] | string> {
  const read = await plan(actor, sessionId);
  return read.ok ? read.value.people.map(({ id }) => id) : read.refusal.kind;
}

describe("a tie to the catalogue", () => {
  test("opens the sessions of a site and the people already positioned; once ended, nothing is seen any more", async () => {
    const siret = readSiret("20000000000001");
    if (siret === null) throw new Error("no SIRET");
    const { id: sessionId } = await buildSession(portal.build, { siret });
    const before = await submitted(sessionId);
    const { organisationId } = world.secretary.actor;
    expect(await namesOf(world.secretary.actor, sessionId)).toBe("unknown-session");

    const tied = await tieCatalogue(portal.db, operator.actor, { organisationId, siret });
    expect(tied).toEqual({ ok: true, value: null });
    const after = await submitted(sessionId);
    expect((await namesOf(world.secretary.actor, sessionId)).toString().split(",").sort()).toEqual(
      [before, after].sort(),
    );
    const again = await tieCatalogue(portal.db, operator.actor, { organisationId, siret });
    expect(again).toMatchObject({ refusal: { kind: "tied-already", to: "Organisme d’essai" } });

    const read = await readTies(portal.db, operator.actor);
    const tie = read.ok ? read.value.ties.find((one) => one.siret === siret) : undefined;
    expect(tie).toMatchObject({ trainings: 1, sessions: 1, sites: [{ name: "O", source: "Essai" }] });
    expect(await untieCatalogue(portal.db, operator.actor, { tie: tie?.id ?? "" })).toMatchObject({ ok: true });
    expect(await namesOf(world.secretary.actor, sessionId)).toBe("unknown-session");
    expect(await decide([{ id: before, version: 1 }], "accept")).toMatchObject({
      value: { done: [], refused: [{ id: before, refusal: { kind: "unknown-positioning" } }] },
    });
    expect(await untieCatalogue(portal.db, operator.actor, { tie: tie?.id ?? "" })).toMatchObject({
      refusal: { kind: "unknown-tie" },
    });
    const acts = await portal.build.query(
      "SELECT action FROM audit_event WHERE resource_id = $1 AND action LIKE 'catalogue.%' ORDER BY seq",
      [organisationId],
    );
    expect(acts.map(({ action }) => action)).toEqual(["catalogue.tie", "catalogue.untie"]);
  });

  test("is an operator's alone, of a training organisation, to a SIRET of the catalogue", async () => {
    const [siret, unknown] = [readSiret(world.siret), readSiret("39999999999999")];
    if (siret === null || unknown === null) throw new Error("no SIRET");
    const { organisationId } = world.secretary.actor;
    expect(await tieCatalogue(portal.db, world.secretary.actor, { organisationId, siret })).toMatchObject({
      refusal: { kind: "not-allowed" },
    });
    expect(await tieCatalogue(portal.db, operator.actor, { organisationId, siret: unknown })).toMatchObject({
      refusal: { kind: "unknown-siret" },
    });
    const prescriber = { organisationId: world.prescriber.id, siret };
    expect(await tieCatalogue(portal.db, operator.actor, prescriber)).toMatchObject({
      refusal: { kind: "unknown-organisation" },
    });
  });
});

describe("the sessions of an organisation", () => {
  test("are those of its ties, with what there is to do, in a constant number of queries", async () => {
    const sessionId = await world.newSession();
    await submitted(sessionId);
    await submitted(sessionId);
    const other = await buildPositioningWorld(portal.build);
    const number = await numberOf(sessionId);
    const listed = async (actor: MemberActor, more = {}) => {
      const read = await listOwnSessions(portal.db, actor, { ...everything, ...more });
      return read.ok ? read.value.sessions.filter((one) => one.number === number) : null;
    };
    expect(await listed(world.secretary.actor)).toMatchObject([{ toAnswer: 2, late: 0, held: 0, waiting: 0 }]);
    expect(await listed(other.secretary.actor)).toEqual([]);
    expect(await listed(world.secretary.actor, { work: "late" })).toEqual([]);
    goTo("2027-02-10");
    expect(await listed(world.secretary.actor, { work: "late" })).toMatchObject([{ late: 2 }]);
    expect(await listed(world.secretary.actor, { period: "running" })).toEqual([]);
  });

  test("an organisation without a tie has none", async () => {
    const untied = await portal.build.buildOrganisation({ kind: "training_organisation", name: "Sans lien" });
    const { actor } = await portal.build.buildMember(untied, "manager");
    expect(await listOwnSessions(portal.db, actor, everything)).toMatchObject({
      value: { isTied: false, sessions: [], total: 0 },
    });
  });
});

describe("the people of a session", () => {
  test("are named, and nothing of their situation leaves the server", async () => {
    const sessionId = await world.newSession();
    await submitted(sessionId);
    const read = await plan(world.secretary.actor, sessionId);
    const [person] = read.ok ? read.value.people : [];
    expect(Object.keys(person ?? {}).sort()).toEqual([
      ...[
        "answerBy",
        "enteredOn",
        "firstName",
        "funderCode",
        "id",
        "isEligible",
        "isMoved",
        "lastName",
        "mail",
        "meetingOn",
        "phone",
      ],
      ...["sentBy", "since", "state", "stayOn", "stayState", "version", "waitingRank"],
    ]);
    expect(person).toMatchObject({ firstName: "Camille", sentBy: "Département du Nord" });
    const known = await portal.build.query(
      "SELECT column_name AS name FROM information_schema.columns WHERE table_name = 'positioned_person' ORDER BY 1",
    );
    expect(known.map(({ name }) => name)).toEqual([
      ...["first_name", "is_eligible", "last_name", "mail", "person_file_id", "phone", "positioning_id"],
    ]);
  });

  test("another organisation finds nothing, and the list that was read is in the trail", async () => {
    const sessionId = await world.newSession();
    await submitted(sessionId);
    const other = await buildPositioningWorld(portal.build);
    expect(await namesOf(other.secretary.actor, sessionId)).toBe("unknown-session");
    expect(await namesOf(world.referent.actor, sessionId)).toBe("unknown-session");
    await namesOf(world.secretary.actor, sessionId);
    const trail = await portal.build.query(
      "SELECT actor_id, facts FROM audit_event WHERE action = 'session.read' AND resource_id = $1",
      [String(sessionId)],
    );
    expect(trail).toEqual([{ actor_id: world.secretary.accountId, facts: { count: 1 } }]);
  });
});

describe("deciding for several people", () => {
  test("answers for each: a full session stops those who come after, and nobody before", async () => {
    const sessionId = await world.newSession({ seats: 2 });
    const ids = [await submitted(sessionId), await submitted(sessionId), await submitted(sessionId)];
    const people = ids.map((id) => ({ id, version: 1 }));
    expect(await decide(people, "accept")).toMatchObject({
      value: { done: [{ id: ids[0] }, { id: ids[1] }], refused: [{ id: ids[2], refusal: { kind: "session-full" } }] },
    });
  });

  test("asks for a second factor proved just before, for one person alone it does not", async () => {
    const sessionId = await world.newSession();
    const people = [
      { id: await submitted(sessionId), version: 1 },
      { id: await submitted(sessionId), version: 1 },
    ];
    const asked = { command: { name: "accept" }, people } as const;
    const long = { ...world.secretary.actor, factorAt: new Date(Date.now() - 301_000) };
    expect(await decideForPeople(portal.db, long, { key: randomUUID(), ...asked })).toMatchObject({
      refusal: { kind: "step-up-needed" },
    });
    const one = { key: randomUUID(), ...asked, people: people.slice(0, 1) };
    expect(await decideForPeople(portal.db, long, one)).toMatchObject({ value: { done: [{ id: people[0]?.id }] } });
  });

  test("the second of two hands is told what was read and what is", async () => {
    const sessionId = await world.newSession();
    const id = await submitted(sessionId);
    await decide([{ id, version: 1 }], "accept");
    expect(await decide([{ id, version: 1 }], "wait-list")).toMatchObject({
      value: {
        refused: [{ id, stateRead: "submitted", refusal: { kind: "stale-version", state: "accepted", version: 2 } }],
      },
    });
  });
});
