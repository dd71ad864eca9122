import { randomUUID } from "node:crypto";
import { describe, expect, test, vi } from "vitest";
import { inTransactionAs } from "#app/access/acting.server.ts";
import { hashToken, newShortToken } from "#app/platform/secrets.server.ts";
import { answerByLink } from "#app/positioning/answer/answer-by-link.server.ts";
import { openAnswerLink } from "#app/positioning/answer/open-answer-link.server.ts";
import { commandPositioning } from "#app/positioning/command-positioning.server.ts";
import { submitPositioning } from "#app/positioning/submit-positioning.server.ts";
import { buildAnswerLink } from "#tests/support/answer-links.ts";
import { buildPositioningWorld, type PositioningWorld, positioningAsked } from "#tests/support/positioning-world.ts";
import { onUseCasePortal, type UseCasePortal } from "#tests/support/use-case-portal.ts";

let portal: UseCasePortal;
let world: PositioningWorld;

onUseCasePortal("2027-01-12", async (opened) => {
  portal = opened;
  world = await buildPositioningWorld(portal.build);
});

const gone = { ok: false, refusal: { kind: "no-such-link" } };
const no = { name: "decline", reason: "mobility" } as const;

async function accepted(): Promise<{ readonly id: string; readonly token: string; readonly sessionId: number }> {
  const sessionId = await world.newSession();
  const { fileId } = await world.newPerson();
  const asked = { key: randomUUID(), ...positioningAsked(fileId, sessionId) };
  const submitted = await submitPositioning(portal.db, world.referent.actor, asked);
  const id = submitted.ok ? submitted.value.positioningId : "";
  await act(id, 1, { name: "accept" });
  return { id, sessionId, token: await buildAnswerLink(portal.build, id) };
}

type Command = Parameters<typeof commandPositioning>[2]["command"];

async function act(positioningId: string, version: number, command: Command, actor = world.secretary.actor) {
  const done = await commandPositioning(portal.db, actor, { key: randomUUID(), positioningId, version, command });
  expect(done).toMatchObject({ ok: true });
}

const open = (token: string) => openAnswerLink(portal.db, token);
const answer = (token: string, version: number, command: Parameters<typeof answerByLink>[2]["command"]) =>
  answerByLink(portal.db, token, { version, command });

async function rowOf(id: string) {
  const [row] = await portal.build.query("SELECT state, version, reason FROM positioning WHERE id = $1", [id]);
  return row;
}

describe("a link shows one positioning, and spends nothing", () => {
  test("what is proposed and where it stands, as often as one looks", async () => {
    const { id, token } = await accepted();
    for (const _look of [1, 2, 3]) {
      expect(await open(token)).toMatchObject({
        value: {
          positioning: {
            id,
            title: "Soudeur",
            state: "accepted",
            answerBy: "2027-01-18",
            prescriber: "Département du Nord",
          },
        },
      });
    }
    expect(await rowOf(id)).toMatchObject({ state: "accepted", version: 2 });
  });

  test("of a waiting list, how many come first", async () => {
    const sessionId = await world.newSession({ seats: 0 });
    await portal.build.query("INSERT INTO session_seats (session_id, funder_code) VALUES ($1, 2)", [sessionId]);
    const ids: string[] = [];
    for (const _one of [1, 2]) {
      const { fileId } = await world.newPerson();
      const asked = { key: randomUUID(), ...positioningAsked(fileId, sessionId) };
      const made = await submitPositioning(portal.db, world.referent.actor, asked);
      const id = made.ok ? made.value.positioningId : "";
      await act(id, 1, { name: "wait-list" });
      ids.push(id);
    }
    const [first = "", second = ""] = ids;
    expect(await open(await buildAnswerLink(portal.build, second))).toMatchObject({ value: { waitingBefore: 1 } });
    expect(await open(await buildAnswerLink(portal.build, first))).toMatchObject({ value: { waitingBefore: 0 } });
  });
});

