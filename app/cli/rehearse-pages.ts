import type { AppLoadContext } from "@remix-run/node";
import { z } from "zod";
import type { Workload } from "#app/platform/http/load-shedding.server.ts";
import { type Rehearsal, rehearse } from "#app/platform/http/rehearsal.server.ts";
import type { MakeAnswer } from "#app/platform/http/remix-application.server.ts";
import type { RouteTable } from "#app/platform/http/route-table.ts";

/** Names of jobs, sentences that name none, a certificate, nothing. */
const words = ["", "soudeur", "aide-soignante", "chauffeur livreur", "m'occuper de personnes âgées", "caces 3"];
const places = ["", "Lille", "Amiens", "Hirson", "62"];
const filters = ["", "&modalite=on-site", "&rythme=full-time&certifiante=1", "&tri=start"];
const otherPages = ["/", "/connexion", "/aide", "/formations"];
const CATALOGUE = "/api/v1/trainings?perPage=20";

const catalogueSchema = z.object({ hits: z.array(z.object({ url: z.string() })) });
const nothing = (): undefined => undefined;
const nobody: AppLoadContext = {
  ...{ nonce: "", requestId: "rehearsal", clientAddress: "::1", isTurningAway: () => false },
  ...{ comeBackLater: nothing, keepPrivate: nothing, dependsOnCookies: nothing, note: nothing },
};

/** Rehearses the pages that people ask most: results of many kinds of questions, trainings of the catalogue, forms. */
export function rehearsePages(routeTable: RouteTable, makeAnswer: MakeAnswer, workload: Workload): Rehearsal {
  async function make(target: string): Promise<string> {
    const request = new Request(`http://localhost${target}`);
    const answer = await makeAnswer(routeTable(target).branch, target, request, nobody);
    if (!answer.ok) throw new Error(`${target} answers ${answer.status}`);
    return answer.text();
  }
  async function readTargets(): Promise<readonly string[]> {
    const { hits } = catalogueSchema.parse(JSON.parse(await make(CATALOGUE)));
    return [...hits.map(({ url }) => url), ...otherPages, ...searches()];
  }
  return rehearse({ readTargets, make, isAsked: workload.hasBegun });
}

/** Every word in every place, with each of the filters in turn, so that no two are the same question. */
function searches(): readonly string[] {
  return filters.flatMap((filter) =>
    words.flatMap((q) => places.map((lieu) => `/formations?${new URLSearchParams({ q, lieu })}${filter}`)),
  );
}
