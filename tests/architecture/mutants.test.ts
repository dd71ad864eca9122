import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { mutants } from "#tests/verify/mutants/mutants.ts";

test.each(mutants.map((mutant) => [mutant.name, mutant] as const))(
  "the guard that « %s » takes away is where the mutant looks for it",
  async (_name, { file, from }) => {
    expect((await readFile(file, "utf8")).split(from)).toHaveLength(2);
  },
);
