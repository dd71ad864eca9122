import { expect, test } from "vitest";
import { readOffer } from "#app/positioning/follow/read-offer.server.ts";
import { buildPositioningWorld, type PositioningWorld } from "#tests/support/positioning-world.ts";
import { onUseCasePortal, type UseCasePortal } from "#tests/support/use-case-portal.ts";

let portal: UseCasePortal;
let world: PositioningWorld;

onUseCasePortal("2027-01-12", async (opened) => {
  portal = opened;
  world = await buildPositioningWorld(portal.build);
});

test("a referent is offered the other dates of the training that recruit and have not begun, the soonest first", async () => {
  const { query } = portal.build;
  const here = await world.newSession();
  const numberOf = async (id: number): Promise<string> =>
    String((await query("SELECT number FROM training_session WHERE id = $1", [id]))[0]?.["number"]);
  const sibling = async (startsOn: string, choice: { readonly isPermanent?: boolean } = {}): Promise<number> => {
    const other = await world.newSession({ startsOn, endsOn: "2027-12-31", ...choice });
    await query(
      `UPDATE training_action SET training_id = (SELECT a.training_id FROM training_session s JOIN training_action a ON a.id = s.action_id
         WHERE s.id = $1) WHERE id = (SELECT action_id FROM training_session WHERE id = $2)`,
      [here, other],
    );
    return other;
  };
  const [late, soon] = [await sibling("2027-09-06"), await sibling("2027-04-05")];
  const [begun, allYear, closed] = [
    await sibling("2027-01-04"),
    await sibling("2027-01-05", { isPermanent: true }),
    await sibling("2027-05-03"),
  ];
  await query("UPDATE training_session SET recruiting = 'closed' WHERE id = $1", [closed]);
  await world.newSession();
  const offered = (await readOffer(portal.db, world.referent.actor, await numberOf(here)))?.otherDates;
  const wanted = await Promise.all([allYear, soon, late].map(numberOf));
  expect(offered?.map(({ number }) => number)).toEqual(wanted);
  expect(offered?.map(({ number }) => number)).not.toContain(await numberOf(begun));
});
