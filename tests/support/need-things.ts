import { buildNeed } from "./build-need.ts";
import type { Fill } from "./route-things.ts";

/** A need to answer, by its link. */
export const needToAnswer: Fill = async ({ world }) => ({ token: (await buildNeed(world.builders)).token });
/** A need to command. */
export const needToCommand: Fill = async ({ world }) => ({ id: (await buildNeed(world.builders)).id });
