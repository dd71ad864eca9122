import type { LoaderFunctionArgs } from "@remix-run/node";
import type { PersonLacks } from "#app/matching/lacking/person-lacks.ts";
import { readLacks } from "#app/matching/lacking/read-lacks.server.ts";
import { blocksTaughtIn } from "#app/matching/lacking/taught-block-store.server.ts";
import { database } from "#app/platform/database.server.ts";
import type { TrainingSummary } from "#app/training/reading/training-view.ts";
import type { LackingBlocks } from "#app/training/search/lacking-blocks.ts";
import { skillsOnPublicPage } from "#app/web/skill-draft.server.ts";
import { bringsLine, type TrainingForPerson, trainingForPerson } from "./training-for-person.ts";

/** Blocks that the filters name one by one. */
const COUNTED_BLOCKS = 8;

/** What whoever opens a page of everybody lacks; null when neither their account nor their browser keeps a job wanted. */
export async function lacksOnPublicPage(args: LoaderFunctionArgs): Promise<PersonLacks | null> {
  const said = await skillsOnPublicPage(args);
  return said === null ? null : readLacks(database().pool, said);
}

/** What the search is asked with. */
export function lackingBlocks({ skills, blocks, best }: PersonLacks): LackingBlocks {
  return { codes: blocks.teaching(skills.map(({ ogr }) => ogr)), counted: best.slice(0, COUNTED_BLOCKS) };
}

/** What each training brings on the date that brings the most, by the number of the training: the filter counts any of its dates. */
export async function bringsLines(
  lacks: PersonLacks,
  hits: readonly TrainingSummary[],
): Promise<ReadonlyMap<string, string>> {
  const taught = await blocksTaughtIn(
    database().pool,
    hits.flatMap(({ sessions }) => sessions.map(({ number }) => number)),
  );
  return new Map(
    hits.flatMap(({ number, sessions }) => {
      const line = bringsLine(
        lacks,
        sessions.map((session) => taught.get(session.number) ?? []),
      );
      return line === undefined ? [] : [[number, line] as const];
    }),
  );
}

/** What one session brings; null without a session. */
export async function sessionForPerson(
  lacks: PersonLacks,
  session: string | undefined,
): Promise<TrainingForPerson | null> {
  if (session === undefined) return null;
  const taught = await blocksTaughtIn(database().pool, [session]);
  return trainingForPerson(lacks, taught.get(session) ?? []);
}
