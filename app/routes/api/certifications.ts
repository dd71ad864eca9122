import type { LoaderFunctionArgs } from "@remix-run/node";
import { findCertifications } from "#app/blocks/find-certifications.server.ts";
import { answerNames } from "#app/exchange/answer-names.server.ts";
import { toCertificationSearch } from "#app/exchange/named-view.ts";
import { openToEverybody } from "#app/web/guard.server.ts";

function load(args: LoaderFunctionArgs): Promise<Response> {
  return answerNames(args, "certifications", async ({ text, perPage }) =>
    toCertificationSearch(text, await findCertifications(text, perPage)),
  );
}

export const loader = openToEverybody(load);
