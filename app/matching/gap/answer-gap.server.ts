import type { SkillVoice } from "#app/content/skill-voice.ts";
import { readWanted } from "#app/needs/layers/read-wanted.server.ts";
import type { UnknownWanted } from "#app/needs/layers/wanted.ts";
import { ok, type Result } from "#app/platform/result.ts";
import type { SqlReader } from "#app/platform/sql-reader.ts";
import { treeSkillsOf } from "#app/skills/expected/expected-store.server.ts";
import type { ExpectedOfMetier } from "#app/skills/expected/read-expected-skills.server.ts";
import { knownBlocks } from "../blocks/known-blocks.server.ts";
import type { AnsweredGap, GapQuestion } from "./answered-gap.ts";
import { measureGap } from "./measure-gap.ts";
import { skillNearness } from "./skill-nearness.server.ts";

const MOST_BLOCKS = 20;

/** Answers without keeping anything of the question. */
export async function answerGap(
  reader: SqlReader,
  { target, held }: GapQuestion,
): Promise<Result<AnsweredGap, UnknownWanted>> {
  const expected = await readWanted(reader, target);
  return expected.ok ? ok(await gapTo(reader, expected.value, { held })) : expected;
}

/** The gap from what is held to what is expected, and the blocks that close the most of it. `voice`: to whom it says why. */
export async function gapTo(
  reader: SqlReader,
  expected: ExpectedOfMetier,
  { held, voice = "own" }: { readonly held: GapQuestion["held"]; readonly voice?: SkillVoice },
): Promise<AnsweredGap> {
  const [skills, index, nearness] = await Promise.all([
    treeSkillsOf(
      reader,
      held.map(({ ogr }) => ogr),
    ),
    knownBlocks(reader),
    skillNearness(),
  ]);
  const known = new Map(skills.map((skill) => [skill.ogr, skill]));
  const gap = measureGap(
    expected.skills,
    held.flatMap(({ ogr, ...rest }) => {
      const skill = known.get(ogr);
      return skill === undefined ? [] : [{ skill, ...rest }];
    }),
    nearness,
    voice,
  );
  const left = [...gap.missing, ...gap.close].map(({ ogr, of, points }) => ({ ogr, points: of - points }));
  const unknown = [...new Set(held.map(({ ogr }) => ogr))].filter((ogr) => !known.has(ogr)).sort((a, b) => a - b);
  return { metier: expected.metier, ...gap, blocks: index.find(left, MOST_BLOCKS), unknown };
}
