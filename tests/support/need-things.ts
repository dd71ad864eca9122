import { buildNeed } from "./build-need.ts";
import type { Fill, Texts } from "./route-things.ts";

/** A need to answer, by its link. */
export const needToAnswer: Fill = async ({ world }) => ({ token: (await buildNeed(world.builders)).token });
/** What a form says of a need and of another one that looks alike. */
export const bothNeeds =
  (intent: "merge" | "apart"): Fill =>
  async ({ world }): Promise<Texts> => ({
    ...{ intent, version: "1", otherVersion: "1" },
    otherId: (await buildNeed(world.builders)).id,
  });
/** A need to command. */
export const needToCommand: Fill = async ({ world }) => ({ id: (await buildNeed(world.builders)).id });
/** A need that was qualified, with a skill that counts. */
export const needToContest: Fill = async ({ world: { builders } }) => {
  const { id } = await buildNeed(builders);
  await builders.rewrite("UPDATE need SET state = 'qualified', company_confirmed_at = now() WHERE id = $1", [id]);
  return { id };
};
