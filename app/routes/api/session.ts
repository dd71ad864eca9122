import type { LoaderFunctionArgs } from "@remix-run/node";
import { apiWords } from "#app/content/api-words.ts";
import { answerApi } from "#app/exchange/api-answer.server.ts";
import { refuseStrangeParameters } from "#app/exchange/api-parameters.ts";
import { ok, refused } from "#app/platform/result.ts";
import { readSession } from "#app/training/read-training.server.ts";

export function loader(args: LoaderFunctionArgs): Promise<Response> {
  const { number = "" } = args.params;
  return answerApi(args, () => {
    const strange = refuseStrangeParameters(new URL(args.request.url).searchParams, []);
    if (strange !== null) return refused(strange);
    return ok({
      canonical: `sessions/${number}`,
      read: async () => {
        const found = await readSession(number);
        if (found.ok) return found;
        const code = found.refusal.kind;
        const message = code === "withdrawn-session" ? apiWords.withdrawnSession : apiWords.unknownSession;
        return refused({ status: 404 as const, code, message });
      },
    });
  });
}
