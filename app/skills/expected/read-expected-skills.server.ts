import { ok, type Result, refused } from "#app/platform/result.ts";
import type { SqlReader } from "#app/platform/sql-reader.ts";
import type { MetierReference } from "../metier-detail.ts";
import { metierHeading } from "../metier-store.server.ts";
import { type ExpectedSkill, expectedSkills } from "./expected-skills.ts";
import { sheetsOfFamily } from "./expected-store.server.ts";

/** A job and the skills expected of it. */
export interface ExpectedOfMetier {
  readonly metier: MetierReference;
  readonly skills: readonly ExpectedSkill[];
}

/** The skills that ROME expects of the job of a code. */
export async function readExpectedSkills(
  reader: SqlReader,
  code: string,
): Promise<Result<ExpectedOfMetier, { readonly kind: "unknown-metier" }>> {
  const heading = await metierHeading(reader, code);
  if (heading === undefined) return refused({ kind: "unknown-metier" });
  const sheets = await sheetsOfFamily(reader, code);
  const own = sheets.find(({ rome }) => rome === code) ?? { rome: code, skills: [] };
  const skills = expectedSkills({ own, children: sheets.filter(({ rome }) => rome !== code) });
  return ok({ metier: { code: heading.code, label: heading.label }, skills });
}
