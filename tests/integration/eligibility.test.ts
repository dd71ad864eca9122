import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { commandPositioning } from "#app/positioning/command-positioning.server.ts";
import { planObstacleOf } from "#app/positioning/eligibility/explain.ts";
import { explainEligibility, openEligibility } from "#app/positioning/eligibility/explain-eligibility.server.ts";
import { submitPositioning } from "#app/positioning/submit-positioning.server.ts";
import { statementCounter } from "#tests/support/count-statements.ts";
import { buildPositioningWorld, type PositioningWorld, positioningAsked } from "#tests/support/positioning-world.ts";
import { goTo, onUseCasePortal, type UseCasePortal } from "#tests/support/use-case-portal.ts";

let portal: UseCasePortal;
let world: PositioningWorld;
let statementsOf: (work: () => Promise<unknown>) => Promise<number>;

onUseCasePortal("2027-01-11", async (opened) => {
  portal = opened;
  statementsOf = statementCounter(portal.db);
  world = await buildPositioningWorld(portal.build);
});

async function somebody(level: string): Promise<string> {
  const { fileId } = await world.newPerson();
  await portal.build.query(
    `INSERT INTO person_fact SELECT organisation_id, id, kind::"PersonFactKind", value, 'said', '2027-01-04'
     FROM person_file, (VALUES ('rsa', 'yes'), ('level', $2)) f(kind, value) WHERE id = $1`,
    [fileId, level],
  );
  return fileId;
}

async function session(requires: number | null = null): Promise<number> {
  const id = await world.newSession({ startsOn: "2027-02-01" });
  const action = "(SELECT action_id FROM training_session WHERE id = $1)";
  await portal.build.query(`UPDATE training_action SET is_entry_level_required = $2 WHERE id = ${action}`, [
    id,
    requires !== null,
  ]);
  await portal.build.query(
    `UPDATE training SET level_in = $2 WHERE id = (SELECT training_id FROM training_action WHERE id = ${action})`,
    [id, requires],
  );
  return id;
}

const submit = (fileId: string, sessionId: number) =>
  submitPositioning(portal.db, world.referent.actor, { key: randomUUID(), ...positioningAsked(fileId, sessionId) });
const pictures = (id: string) =>
  portal.build.query("SELECT kind::text, picture FROM positioning_picture WHERE positioning_id = $1 ORDER BY kind", [
    id,
  ]);

test("a condition that blocks refuses the request; its picture is kept with the others, and never changes", async () => {
  const sessionId = await session(4);
  expect(await submit(await somebody("3"), sessionId)).toMatchObject({
    refusal: { kind: "not-eligible", obstacles: ["level"] },
  });
  const made = await submit(await somebody("4"), sessionId);
  const id = made.ok ? made.value.positioningId : "";
  expect(await pictures(id)).toMatchObject([
    { kind: "submitted", picture: { on: "2027-01-11", rsa: "yes", level: 4, rulesFrom: "2020-01-01" } },
  ]);
  const change = "UPDATE positioning_picture SET picture = '{}' WHERE positioning_id = $1";
  await expect(portal.build.query(change, [id])).rejects.toMatchObject({ code: "HU001" });
});

test("at the entry, RSA, level and territory are kept; the training organisation that says it sees nothing of them", async () => {
  const fileId = await somebody("3");
  const made = await submit(fileId, await session());
  const id = made.ok ? made.value.positioningId : "";
  const say = (
    version: number,
    command: Parameters<typeof commandPositioning>[2]["command"],
    by = world.secretary.actor,
  ) => commandPositioning(portal.db, by, { key: randomUUID(), positioningId: id, version, command });
  expect(await say(1, { name: "accept" })).toMatchObject({ ok: true });
  expect(await say(2, { name: "confirm" }, world.referent.actor)).toMatchObject({ ok: true });
  goTo("2027-02-02");
  expect(await say(3, { name: "enter", entryOn: "2027-02-01" })).toMatchObject({ ok: true });
  expect((await pictures(id))[0]).toMatchObject({
    kind: "entered",
    picture: { rsa: { value: "yes", source: "said", asOf: "2027-01-04" }, level: { value: "3" }, communeCode: "59350" },
  });
});

test("the lines of a page of results are explained together; whoever does not follow the person learns nothing", async () => {
  const fileId = await somebody("3");
  const sessionIds = [await session(), await session(4), await session()];
  const explain = (ids: readonly number[], by = world.referent) =>
    explainEligibility(portal.db, by.actor, { personFileId: fileId, sessionIds: ids });
  const told = await explain(sessionIds);
  expect(told.ok ? told.value.size : 0).toBe(3);
  expect(told.ok ? told.value.get(sessionIds[1] ?? 0) : []).toContainEqual(
    expect.objectContaining({ condition: "level", verdict: "not-met", weight: "blocking", level: 3, levelIn: 4 }),
  );
  expect(await explain(sessionIds, world.colleague)).toEqual({ ok: false, refusal: { kind: "not-found" } });
  const read = await portal.build.query(
    "SELECT count(*)::int AS readings FROM audit_event WHERE person_file_id = $1 AND action = 'person-file.read'",
    [fileId],
  );
  expect(read).toEqual([{ readings: 1 }]);
});

