import sql from "sql-template-tag";
import { z } from "zod";
import type { SearchAnswer } from "../engine.ts";
import type { SearchQuery } from "../query.ts";
import { guessesJobs } from "../score-values.ts";
import { askedTerms, wordsToStem } from "./memory/asked-terms.ts";
import { type DocumentColumns, placesIn } from "./memory/document-columns.ts";
import type { DocumentMemory } from "./memory/document-memory.server.ts";
import { readDocumentsVersion } from "./memory/load-columns.server.ts";
import {
  hasEnoughShort,
  type MatchedWords,
  matchedDeep,
  matchedShort,
  matchShortWords,
  type WholeTexts,
} from "./memory/match-words.ts";
import { oneRow, type SearchClient } from "./one-row.server.ts";
import { idsSchema, sessionsInMemory, toIds } from "./sessions.server.ts";
import { toStatement } from "./statement.ts";
import { everyWord, type Question, withoutJobs } from "./understand-words.ts";
import { widening } from "./widening.ts";

/**
 * Answers a question that has words from the postings and the sessions in memory: what the statements of this engine answer. The whole
 * texts alone are asked of the database, when the short words found little. Null when what is held is of another version.
 */
export async function answerWordsInMemory(
  client: SearchClient,
  memory: DocumentMemory,
  query: SearchQuery,
): Promise<SearchAnswer | null> {
  const found = await matchInMemory(client, memory, query);
  if (found === null) return null;
  const sessions = sessionsInMemory(client, found.columns, found.matched);
  const answer = await widening(query.place, (place) => sessions.answer({ ...query, place }));
  return { ...answer, approximate: found.matched.approximate || query.question.approximate };
}

/** The trainings that match the words of a question, in the columns of the version that this connection reads; null without them. */
export async function matchInMemory(
  client: SearchClient,
  memory: DocumentMemory,
  query: SearchQuery,
): Promise<{ readonly columns: DocumentColumns; readonly matched: MatchedWords } | null> {
  const { question, today } = query;
  const { version, stems } = await readDocumentsVersion(client, wordsToStem(question));
  const columns = memory.columnsOf(version);
  if (columns === null) return null;
  const { words } = columns;
  const terms = askedTerms(question, stems, words.twins);
  const short = matchShortWords(words, question, terms, today);
  const matched = hasEnoughShort(question, short)
    ? matchedShort(short)
    : matchedDeep(words, question, short, await readTexts(client, columns, query, terms), today);
  return { columns, matched };
}

const textsSchema = z.object({ every: idsSchema, written: idsSchema });

/** Uses training_body_tsv_idx. */
async function readTexts(
  client: SearchClient,
  { trainingIds }: DocumentColumns,
  { question }: SearchQuery,
  terms: Question,
): Promise<WholeTexts> {
  const bearing = (text: string) =>
    sql`(SELECT coalesce(string_agg(int4send(b.id), ''), '') FROM search.training_body b WHERE b.tsv @@ ${text}::tsquery)`;
  const count = question.words.length;
  const written = guessesJobs(question) ? bearing(everyWord(withoutJobs(terms), count)) : sql`''::bytea`;
  const statement = toStatement(sql`SELECT ${bearing(everyWord(terms, count))} AS every, ${written} AS written`);
  const row = await oneRow(client, statement, textsSchema);
  return {
    every: placesIn(trainingIds, toIds(row.every)),
    written: new Set(placesIn(trainingIds, toIds(row.written))),
  };
}
