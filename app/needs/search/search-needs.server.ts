import { actingFor, inTransactionAs, readerOf } from "#app/access/acting.server.ts";
import type { MemberActor } from "#app/access/actor.ts";
import { todayIso } from "#app/platform/clock.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import { ok, type Result } from "#app/platform/result.ts";
import type { SqlReader } from "#app/platform/sql-reader.ts";
import type { Understood } from "#app/training/reading/training-view.ts";
import { rankNeedsElsewhere } from "#search/choose-engine.server.ts";
import type { EngineName } from "#search/engine.ts";
import type { NeedQuery, NeedSightLevel, RankedNeeds } from "#search/needs/need-query.ts";
import { needSightOf } from "../sensor-kinds.ts";
import { type FoundNeed, selectFoundNeeds } from "./found-need-store.server.ts";
import type { NeedSearch } from "./need-search.ts";
import { type NeedSearchRefusal, understandNeeds } from "./understand-needs.server.ts";

/**
 * A page of needs. `understood`: the place and the jobs of the question. `approximate`: none answers as asked, near ones are shown.
 * `engine`: who read the words.
 */
export interface FoundNeeds {
  readonly needs: readonly FoundNeed[];
  readonly total: number;
  readonly understood: readonly Understood[];
  readonly approximate: boolean;
  readonly engine: EngineName;
}

/**
 * Searches the needs that somebody may see: those shown to everybody for a visitor, for a member also those that its body may see. Row
 * security says which; the engine that reads the words has no say in it. `engine`: what a check asked for. Refusals: a place that is
 * unknown, elsewhere or several.
 */
export async function searchNeeds(
  database: Database,
  actor: MemberActor | null,
  asked: NeedSearch,
  { perPage, engine = null }: { readonly perPage: number; readonly engine?: EngineName | null },
): Promise<Result<FoundNeeds, NeedSearchRefusal>> {
  const question = await understandNeeds(asked, todayIso());
  if (!question.ok) return question;
  const { understood, ...words } = question.value;
  const query = { ...words, sight: sightLevelOf(actor), page: asked.page, perPage, today: todayIso() };
  const ranked = await rankNeedsElsewhere(query, engine);
  const answer = (reader: SqlReader): Promise<Answer> => answerNeeds(reader, query, ranked);
  const found =
    actor === null
      ? await answer(database.pool)
      : await inTransactionAs(database, actingFor(actor), (transaction) => answer(readerOf(transaction)));
  return ok({ ...found, understood });
}

type Answer = Omit<FoundNeeds, "understood">;

/**
 * Answers a question whose words another engine may have read; PostgreSQL reads them when that engine searched other documents than these,
 * or found nothing that whoever asks may see: what is hidden must not keep near needs from being shown.
 */
export async function answerNeeds(reader: SqlReader, query: NeedQuery, ranked: RankedNeeds | null): Promise<Answer> {
  if (ranked !== null) {
    const { generation, ...found } = await selectFoundNeeds(reader, query, { by: "ids", ranked });
    if (generation === ranked.generation && found.total > 0) {
      return { ...found, approximate: ranked.approximate, engine: "meilisearch" };
    }
  }
  const { generation: _, ...found } = await selectFoundNeeds(reader, query, { by: "all-words" });
  if (found.total > 0 || query.question.words.length === 0) {
    return { ...found, approximate: false, engine: "postgres" };
  }
  const { generation: __, ...near } = await selectFoundNeeds(reader, query, { by: "some-words" });
  return { ...near, approximate: near.total > 0, engine: "postgres" };
}

function sightLevelOf(actor: MemberActor | null): NeedSightLevel {
  const sight = actor === null ? ["public"] : needSightOf(actor);
  if (sight === "all") return 2;
  return sight.includes("prescribers") ? 1 : 0;
}
