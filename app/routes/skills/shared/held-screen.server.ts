import { readOwnSkills } from "#app/matching/profile/read-own-skills.server.ts";
import type { HeldContent } from "#app/people/skill-draft/draft-content.ts";
import type { SqlReader } from "#app/platform/sql-reader.ts";
import { isBegun, nextPageOf } from "#app/web/skill-draft.server.ts";
import { type BackgroundLine, backgroundLines } from "./background-lines.ts";
import { type ShownLine, shownLines } from "./shown-lines.ts";

/** What somebody keeps of what they can do, in words. */
export interface HeldScreen {
  readonly isBegun: boolean;
  /** The page that it goes on to. */
  readonly next: string;
  /** The job wanted; null: none yet. */
  readonly job: string | null;
  readonly lines: readonly ShownLine[];
  readonly background: readonly BackgroundLine[];
  /** The skills that a test may show: those that are known by word alone. */
  readonly testable: readonly { readonly value: string; readonly label: string }[];
}

/** Puts what somebody keeps into words, for them (`own`) or for who reads beside them. */
export async function heldScreen(reader: SqlReader, held: HeldContent, voice: "own" | "beside"): Promise<HeldScreen> {
  const shown = await readOwnSkills(reader, held);
  const byWord = shown.filter(({ evidence }) => evidence === "own-word").flatMap(({ skills }) => skills);
  return {
    isBegun: isBegun(held),
    next: nextPageOf(held),
    job: held.target?.label ?? null,
    lines: shownLines(shown, voice),
    background: backgroundLines(held, voice),
    testable: byWord.map(({ ogr, label }) => ({ value: String(ogr), label })),
  };
}
