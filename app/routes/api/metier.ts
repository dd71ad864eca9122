import type { LoaderFunctionArgs } from "@remix-run/node";
import { apiWords } from "#app/content/api-words.ts";
import { answerApi } from "#app/exchange/api-answer.server.ts";
import { refuseStrangeParameters } from "#app/exchange/api-parameters.ts";
import { toMetierView } from "#app/exchange/metier-view.ts";
import { ok, refused } from "#app/platform/result.ts";
import { readMetier } from "#app/skills/read-metier.server.ts";

export function loader(args: LoaderFunctionArgs): Promise<Response> {
  const code = (args.params["rome"] ?? "").toUpperCase();
  return answerApi(args, () => {
    const strange = refuseStrangeParameters(new URL(args.request.url).searchParams, []);
    if (strange !== null) return refused(strange);
    return ok({
      canonical: `metiers/${code}`,
      read: async () => {
        const found = await readMetier(code);
        if (found.ok) return ok(toMetierView(found.value));
        return refused({ status: 404 as const, code: found.refusal.kind, message: apiWords.unknownMetier });
      },
    });
  });
}
