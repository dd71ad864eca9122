import type { PathInstance } from "../path/path-instance.ts";
import { type PathAnswer, planPath } from "../path/plan-path.ts";

/** What the thread of paths does: the search of a path holds its thread for tens of milliseconds. */
export default function planInThread(instance: PathInstance): PathAnswer {
  return planPath(instance);
}
