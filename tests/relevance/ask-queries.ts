import { searchTrainings } from "#app/training/search/search-trainings.server.ts";
import type { EngineName } from "#search/engine.ts";
import { isNonsense, judgeAnswer } from "#search/relevance/judge-answer.ts";
import { halfOf, type JudgedQuery } from "#search/relevance/judged-query.ts";
import type { ScoredQuery } from "#search/relevance/score-families.ts";
import { noSearchParameters } from "#search/training-parameters.ts";
import { type CatalogueTraining, countRight, expectedPlace, judgedHit } from "./catalogue.ts";

/** A judged query with what was shown, for whoever looks into a miss. */
export interface AskedQuery extends ScoredQuery {
  readonly query: JudgedQuery;
  /** The first titles, with their ROME codes. */
  readonly shown: readonly string[];
  /** What the answer says it understood and corrected. */
  readonly said: string;
}

/** The answers of one engine. `unanswerable`: queries whose right answer is not in this catalogue; they are left out. */
export interface Asked {
  readonly asked: readonly AskedQuery[];
  readonly unanswerable: readonly JudgedQuery[];
}

const PER_PAGE = 10;

/** Asks each query as a person types it, without any other parameter. */
export async function askQueries(
  engine: EngineName,
  queries: readonly JudgedQuery[],
  catalogue: readonly CatalogueTraining[],
): Promise<Asked> {
  const asked: AskedQuery[] = [];
  const unanswerable: JudgedQuery[] = [];
  for (const query of queries) {
    const expected = await expectedPlace(query);
    // Around a point the search widens its circle: a right training anywhere in the region can be shown.
    const rightInAll = countRight(query, catalogue, expected?.kind === "circle" ? undefined : expected);
    if (rightInAll === 0 && !isNonsense(query)) {
      unanswerable.push(query);
      continue;
    }
    const found = await searchTrainings({ ...noSearchParameters, q: query.query, perPage: PER_PAGE }, engine);
    if (!found.ok) throw new Error(`${query.id}: ${found.refusal.message}`);
    if (found.value.degraded) throw new Error(`${query.id}: ${engine} did not answer, ${found.value.engine} did`);
    const { hits, query: told } = found.value;
    const answer = {
      hits: hits.map((hit) => judgedHit(hit, expected, told.widenedToKm)),
      isApproximate: told.approximate,
      rightInAll: expected?.kind === "circle" ? Math.max(1, countRight(query, catalogue, expected)) : rightInAll,
    };
    const verdict = judgeAnswer(query, answer);
    const shown = hits.slice(0, 3).map(({ title, rome }) => `${title.slice(0, 60)} (${rome.join(" ")})`);
    asked.push({ family: query.family, half: halfOf(query), verdict, query, shown, said: saidOf(told) });
  }
  return { asked, unanswerable };
}

function saidOf(told: {
  readonly corrections: readonly { readonly from: string; readonly to: string }[];
  readonly understood: readonly { readonly label: string }[];
  readonly approximate: boolean;
}): string {
  return [
    ...told.understood.map(({ label }) => `compris ${label}`),
    ...told.corrections.map(({ from, to }) => `${from} → ${to}`),
    ...(told.approximate ? ["approché"] : []),
  ].join(", ");
}
