import type { LoaderFunctionArgs } from "@remix-run/node";
import { apiWords } from "#app/content/api-words.ts";
import { answerRecord } from "#app/exchange/api-record.server.ts";
import { readTraining } from "#app/training/reading/read-training.server.ts";
import { openToEverybody } from "#app/web/guard.server.ts";

const absent = { "unknown-training": apiWords.unknownTraining, "withdrawn-training": apiWords.withdrawnTraining };

function load(args: LoaderFunctionArgs): Promise<Response> {
  const { number = "" } = args.params;
  return answerRecord(args, { canonical: `trainings/${number}`, read: () => readTraining(number), absent });
}

export const loader = openToEverybody(load);
