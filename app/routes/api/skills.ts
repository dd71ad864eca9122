import type { LoaderFunctionArgs } from "@remix-run/node";
import { answerNames } from "#app/exchange/answer-names.server.ts";
import { toSkillSearch } from "#app/exchange/named-view.ts";
import { findSkills } from "#app/skills/find-skills.server.ts";
import { openToEverybody } from "#app/web/guard.server.ts";

function load(args: LoaderFunctionArgs): Promise<Response> {
  return answerNames(args, "skills", async ({ text, perPage }) => toSkillSearch(text, await findSkills(text, perPage)));
}

export const loader = openToEverybody(load);
