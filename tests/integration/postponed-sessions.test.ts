import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { actingFor, inTransactionAs } from "#app/access/acting.server.ts";
import { readAnsweredPositioning } from "#app/positioning/answer/answered-positioning-store.server.ts";
import { commandPositioning } from "#app/positioning/command-positioning.server.ts";
import { selectEligibleSessions } from "#app/positioning/eligibility/eligibility-store.server.ts";
import { listFilePositionings } from "#app/positioning/follow/followed-file-store.server.ts";
import { selectOffer } from "#app/positioning/follow/offer-store.server.ts";
import { commandSession } from "#app/positioning/session-life/command-session.server.ts";
import { manageSession } from "#app/positioning/session-life/manage-session.server.ts";
import { readSessionLife } from "#app/positioning/session-life/read-session-life.server.ts";
import { listOwnSessions } from "#app/positioning/sessions/list-own-sessions.server.ts";
import { submitPositioning } from "#app/positioning/submit-positioning.server.ts";
import { readSessionRows } from "#app/training/reading/session-detail-store.server.ts";
import { readHits } from "#app/training/reading/training-read-store.server.ts";
import { sessionChangedEffect } from "#app/training/seats/publish-session.server.ts";
import { recruitingOf } from "#app/training/seats/seat-ledger.ts";
import { sessionStates } from "#app/training/seats/session-states.ts";
import {
  buildPositioningWorld,
  type PositioningWorld,
  positioningAsked,
  REGION_FUNDER,
} from "#tests/support/positioning-world.ts";
import { goTo, onUseCasePortal, type UseCasePortal } from "#tests/support/use-case-portal.ts";

const TODAY = "2027-01-12";
let portal: UseCasePortal;
let world: PositioningWorld;

onUseCasePortal(TODAY, async (opened) => {
  portal = opened;
  world = await buildPositioningWorld(portal.build);
});

async function managed(): Promise<number> {
  const sessionId = await world.newSession({ startsOn: "2027-02-01", endsOn: "2027-05-31" });
  const seats = [{ funderCode: REGION_FUNDER, takenElsewhere: 0, announcedHere: null }];
  const asked = { sessionId, promotesAutomatically: true, seats };
  expect(await manageSession(portal.db, world.secretary.actor, asked)).toMatchObject({ ok: true });
  return sessionId;
}

type Said = Parameters<typeof commandSession>[2]["command"];

const ask = (sessionId: number, version: number, command: Said, factorAt: Date | null = new Date()) =>
  commandSession(portal.db, { ...world.secretary.actor, factorAt }, { key: randomUUID(), sessionId, version, command });

async function accepted(sessionId: number) {
  const { fileId } = await world.newPerson();
  const made = await submitPositioning(portal.db, world.referent.actor, {
    ...{ key: randomUUID(), ...positioningAsked(fileId, sessionId) },
  });
  const id = made.ok ? made.value.positioningId : "";
  const said = { key: randomUUID(), positioningId: id, version: 1, command: { name: "accept" } } as const;
  expect(await commandPositioning(portal.db, world.secretary.actor, said)).toMatchObject({ ok: true });
  return { id, fileId };
}

const row = async (sql: string, value: unknown) => (await portal.build.query(sql, [value]))[0] ?? {};

/** Carries out what the outbox holds for the search. */
async function publish(sessionId: number): Promise<void> {
  const effects = await portal.build.query(
    "SELECT id::text, payload FROM outbox_effect WHERE topic = 'session-changed' AND payload @> $1",
    [{ sessionId }],
  );
  expect(effects.length).toBeGreaterThan(0);
  for (const { id, payload } of effects) {
    await sessionChangedEffect.carryOut(payload, String(id), { database: portal.db, messenger: nobody });
  }
}

const refuse = () => Promise.reject(new Error("Nothing is sent"));
const nobody = { sendMail: refuse, sendSms: refuse, writeLetter: refuse };

