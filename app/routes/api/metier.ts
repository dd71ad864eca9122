import type { LoaderFunctionArgs } from "@remix-run/node";
import { apiWords } from "#app/content/api-words.ts";
import { answerRecord } from "#app/exchange/api-record.server.ts";
import { toMetierView } from "#app/exchange/metier-view.ts";
import { ok } from "#app/platform/result.ts";
import { readMetier } from "#app/skills/read-metier.server.ts";
import { openToEverybody } from "#app/web/guard.server.ts";

const absent = { "unknown-metier": apiWords.unknownMetier };

function load(args: LoaderFunctionArgs): Promise<Response> {
  const code = (args.params["rome"] ?? "").toUpperCase();
  return answerRecord(args, {
    canonical: `metiers/${code}`,
    read: async () => {
      const found = await readMetier(code);
      return found.ok ? ok(toMetierView(found.value)) : found;
    },
    absent,
  });
}

export const loader = openToEverybody(load);
