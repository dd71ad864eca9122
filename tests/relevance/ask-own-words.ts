import { findTold } from "#app/matching/own-words/find-told.server.ts";
import type { SqlReader } from "#app/platform/sql-reader.ts";
import { judgeAnswer } from "#search/relevance/judge-answer.ts";
import { halfOf, type JudgedQuery } from "#search/relevance/judged-query.ts";
import type { AskedQuery } from "./ask-queries.ts";

/** Proposes jobs for each sentence, as « Mes compétences » does: a job is right when its code is one of those judged right. */
export async function askOwnWords(reader: SqlReader, queries: readonly JudgedQuery[]): Promise<readonly AskedQuery[]> {
  const asked: AskedQuery[] = [];
  for (const query of queries) {
    const { jobs } = await findTold(reader, query.query);
    const hits = jobs.map(({ code }) => ({ rome: [code], rncp: [], blocks: [], isThere: true }));
    const verdict = judgeAnswer(query, { hits, isApproximate: false, rightInAll: query.expectRome.length });
    const shown = jobs.slice(0, 3).map(({ code, label }) => `${code} ${label}`);
    asked.push({ family: query.family, half: halfOf(query), verdict, query, shown, said: "" });
  }
  return asked;
}
