import { readdir, readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { mutants } from "#tests/verify/mutants/mutants.ts";

test.each(mutants.map((mutant) => [mutant.name, mutant] as const))(
  "the guard that « %s » takes away is where the mutant looks for it",
  async (_name, { file, from }) => {
    expect((await readFile(file, "utf8")).split(from)).toHaveLength(2);
  },
);

const MIGRATION = /^prisma\/migrations\/(\d+_\w+)\/migration\.sql$/;
const MADE = /CREATE (?:OR REPLACE )?(?:CONSTRAINT )?(?:FUNCTION|POLICY|TRIGGER|VIEW) (\w+)/g;

/** What a text makes, by name. */
const madeIn = (sql: string): readonly string[] => [...sql.matchAll(MADE)].flatMap(([, name]) => name ?? []);

// A function or a policy made again by a later migration is the one in force: the mutant of an older one changes nothing.
test.each(mutants.flatMap((mutant) => (MIGRATION.test(mutant.file) ? [[mutant.name, mutant] as const] : [])))(
  "what « %s » changes is not made again later",
  async (_name, { file, from }) => {
    const sql = await readFile(file, "utf8");
    const at = sql.indexOf(from);
    const changed = madeIn(sql.slice(0, at + from.length)).at(-1);
    const own = MIGRATION.exec(file)?.[1] ?? "";
    const later = (await readdir("prisma/migrations")).filter((name) => /^\d/.test(name) && name > own);
    const again = await Promise.all(
      later.map(async (name) => {
        const made = madeIn(await readFile(`prisma/migrations/${name}/migration.sql`, "utf8"));
        return changed !== undefined && made.includes(changed) ? [`${name} ${changed}`] : [];
      }),
    );
    expect(again.flat()).toEqual([]);
  },
);