/** The first and last day of a session, wherever somebody reads them. */
async function daysSeen(sessionId: number, { id, fileId }: { readonly id: string; readonly fileId: string }) {
  const { training_id, number } = await row(
    "SELECT a.training_id, s.number FROM training_session s JOIN training_action a ON a.id = s.action_id WHERE s.id = $1",
    sessionId,
  );
  const client = await portal.db.pool.connect();
  const [trainingId, sessionNumber] = [Number(training_id), String(number)];
  try {
    const snapshot = { client, version: 1 };
    const [hit] = await readHits(snapshot, [{ trainingId, sessions: [{ sessionId, distanceKm: null }] }], TODAY);
    const [page] = await readSessionRows(snapshot, { trainingId, today: TODAY, number: sessionNumber, from: null });
    const searched = await row("SELECT starts_on::text, ends_on::text FROM search.session WHERE id = $1", sessionId);
    const own = await listOwnSessions(portal.db, world.secretary.actor, { period: null, work: null, page: 1 });
    const listed = own.ok ? own.value.sessions.find((one) => one.number === sessionNumber) : undefined;
    const life = await readSessionLife(portal.db, world.secretary.actor, sessionNumber);
    const told = await inTransactionAs(portal.db, { task: "notify" }, (tx) => readAnsweredPositioning(tx, id));
    const referent = world.referent.actor;
    const { organisationId } = referent;
    const [filed, offer, compared, known] = await inTransactionAs(portal.db, actingFor(referent), async (tx) => [
      (await listFilePositionings(tx, { organisationId, personFileId: fileId }))[0],
      await selectOffer(tx, sessionNumber),
      (await selectEligibleSessions(tx, [sessionId]))[0],
      await tx.$queryRawUnsafe<readonly { readonly starts_on: string; readonly ends_on: string }[]>(
        `SELECT starts_on::text, ends_on::text FROM hub_positionings_of_person((SELECT person_id FROM person_file WHERE id = '${fileId}'))`,
      ),
    ]);
    const both = (one: { startsOn: unknown; endsOn: unknown } | undefined) => `${one?.startsOn} ${one?.endsOn}`;
    return {
      card: both(hit?.sessions[0]),
      page: `${page?.starts_on} ${page?.ends_on}`,
      search: `${searched["starts_on"]} ${searched["ends_on"]}`,
      list: both(listed),
      organisation: both(life.ok ? life.value.session : undefined),
      person: both(told),
      file: both(filed),
      offer: both(offer),
      conditions: both(compared),
      overlap: `${known[0]?.starts_on} ${known[0]?.ends_on}`,
    };
  } finally {
    client.release();
  }
}

const everywhere = (days: string) => ({
  ...{ card: days, page: days, search: days, list: days, organisation: days },
  ...{ person: days, file: days, offer: days, conditions: days, overlap: days },
});

test("a postponed session is read by its new days everywhere, until its feed gives others", async () => {
  const sessionId = await managed();
  const somebody = await accepted(sessionId);
  await publish(sessionId);
  expect(await daysSeen(sessionId, somebody)).toEqual(everywhere("2027-02-01 2027-05-31"));
  const days = { startsOn: "2027-04-12", endsOn: "2027-09-30" };
  expect(await ask(sessionId, 1, { name: "postpone", ...days })).toMatchObject({ ok: true });
  await publish(sessionId);
  expect(await daysSeen(sessionId, somebody)).toEqual(everywhere("2027-04-12 2027-09-30"));
  await portal.build.query("UPDATE training_session SET starts_on = '2027-03-08' WHERE id = $1", [sessionId]);
  await publish(sessionId);
  expect(await daysSeen(sessionId, somebody)).toEqual(everywhere("2027-03-08 2027-05-31"));
});

test("the end of enrolment of the first days does not close a postponed session", async () => {
  const sessionId = await managed();
  await portal.build.query("UPDATE training_session SET enrol_to = '2027-01-20' WHERE id = $1", [sessionId]);
  await ask(sessionId, 1, { name: "postpone", startsOn: "2027-04-12", endsOn: "2027-09-30" });
  await publish(sessionId);
  expect(await row("SELECT recruits_until::text FROM search.session WHERE id = $1", sessionId)).toEqual({
    recruits_until: "2027-04-12",
  });
});

test("the search reads recruiting as the rule of seats does, for every state of the session and of its feed", async () => {
  const sessionId = await managed();
  for (const feed of ["open", "closed", "suspended", "unknown"] as const) {
    for (const state of sessionStates) {
      await portal.build.rewrite(
        `WITH feed AS (UPDATE training_session SET recruiting = $2::"Recruiting" WHERE id = $1)
         UPDATE managed_session SET state = $3::"SessionState" WHERE session_id = $1`,
        [sessionId, feed, state],
      );
      const read = await row(
        "SELECT s.recruiting::text AS read FROM training_session r CROSS JOIN LATERAL session_as_said(r) AS s WHERE r.id = $1",
        sessionId,
      );
      expect([feed, state, read["read"]]).toEqual([feed, state, recruitingOf(feed, state)]);
    }
  }
});

test("before it is postponed or cancelled, a session says how many people it touches; a factor is proved again", async () => {
  const sessionId = await managed();
  await accepted(sessionId);
  const { number } = await row("SELECT number FROM training_session WHERE id = $1", sessionId);
  expect(await readSessionLife(portal.db, world.secretary.actor, String(number))).toMatchObject({
    value: { people: 1, enrolled: 0 },
  });
  const stranger = await buildPositioningWorld(portal.build);
  expect(await readSessionLife(portal.db, stranger.secretary.actor, String(number))).toMatchObject({
    refusal: { kind: "unknown-session" },
  });
  goTo("2027-01-13");
  const late = new Date("2027-01-13T10:00:00Z");
  expect(await ask(sessionId, 1, { name: "cancel" }, late)).toMatchObject({ refusal: { kind: "step-up-needed" } });
  expect(await ask(sessionId, 1, { name: "suspend" }, late)).toMatchObject({ ok: true });
  expect(await ask(sessionId, 2, { name: "cancel" })).toMatchObject({ ok: true, value: { positionings: 1 } });
});
