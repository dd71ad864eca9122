import type { LoaderFunctionArgs } from "@remix-run/node";
import { apiWords } from "#app/content/api-words.ts";
import { answerRecord } from "#app/exchange/api-record.server.ts";
import { readSession } from "#app/training/reading/read-training.server.ts";
import { openToEverybody } from "#app/web/guard.server.ts";

const absent = { "unknown-session": apiWords.unknownSession, "withdrawn-session": apiWords.withdrawnSession };

function load(args: LoaderFunctionArgs): Promise<Response> {
  const { number = "" } = args.params;
  return answerRecord(args, { canonical: `sessions/${number}`, read: () => readSession(number), absent });
}

export const loader = openToEverybody(load);
