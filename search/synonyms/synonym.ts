import { z } from "zod";
import { foldText } from "../understanding/fold-text.ts";

/** The files of this folder, each of one kind. */
export const synonymKinds = ["acronyms", "slang", "formacode", "feminine"] as const;
export type SynonymKind = (typeof synonymKinds)[number];

/** Where in a question a synonym may stand. `first` and `later`: among other words; `alone`: the whole question. */
export const positions = ["first", "later", "alone"] as const;
export type Position = (typeof positions)[number];

/**
 * Where a synonym holds, by the words around it: « TP » first is a professional title, later public works. An empty list asks nothing.
 * `with`: one of these words must be in the question besides the term; `without`: none may.
 */
export interface Holds {
  readonly at: readonly Position[];
  readonly with: readonly string[];
  readonly without: readonly string[];
}

/**
 * A word that people use and what it stands for. `term` is folded. `means` are official phrases, the likeliest first, each found in a job's
 * name or a certification's title; `rome` the jobs meant, none when it names a kind of diploma. `source` says where the equivalence comes
 * from: a reference, `initiales` when the letters are those of a title, `usage` when it is how people speak.
 */
export interface Synonym {
  readonly term: string;
  readonly means: readonly string[];
  readonly rome: readonly string[];
  readonly kind: SynonymKind;
  readonly source: string;
  readonly holds: Holds;
}

const HEADER = "term\tmeans\trome\tsource\tholds";
const filled = z.string().min(1);
const rowSchema = z.tuple([filled, filled, z.string(), filled, filled]);
const positionSchema = z.enum(positions);

/** Reads a file of synonyms: tab-separated, one a line after its header. A wrong line throws, with its number. */
export function parseSynonyms(kind: SynonymKind, text: string): readonly Synonym[] {
  const [header, ...lines] = text.trimEnd().split("\n");
  if (header !== HEADER) throw new Error(`${kind}: the header is not ${JSON.stringify(HEADER)}`);
  return lines.map((line, index) => {
    const row = rowSchema.safeParse(line.split("\t"));
    if (!row.success) throw new Error(`${kind}: line ${index + 2} is no synonym`);
    const [term, means, rome, source, holds] = row.data;
    return {
      term: foldText(term),
      means: means.split(" | "),
      rome: rome.split(" ").filter((code) => code !== ""),
      kind,
      source,
      holds: parseHolds(holds),
    };
  });
}

/** A synonym as a line of its file. */
export function synonymLine({ term, means, rome, source, holds }: Synonym): string {
  const marks = [
    ...(holds.at.length === 0 ? [] : [`at=${holds.at.join(",")}`]),
    ...holds.with.map((word) => `+${word}`),
    ...holds.without.map((word) => `-${word}`),
  ];
  return [term, means.join(" | "), rome.join(" "), source, marks.join(" ") || "anywhere"].join("\t");
}

/** `at=first,alone +word -word`, or `anywhere`. */
function parseHolds(text: string): Holds {
  if (text === "anywhere") return { at: [], with: [], without: [] };
  const tokens = text.split(" ");
  const after = (mark: string): readonly string[] =>
    tokens.filter((token) => token.startsWith(mark)).map((token) => token.slice(mark.length));
  const at = after("at=").flatMap((list) => list.split(","));
  const [required, excluded] = [after("+").map(foldText), after("-").map(foldText)];
  if (after("at=").length + required.length + excluded.length !== tokens.length) {
    throw new Error(`« ${text} » does not say where a synonym holds`);
  }
  return { at: z.array(positionSchema).parse(at), with: required, without: excluded };
}

/**
 * Whether a synonym holds in a question. `words`: all of its words, folded; `start`: where the term begins. A word around it counts when
 * it is the one named, or its plural.
 */
export function holdsIn({ term, holds }: Synonym, words: readonly string[], start: number): boolean {
  const length = term.split(" ").length;
  const others = words.toSpliced(start, length).map(singular);
  const position: Position = others.length === 0 ? "alone" : start === 0 ? "first" : "later";
  const isAround = (word: string): boolean => others.includes(singular(word));
  return (
    (holds.at.length === 0 || holds.at.includes(position)) &&
    (holds.with.length === 0 || holds.with.some(isAround)) &&
    !holds.without.some(isAround)
  );
}

const singular = (word: string): string => word.replace(/[sx]$/, "");
