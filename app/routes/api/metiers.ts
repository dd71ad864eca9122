import type { LoaderFunctionArgs } from "@remix-run/node";
import { answerNames } from "#app/exchange/answer-names.server.ts";
import { toMetierSearch } from "#app/exchange/metier-view.ts";
import { findMetiers } from "#app/skills/find-metiers.server.ts";
import { openToEverybody } from "#app/web/guard.server.ts";

function load(args: LoaderFunctionArgs): Promise<Response> {
  return answerNames(args, "metiers", async ({ text, perPage }) =>
    toMetierSearch(text, await findMetiers(text, perPage)),
  );
}

export const loader = openToEverybody(load);
