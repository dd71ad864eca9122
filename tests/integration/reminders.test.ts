import { beforeEach, describe, expect, test, vi } from "vitest";
import { openAnswerLink } from "#app/positioning/answer/open-answer-link.server.ts";
import { remindAnswers } from "#app/positioning/notices/remind-answers.server.ts";
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

// A Tuesday: with four working days, the last one to answer is Monday the 18th.
onUseCasePortal("2027-01-12", async (opened) => {
  portal = opened;
  world = await buildPositioningWorld(portal.build);
});

beforeEach(async () => {
  await portal.build.query("DELETE FROM outbox_effect");
  await portal.build.rewrite("DELETE FROM positioning_notice");
  await portal.build.rewrite("DELETE FROM positioning_link");
  await portal.build.rewrite("UPDATE positioning SET answer_by = '2099-12-31' WHERE state = 'accepted'");
});

/** Somebody for whom a seat is held, and who was told so. */
async function accepted(contact?: Contact): Promise<string> {
  const positioningId = await submitFor(portal, world, { fileId: await personReached(portal, world, contact) });
  await commandDone(portal, world.secretary.actor, { positioningId, version: 1, command: { name: "accept" } });
  await workOnce(portal);
  return positioningId;
}

/** What the worker does within the hour, at an instant; answers the messages there are from then on, the new ones last. */
async function hourAt(instant: string): Promise<readonly string[]> {
  vi.setSystemTime(`${instant}+01:00`);
  await remindAnswers(portal.db);
  await workOnce(portal);
  const rows = await portal.build.query(
    "SELECT count(*) AS count FROM outbox_effect WHERE topic IN ('positioning-sms', 'positioning-mail')",
  );
  expect(Number(rows[0]?.["count"])).toBeGreaterThan(0);
  return (await readySent(portal, "positioning-sms")).map(({ text }) => text);
}

const like = (texts: readonly string[], words: RegExp) => texts.filter((text) => words.test(text));
const isOpen = async (token: string): Promise<boolean> => (await openAnswerLink(portal.db, token)).ok;

describe("whoever has not answered is reminded, by a link that works", () => {
  test("the working day before the last day, in the morning, the link of before ended; on the last day again", async () => {
    await accepted();
    const first = tokenIn((await hourAt("2027-01-14T12:00:00"))[0]);
    expect(await isOpen(first)).toBe(true);
    expect(like(await hourAt("2027-01-15T00:10:00"), /attend/)).toEqual([]);
    const [reminder, ...none] = like(await hourAt("2027-01-15T08:00:00"), /attend/);
    expect(reminder).toMatch(/^Votre place attend : répondez jusqu'au 18\/01 :/);
    expect(none).toEqual([]);
    expect([await isOpen(first), await isOpen(tokenIn(reminder))]).toEqual([false, true]);
    // Asked again every hour, on the days between too, it says nothing more.
    expect(like(await hourAt("2027-01-15T09:00:00"), /attend/)).toHaveLength(1);
    expect(like(await hourAt("2027-01-17T12:00:00"), /attend/)).toHaveLength(1);
    const lastDay = like(await hourAt("2027-01-18T08:00:00"), /dernier jour/);
    expect(lastDay).toHaveLength(1);
    expect(await isOpen(tokenIn(reminder))).toBe(false);
    vi.setSystemTime("2027-01-18T23:59:00+01:00");
    expect(await isOpen(tokenIn(lastDay[0]))).toBe(true);
    expect(like(await hourAt("2027-01-18T18:00:00"), /attend/)).toHaveLength(2);
  });

  test("not once they answered, nor of a seat that is over", async () => {
    const positioningId = await accepted();
    await commandDone(portal, world.referent.actor, {
      ...{ positioningId, version: 2, command: { name: "decline", reason: "mobility" } as const },
    });
    const confirmed = await accepted();
    await commandDone(portal, world.referent.actor, {
      ...{ positioningId: confirmed, version: 2, command: { name: "confirm" } as const },
    });
    await workOnce(portal);
    for (const instant of ["2027-01-15T10:00:00", "2027-01-18T10:00:00", "2027-01-19T10:00:00"]) {
      expect(like(await hourAt(instant), /attend/)).toEqual([]);
    }
  });

  test("not the day they were told that a seat is kept", async () => {
    const id = await accepted();
    await portal.build.rewrite("UPDATE positioning SET answer_by = '2027-01-13' WHERE id = $1", [id]);
    expect(like(await hourAt("2027-01-12T15:00:00"), /attend/)).toEqual([]);
    expect(like(await hourAt("2027-01-13T08:00:00"), /attend/)).toHaveLength(1);
  });

  test("not by a letter, whose code works for a month", async () => {
    await accepted();
    await accepted({ channel: "letter" });
    const letters = "SELECT count(*)::int AS count FROM paper_letter";
    const before = await portal.build.query(letters);
    expect(like(await hourAt("2027-01-15T10:00:00"), /attend/)).toHaveLength(1);
    expect(await portal.build.query(letters)).toEqual(before);
    expect(
      await portal.build.query("SELECT FROM positioning_notice WHERE sent_at IS NULL AND kind = 'remind'"),
    ).toEqual([]);
  });

  test("within two messages a day: one tells them all", async () => {
    const fileId = await personReached(portal, world);
    for (const _one of [1, 2, 3]) {
      const positioningId = await submitFor(portal, world, { fileId });
      await commandDone(portal, world.secretary.actor, { positioningId, version: 1, command: { name: "accept" } });
    }
    for (const hour of ["13T09", "14T09"]) await hourAt(`2027-01-${hour}:00:00`);
    await hourAt("2027-01-15T08:00:00");
    const today =
      "SELECT DISTINCT message_id FROM positioning_notice WHERE audience = 'person' AND sent_at >= '2027-01-15T00:00+01:00'";
    expect(await portal.build.query(today)).toHaveLength(1);
    const waiting = await portal.build.query(
      "SELECT FROM positioning_notice WHERE kind = 'remind' AND sent_at IS NULL",
    );
    expect(waiting).toEqual([]);
    expect((await readySent(portal, "positioning-sms")).map(({ text }) => text.split("\n")[0])).toContain(
      "3 nouvelles de vos formations. Répondez jusqu'au 18/01 :",
    );
  });
});
