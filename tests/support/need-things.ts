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
