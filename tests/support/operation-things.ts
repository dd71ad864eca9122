import { buildOperation, buildQualifiedNeed } from "./build-operation.ts";
import type { Fill } from "./route-things.ts";

/** A need from which an operation may be opened. */
export const needToGatherFor: Fill = async ({ world }) => ({ id: await buildQualifiedNeed(world.builders) });
/** An operation that gathers people, of the asker's organisation or of another. */
export const operationToCommand: Fill = async ({ world, person, ownership }) => {
  const { id } = ownership === "foreign" ? world.foreign.organisation : person.organisation;
  return { id: await buildOperation(world.builders, id) };
};
