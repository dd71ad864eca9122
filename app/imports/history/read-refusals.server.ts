import type { Database } from "#app/platform/database.server.ts";
import type { Refusal } from "./refusal.ts";
import { countRefusals, type RefusalChoice, selectRefusals } from "./refusal-store.server.ts";

const REFUSALS_A_PAGE = 50;

/** One page of refusals. */
export interface RefusalPage {
  readonly refusals: readonly Refusal[];
  readonly total: number;
  readonly page: number;
  readonly lastPage: number;
}

/** The chosen refusals, fifty at a time; a page beyond the last is the last one. */
export async function readRefusalPage(
  database: Pick<Database, "pool">,
  { filter, page: asked }: { readonly filter: RefusalChoice; readonly page: number },
): Promise<RefusalPage> {
  const total = await countRefusals(database, filter);
  const lastPage = Math.max(1, Math.ceil(total / REFUSALS_A_PAGE));
  const page = Math.min(asked, lastPage);
  const refusals = await selectRefusals(database, filter, {
    limit: REFUSALS_A_PAGE,
    offset: (page - 1) * REFUSALS_A_PAGE,
  });
  return { refusals, total, page, lastPage };
}
