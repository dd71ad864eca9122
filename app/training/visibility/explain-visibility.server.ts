import { todayIso } from "#app/platform/clock.server.ts";
import { readCatalogue } from "../catalogue-snapshot.server.ts";
import { type VisibilityReason, visibilityReasons } from "./visibility-reasons.ts";
import { selectNamedRecords, selectRefusalsOf, selectUnsettledSources } from "./visibility-store.server.ts";

/** Why the formation, the action or the session of this number is visible today, or not. */
export function explainVisibility(number: string): Promise<readonly VisibilityReason[]> {
  return readCatalogue(async (snapshot) => {
    const records = await selectNamedRecords(snapshot, { number, today: todayIso() });
    const refusals = await selectRefusalsOf(snapshot, { number, records });
    const unsettled = await selectUnsettledSources(snapshot);
    return visibilityReasons({ records, refusals, unsettled });
  });
}
