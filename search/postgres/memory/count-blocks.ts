import type { AskedBlocks } from "../../query.ts";
import type { FacetEntry } from "../unfold-facets.ts";
import type { DocumentColumns } from "./document-columns.ts";

/** The bits of the sessions that count though they fail a group; 0 for a group that asks nothing. */
interface CountedBits {
  readonly block: number;
  readonly lacking: number;
}

/** How many of the candidates' trainings teach each of the counted blocks, and how many bring something lacking. */
export function countBlocks(
  columns: DocumentColumns,
  count: number,
  { counted, lacking }: AskedBlocks,
  bits: CountedBits,
): readonly FacetEntry[] {
  const codes = [...new Set(counted)];
  const each = countLists(columns, count, bits.block, codes.length, (list) => numbersOf(list, codes));
  const wanted = new Set(lacking);
  const [any = 0] = countLists(columns, count, bits.lacking, 1, (list) =>
    list.some((code) => wanted.has(code)) ? [0] : [],
  );
  return [...codes.map((code, number): FacetEntry => ["block", code, each[number] ?? 0]), ["lacking", "1", any]];
}

function numbersOf(list: readonly string[], codes: readonly string[]): readonly number[] {
  return codes.flatMap((code, number) => (list.includes(code) ? [number] : []));
}

/** A training counts once for each number, however many of its sessions have a list of that number. */
function countLists(
  { scratch: { candidates, failed }, trainingOf, blocks, lists }: DocumentColumns,
  count: number,
  bit: number,
  numbers: number,
  numbersIn: (list: readonly string[]) => readonly number[],
): readonly number[] {
  const counts = Array.from({ length: numbers }, () => 0);
  if (numbers === 0) return counts;
  const last = Array.from({ length: numbers }, () => -1);
  const ofList = lists.blocks.map(numbersIn);
  for (let index = 0; index < count; index += 1) {
    if (failed[index] !== 0 && failed[index] !== bit) continue;
    const session = candidates[index] ?? 0;
    const training = trainingOf[session] ?? 0;
    for (const number of ofList[blocks[session] ?? 0] ?? []) {
      if (last[number] === training) continue;
      last[number] = training;
      counts[number] = (counts[number] ?? 0) + 1;
    }
  }
  return counts;
}
