import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";

/** A folder of CSV files to copy, and how. Cells hold no line break in the files this is used on. */
export interface Shuffling {
  readonly from: string;
  readonly to: string;
  readonly seed: number;
  /** Lines to leave out; all are kept when absent. */
  readonly keep?: (line: string) => boolean;
  /** A change to each line; none when absent. */
  readonly replace?: (line: string) => string;
}

/** Copies the CSV files with their lines in another order, the header first: the same seed gives the same order. */
export async function shuffleCsvFiles({
  from,
  to,
  seed,
  keep = () => true,
  replace = (line) => line,
}: Shuffling): Promise<void> {
  await mkdir(to, { recursive: true });
  for (const name of await readdir(from)) {
    if (!name.endsWith(".csv")) continue;
    // Bytes as they are, whatever the encoding.
    const [header = "", ...lines] = (await readFile(path.join(from, name), "latin1")).split(/\r?\n/);
    const kept = lines.filter((line) => line !== "" && keep(line)).map(replace);
    await writeFile(path.join(to, name), `${[header, ...shuffled(kept, seed)].join("\n")}\n`, "latin1");
  }
}

/** Fisher–Yates with a small linear congruential generator. */
function shuffled(lines: readonly string[], seed: number): readonly string[] {
  const result = [...lines];
  let state = seed;
  for (let last = result.length - 1; last > 0; last -= 1) {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    const chosen = state % (last + 1);
    const moved = result[last] ?? "";
    result[last] = result[chosen] ?? "";
    result[chosen] = moved;
  }
  return result;
}