describe("who shows a link answers as its person", () => {
  test("a yes enrols, told in the history and the trail as the person’s own, without an account", async () => {
    const { id, token } = await accepted();
    expect(await answer(token, 2, { name: "confirm" })).toEqual({ ok: true, value: { state: "enrolled" } });
    expect(await answer(token, 2, { name: "confirm" })).toEqual({ ok: true, value: { state: "enrolled" } });
    expect(await rowOf(id)).toMatchObject({ state: "enrolled", version: 3 });
    const told = await portal.build.query(
      "SELECT by_commander, by_account_id FROM positioning_event WHERE positioning_id = $1 AND command = 'confirm'",
      [id],
    );
    expect(told).toEqual([{ by_commander: "person", by_account_id: null }]);
    const trail = await portal.build.query(
      "SELECT actor_id FROM audit_event WHERE resource_id = $1 AND action = 'positioning.confirm'",
      [id],
    );
    expect(trail).toEqual([{ actor_id: null }]);
  });

  test("a no frees the seat, keeps a reason of the list, and uses the link up", async () => {
    const { id, token, sessionId } = await accepted();
    expect(await answer(token, 2, { name: "decline", reason: "cancer" })).toMatchObject({
      refusal: { kind: "unknown-reason" },
    });
    // Sent twice, as by a finger that slips: one effect, and the same answer.
    for (const _twice of [1, 2]) expect(await answer(token, 2, no)).toEqual({ ok: true, value: { state: "declined" } });
    expect(await rowOf(id)).toEqual({ state: "declined", version: 3, reason: "mobility" });
    const seats = await portal.build.query("SELECT held FROM session_seats WHERE session_id = $1", [sessionId]);
    expect(seats).toEqual([{ held: 0 }]);
    expect(await open(token)).toEqual(gone);
    expect(await answer(token, 3, { name: "confirm" })).toEqual(gone);
  });

  test("what changed since the page was shown is shown first", async () => {
    const { id, token } = await accepted();
    expect(await answer(token, 1, { name: "confirm" })).toEqual({ ok: false, refusal: { kind: "changed-meanwhile" } });
    expect(await rowOf(id)).toMatchObject({ state: "accepted" });
  });
});

describe("one answer for every link that opens nothing", () => {
  test("unknown, renewed, over after 72 hours, of a positioning that was taken back", async () => {
    expect(await open(newShortToken())).toEqual(gone);
    expect(await open("")).toEqual(gone);
    const renewed = await accepted();
    await buildAnswerLink(portal.build, renewed.id);
    expect(await open(renewed.token)).toEqual(gone);
    expect(await answer(renewed.token, 2, { name: "confirm" })).toEqual(gone);

    const late = await accepted();
    vi.setSystemTime("2027-01-15T11:59:59+01:00");
    expect((await open(late.token)).ok).toBe(true);
    vi.setSystemTime("2027-01-15T12:00:00+01:00");
    expect(await open(late.token)).toEqual(gone);
    expect(await answer(late.token, 2, { name: "confirm" })).toEqual(gone);
    expect(await rowOf(late.id)).toMatchObject({ state: "accepted" });
  });

  test("a positioning that its referent ended", async () => {
    const { id, token } = await accepted();
    await act(id, 2, { name: "decline", reason: "other" }, world.referent.actor);
    expect(await open(token)).toEqual(gone);
  });
});

describe("row-level security gives a link its positioning, and nothing else", () => {
  const seen = async (token: string, sql: string, values: readonly unknown[] = []): Promise<number> =>
    inTransactionAs(portal.db, { task: "answer", presented: hashToken(token) }, (tx) =>
      tx.$executeRawUnsafe(sql, ...values),
    );

  test("one positioning, one file, one organisation; of a link that is over, none", async () => {
    const [{ token, id }] = [await accepted(), await accepted()];
    for (const table of ["positioning", "person_file", "organisation", "positioning_link"]) {
      expect([table, await seen(token, `SELECT FROM ${table}`)]).toEqual([table, 1]);
    }
    for (const table of ["account", "membership", "follow_up", "positioning_notice", "paper_letter", "audit_event"]) {
      expect([table, await seen(token, `SELECT FROM ${table}`)]).toEqual([table, 0]);
    }
    expect(await seen(newShortToken(), "SELECT FROM positioning")).toBe(0);
    await portal.build.query("UPDATE positioning_link SET ended_at = now() WHERE positioning_id = $1", [id]);
    for (const table of ["positioning", "person_file"]) expect(await seen(token, `SELECT FROM ${table}`)).toBe(0);
    const late = await accepted();
    expect(await seen(late.token, "SELECT FROM positioning")).toBe(1);
    vi.setSystemTime("2027-01-15T12:00:00+01:00");
    for (const table of ["positioning", "person_file"]) expect(await seen(late.token, `SELECT FROM ${table}`)).toBe(0);
  });

  test("by it, nothing is done that the person does not do themselves", async () => {
    const { id, token } = await accepted();
    const enter = "UPDATE positioning SET state = 'entered', version = version + 1 WHERE id = $1::uuid";
    await expect(seen(token, enter, [id])).rejects.toThrow(/does not go/);
    await expect(
      seen(
        token,
        "INSERT INTO audit_event (at, action, resource_kind, facts) VALUES (now(), 'positioning.accept', 'positioning', '{}')",
      ),
    ).rejects.toThrow(/row-level security/);
    await expect(seen(token, "UPDATE positioning_link SET expires_at = now() + interval '9 days'")).rejects.toThrow(
      /permission denied|only moves forward/,
    );
  });
});
