import type { ActingTransaction } from "#app/access/acting.server.ts";
import { type WantedSkill, wantedSkillSchema } from "#app/needs/need-posting.ts";

/** The skills that needs ask, by the id of the need, in the order of the company. By the primary key. */
export async function listSkillsOfNeeds(
  transaction: ActingTransaction,
  needIds: readonly string[],
): Promise<ReadonlyMap<string, readonly WantedSkill[]>> {
  const rows = await transaction.needSkill.findMany({
    where: { needId: { in: [...needIds] } },
    select: { needId: true, ogr: true, label: true, importance: true },
    orderBy: [{ needId: "asc" }, { place: "asc" }],
  });
  const found = new Map<string, WantedSkill[]>();
  for (const { needId, ...row } of rows) {
    const skills = found.get(needId) ?? [];
    skills.push(wantedSkillSchema.parse(row));
    found.set(needId, skills);
  }
  return found;
}
