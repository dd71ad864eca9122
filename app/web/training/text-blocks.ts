/** A piece of a text as a page lays it out. */
export type TextBlock =
  | { readonly kind: "paragraph"; readonly text: string }
  | { readonly kind: "list" | "numbered"; readonly items: readonly string[] };

const BULLET = /^[-–—•·*▪]\s*(?=\S)/;
const NUMBER = /^\d{1,2}[.)]\s+(?=\S)/;
/** So many lines in a row, short and without an end mark, are a list that was typed without its dashes. */
const FEWEST_TYPED_ITEMS = 3;
const TYPED_ITEM = /^.{1,80}(?<![.:!?])$/;

/**
 * The paragraphs and lists of a feed's text: a line for each, items after a dash or a number; « a ; b ; c », a dash after a colon and
 * runs of short lines are lists too. A line said twice is shown once.
 */
export function textBlocks(text: string): readonly TextBlock[] {
  const lines = text
    .split(/\n|(?<=:)\s+(?=[-–•] )/)
    .map((line) => line.trim())
    .filter((line) => line !== "");
  return [...new Set(lines)].map(blockOfLine).reduce<readonly TextBlock[]>(joined, []).flatMap(asTypedList);
}

/** Every line is a block; neighbours of one kind are joined afterwards, paragraphs as lines of one. */
function blockOfLine(line: string): TextBlock {
  if (BULLET.test(line)) return { kind: "list", items: [line.replace(BULLET, "")] };
  if (NUMBER.test(line)) return { kind: "numbered", items: [line.replace(NUMBER, "")] };
  const items = line.split(/\s+;\s+/).filter((item) => item !== "");
  return items.length > 1 ? { kind: "list", items } : { kind: "paragraph", text: line };
}

function joined(blocks: readonly TextBlock[], block: TextBlock): readonly TextBlock[] {
  const last = blocks.at(-1);
  if (last?.kind === "paragraph" && block.kind === "paragraph") {
    return [...blocks.slice(0, -1), { kind: "paragraph", text: `${last.text}\n${block.text}` }];
  }
  if (last === undefined || last.kind === "paragraph" || block.kind === "paragraph" || last.kind !== block.kind) {
    return [...blocks, block];
  }
  return [...blocks.slice(0, -1), { kind: last.kind, items: [...last.items, ...block.items] }];
}

/** Paragraphs apart again, except the run of short lines they end with. */
function asTypedList(block: TextBlock): readonly TextBlock[] {
  if (block.kind !== "paragraph") return [block];
  const lines = block.text.split("\n");
  const from = lines.findLastIndex((line) => !TYPED_ITEM.test(line)) + 1;
  const items = lines.slice(from);
  const isList = items.length >= FEWEST_TYPED_ITEMS;
  const paragraphs = (isList ? lines.slice(0, from) : lines).map((text): TextBlock => ({ kind: "paragraph", text }));
  return isList ? [...paragraphs, { kind: "list", items }] : paragraphs;
}
