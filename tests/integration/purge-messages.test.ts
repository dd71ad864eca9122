import { expect, test, vi } from "vitest";
import { postLetters, readLetterTray } from "#app/positioning/letters/letter-tray.server.ts";
import { purgeMessages } from "#app/positioning/notices/purge-messages.server.ts";
import { buildPositioningWorld, type PositioningWorld } from "#tests/support/positioning-world.ts";
import { commandDone, personReached, submitFor, workOnce } from "#tests/support/told-people.ts";
import { onUseCasePortal, type UseCasePortal } from "#tests/support/use-case-portal.ts";

let portal: UseCasePortal;
let world: PositioningWorld;

onUseCasePortal("2027-01-12", async (opened) => {
  portal = opened;
  world = await buildPositioningWorld(portal.build);
});

const counted = async (table: string): Promise<number> => (await portal.build.query(`SELECT FROM ${table}`)).length;

test("links, letters and notices go at the end of their time, and not a day before; what waits stays", async () => {
  const positioningId = await submitFor(portal, world, { fileId: await personReached(portal, world) });
  await workOnce(portal);
  // The link of the request is ended at once by that of the seat, which expires after 72 hours.
  await commandDone(portal, world.secretary.actor, { positioningId, version: 1, command: { name: "accept" } });
  await workOnce(portal);
  for (const _letter of ["posted", "waiting"]) {
    await submitFor(portal, world, { fileId: await personReached(portal, world, { channel: "letter" }) });
  }
  await workOnce(portal);
  const [posted] = (await readLetterTray(portal.db, world.referent.actor)).letters;
  const asked = postLetters.input.parse({ letters: posted?.id });
  expect(await postLetters(portal.db, world.referent.actor, asked)).toMatchObject({ value: { posted: 1 } });
  const [links, letters] = [await counted("positioning_link"), await counted("paper_letter")];
  expect([links, letters]).toEqual([4, 2]);
  const told = (await portal.build.query("SELECT FROM positioning_notice WHERE sent_at IS NOT NULL")).length;
  expect(told).toBeGreaterThan(3);

  vi.setSystemTime("2027-02-11T11:59:59+01:00");
  expect(await purgeMessages(portal.db)).toEqual({ links: 0, notices: 0, letters: 0 });
  vi.setSystemTime("2027-02-11T12:00:01+01:00");
  expect(await purgeMessages(portal.db)).toEqual({ links: 1, notices: 0, letters: 1 });
  vi.setSystemTime("2027-02-14T12:00:01+01:00");
  expect(await purgeMessages(portal.db)).toEqual({ links: 1, notices: 0, letters: 0 });
  vi.setSystemTime("2028-01-12T12:00:01+01:00");
  expect(await purgeMessages(portal.db)).toMatchObject({ links: 2, notices: told, letters: 0 });
  expect((await readLetterTray(portal.db, world.referent.actor)).total).toBe(1);
});