test("a plan opens the file once, whatever it asks about; the sessions are compared on its days, with the requests there", async () => {
  const fileId = await somebody("3");
  const [here, level, open] = [await session(), await session(4), await world.newSession({ isPermanent: true })];
  expect(await submit(fileId, here)).toMatchObject({ ok: true });
  const days = { startsOn: "2027-02-10", endsOn: "2027-02-12" };
  const later = { startsOn: "2031-02-10", endsOn: "2031-02-12" };
  const opened = await openEligibility(portal.db, world.referent.actor, fileId);
  if (!opened.ok) throw new Error(opened.refusal.kind);
  const { asked, explain } = opened.value;
  expect([...asked]).toMatchObject([[here, { state: "submitted" }]]);
  const obstacles = async (ids: readonly number[], on = days) =>
    [...(await explain(ids.map((id) => ({ id, ...on }))))].map(([, lines]) => planObstacleOf(lines));
  expect(await obstacles([here])).toEqual([null]);
  expect(await obstacles([level])).toEqual(["level"]);
  expect([await obstacles([open]), await obstacles([open], later)]).toEqual([["no-overlap"], [null]]);
  const refusal = { ok: false, refusal: { kind: "not-found" } };
  expect(await openEligibility(portal.db, world.colleague.actor, fileId)).toEqual(refusal);
  const read = await portal.build.query(
    "SELECT count(*)::int AS readings FROM audit_event WHERE person_file_id = $1 AND action = 'person-file.read'",
    [fileId],
  );
  expect(read).toEqual([{ readings: 1 }]);
});

test("a page of results costs as many statements as one session", async () => {
  const fileId = await somebody("3");
  const sessionIds: number[] = [];
  for (let rank = 0; rank < 20; rank += 1) sessionIds.push(await session(rank % 2 === 0 ? 4 : null));
  const cost = (ids: readonly number[]) =>
    statementsOf(() => explainEligibility(portal.db, world.referent.actor, { personFileId: fileId, sessionIds: ids }));
  await cost(sessionIds.slice(0, 1));
  const one = await cost(sessionIds.slice(0, 1));
  expect([one > 3, await cost(sessionIds)]).toEqual([true, one]);
});

test("a request on the session, and a training at the same time, are told before anything is sent, with where to ask", async () => {
  const fileId = await somebody("3");
  const [here, atOnce] = [await session(), await session()];
  expect(await submit(fileId, here)).toMatchObject({ ok: true });
  const told = await explainEligibility(portal.db, world.referent.actor, {
    personFileId: fileId,
    sessionIds: [here, atOnce],
  });
  const lines = (id: number) => (told.ok ? (told.value.get(id) ?? []) : []);
  const known = { verdict: "not-met", organisationName: "Département du Nord", isOwn: true };
  expect(lines(here)).toContainEqual(expect.objectContaining({ condition: "not-positioned", ...known }));
  expect(lines(atOnce)).toContainEqual(expect.objectContaining({ condition: "no-overlap", ...known }));
});

test("the modules that a training asks for first are named, and a training followed to its end is one of them", async () => {
  const fileId = await somebody("3");
  const [first, then] = [await session(), await session()];
  const training = (id: number) =>
    `(SELECT a.training_id FROM training_session s JOIN training_action a ON a.id = s.action_id WHERE s.id = ${id})`;
  await portal.build.query(
    `UPDATE training SET title = 'Souder', module_reference = 'M-${first}' WHERE id = ${training(first)}`,
  );
  await portal.build.query(
    `INSERT INTO training_prior_module SELECT ${training(then)}, unnest(ARRAY['M-${first}', 'M-ailleurs'])`,
  );
  const line = async () => {
    const asked = { personFileId: fileId, sessionIds: [then] };
    const told = await explainEligibility(portal.db, world.referent.actor, asked);
    return told.ok ? told.value.get(then)?.find(({ condition }) => condition === "prior-modules") : undefined;
  };
  expect(await line()).toMatchObject({ verdict: "to-ask", modules: ["Souder", "M-ailleurs"] });
  const made = await submit(fileId, first);
  const id = made.ok ? made.value.positioningId : "";
  expect(await line()).toMatchObject({ verdict: "to-ask", modules: ["Souder", "M-ailleurs"] });
  await portal.build.rewrite(
    `UPDATE positioning SET state = 'entered', holds_seat = false, entered_on = '2027-02-01', stay_on = '2027-03-01',
       stay_state = 'completed', exit_reason = 'normal_end', answer_by = NULL WHERE id = $1`,
    [id],
  );
  expect(await line()).toMatchObject({ verdict: "to-ask", modules: ["M-ailleurs"] });
});
