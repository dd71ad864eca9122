import { apiWords } from "#app/content/api-words.ts";
import { ok } from "#app/platform/result.ts";
import { answerApi, type RouteArgs } from "./api-answer.server.ts";
import { type NameQuestion, nameQuestion } from "./name-question.ts";

/** The addresses of the API that find things by their name. */
type NamedAddress = keyof typeof apiWords.expectedNames;

/** Answers `/api/v1/ADDRESS?q=&perPage=`. */
export function answerNames<View>(
  args: RouteArgs,
  address: NamedAddress,
  find: (question: NameQuestion) => Promise<View>,
): Promise<Response> {
  return answerApi(args, () => {
    const asked = nameQuestion(new URL(args.request.url).searchParams, apiWords.expectedNames[address]);
    if (!asked.ok) return asked;
    const { text, perPage } = asked.value;
    return ok({
      canonical: `${address}?${new URLSearchParams({ q: text, perPage: String(perPage) })}`,
      read: async () => ok(await find(asked.value)),
    });
  });
}
