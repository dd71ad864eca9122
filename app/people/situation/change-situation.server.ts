import { z } from "zod";
import { defineCommand, done, type Outcome } from "#app/access/command.server.ts";
import { selectFileVersion, touchFile } from "#app/people/file/written-file-store.server.ts";
import { civilDaySchema } from "#app/platform/civil-day.ts";
import { todayIso } from "#app/platform/clock.server.ts";
import { refused } from "#app/platform/result.ts";
import { factSources, levels, type PersonFact, yesNoUnknown } from "./person-facts.ts";
import { recordedPublics } from "./recorded-publics.ts";
import { replaceFacts, selectFacts } from "./situation-store.server.ts";

const ticked = z.preprocess((value) => value === true || value === "on", z.boolean());

/** What a referent says of a situation: who says it, and the day it is true. `isAllChecked`: what did not change is as sure as the rest. */
export const changeSituationSchema = z.object({
  personFileId: z.guid(),
  version: z.coerce.number().int().positive(),
  rsa: z.enum(yesNoUnknown),
  registration: z.enum(yesNoUnknown),
  level: z.preprocess((value) => (value === "" || value === undefined ? null : value), z.enum(levels).nullable()),
  publics: z.array(z.enum(recordedPublics)).max(recordedPublics.length).default([]),
  source: z.enum(factSources),
  asOf: civilDaySchema,
  isAllChecked: ticked,
});
type ChangeSituation = Readonly<z.infer<typeof changeSituationSchema>>;

export type ChangeSituationRefusal =
  | { readonly kind: "unknown-person" }
  | { readonly kind: "day-in-future" }
  | { readonly kind: "stale-version"; readonly facts: readonly PersonFact[] };

/** A referent says the situation of somebody they follow. A fact that stays as it was keeps who said it, and the day. */
export const changeSituation = defineCommand({
  input: changeSituationSchema,
  right: "person-file.change",
  async run({ transaction, actor, at }, said): Promise<Outcome<null, ChangeSituationRefusal>> {
    const { personFileId, version } = said;
    const held = await selectFileVersion(transaction, { personFileId, organisationId: actor.organisationId });
    if (held === null) return refused({ kind: "unknown-person" });
    if (said.asOf > todayIso(at)) return refused({ kind: "day-in-future" });
    const facts = await selectFacts(transaction, personFileId);
    if (held !== version || !(await touchFile(transaction, { personFileId, version })))
      return refused({ kind: "stale-version", facts });
    const key = { organisationId: actor.organisationId, personFileId };
    await replaceFacts(transaction, key, factsSaid(said, facts));
    return done(null, { action: "person-file.change", resourceId: personFileId, personFileId });
  },
});

/** Every fact as it is from now on. */
function factsSaid(said: ChangeSituation, before: readonly PersonFact[]): readonly PersonFact[] {
  const { source, asOf, isAllChecked, rsa, registration, level, publics } = said;
  const now: readonly Pick<PersonFact, "kind" | "value">[] = [
    { kind: "rsa", value: rsa },
    { kind: "registration", value: registration },
    ...(level === null ? [] : [{ kind: "level", value: level } as const]),
    ...[...new Set(publics)].map((value) => ({ kind: "public", value }) as const),
  ];
  return now.map((fact) => {
    const known = before.find(({ kind, value }) => kind === fact.kind && value === fact.value);
    return known === undefined || isAllChecked ? { ...fact, source, asOf } : known;
  });
}
