import { actInWords } from "#app/access/audit/act-words.ts";
import { actorInWords } from "#app/content/own-data.ts";
import type { OwnDataPage } from "./read-own-data.server.ts";

/**
 * What the file says, for machines as for people: instants as ISO 8601, each act by its code and in words. `trailIsWhole` is false when
 * older acts were left to the page.
 */
export function ownDataFile({ trail, ...data }: OwnDataPage): Readonly<Record<string, unknown>> {
  return {
    ...data,
    trail: trail.lines.map(({ at, action, about, isOwnAct, organisationName, role }) => ({
      at,
      action,
      what: actInWords(action, about !== "other"),
      by: actorInWords({ isOwnAct, organisationName, role }),
    })),
    trailIsWhole: trail.next === null,
  };
}
