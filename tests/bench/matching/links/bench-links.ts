import { isGeneralSubject } from "#app/blocks/links/general-subject.ts";
import { linkBlocks, type SkillLink } from "#app/blocks/links/link-blocks.ts";
import { type BenchLine, rounded } from "../../bench-line.ts";
import { type JudgedBlock, type LinkScore, readJudgedBlocks, scoreLinks } from "./judged-links.ts";
import { lexicalBaseline } from "./lexical-baseline.ts";
import { certificationOf, sharedCorpus } from "./shared-corpus.ts";
import { readSharedReferential } from "./shared-referential.ts";

type Print = (line: BenchLine) => void;
type Facts = Pick<BenchLine, "suite" | "seed" | "engine" | "engineVersion" | "commit">;

const LEAST_F1_RATIO = 1.3;
const LEAST_PRECISION = 0.7;
const LEAST_REACH = 0.6;

/** How right the links from block to skill are, on parts of the judged blocks: the half aside, the fresh part, what is learned from. */
export async function benchLinks(facts: Facts, halves: readonly JudgedBlock["half"][], print: Print): Promise<void> {
  const referential = readSharedReferential();
  const corpus = await sharedCorpus(referential);
  const byWords = lexicalBaseline(referential);
  const titles = new Map(referential.blocks.map(({ code, title }) => [code, title]));
  const titleOf = ({ code }: JudgedBlock): string => titles.get(code) ?? "";
  const judged = readJudgedBlocks();
  const links = new Map<string, readonly SkillLink[]>();
  for (const certification of new Set(judged.map((block) => block.certification)))
    for (const { block, skills } of linkBlocks(corpus, certificationOf(referential, certification)))
      links.set(block, skills);
  const ours = ({ code }: JudgedBlock): readonly SkillLink[] => links.get(code) ?? [];
  for (const half of halves) {
    const blocks = judged.filter((block) => block.half === half);
    const method = scoreLinks(blocks, (block) => ours(block).map(({ ogr }) => ogr));
    // Both sides leave out general subjects by the same rule: the comparison is of the words alone.
    const words = scoreLinks(blocks, (block) => (isGeneralSubject(titleOf(block)) ? [] : byWords(titleOf(block))));
    const shown = scoreLinks(blocks, (block) =>
      ours(block)
        .filter(({ isShown }) => isShown)
        .map(({ ogr }) => ogr),
    );
    const line = lineFor(facts, half, blocks.length);
    // Floors are those of the half aside, and of what is learned from; the fresh part, some 40 technical blocks, is told beside.
    const reachFloor = half === "fresh" ? null : LEAST_REACH;
    print(compared(line, method, words));
    print(alone(line, "links, F1 (0.45 is the aim)", method.f1, null));
    print(alone(line, "links, recall of what is printed", method.recall, null));
    print(alone(line, "links shown without a reviewer, precision", shown.precision, LEAST_PRECISION));
    const technical = blocks.filter(({ kind }) => kind === "technical");
    const reached = technical.filter((block) => ours(block).some(({ isShown }) => isShown)).length;
    print(
      alone(line, "links shown without a reviewer, technical blocks reached", reached / technical.length, reachFloor),
    );
    const general = blocks.filter(({ kind }) => kind === "general");
    const unlinked = general.filter((block) => ours(block).length === 0).length;
    print(alone(line, "general subjects and bare exams left without a link", unlinked / general.length, 1));
  }
}

type LineOf = (name: string) => Omit<BenchLine, "a" | "b" | "ratio" | "goal" | "ok">;

function lineFor(facts: Facts, half: string, n: number): LineOf {
  return (name) => ({
    ...facts,
    engine: "portal",
    engineVersion: "",
    case: name,
    scale: `half ${half}`,
    unit: "ratio",
    n,
  });
}

function compared(line: LineOf, method: LinkScore, words: LinkScore): BenchLine {
  const side = (name: string, value: number) => ({ name, median: rounded(value), p95: rounded(value) });
  const ratio = method.f1 / words.f1;
  return {
    ...line("links, F1 against the best by words"),
    a: side("portal", method.f1),
    b: side("words", words.f1),
    ratio: rounded(ratio),
    goal: LEAST_F1_RATIO,
    isFloor: true,
    ok: ratio >= LEAST_F1_RATIO,
  };
}

function alone(line: LineOf, name: string, value: number, floor: number | null): BenchLine {
  const a = { name: "portal", median: rounded(value), p95: rounded(value) };
  return { ...line(name), a, b: null, ratio: null, goal: floor, isFloor: true, ok: floor === null || value >= floor };
}
