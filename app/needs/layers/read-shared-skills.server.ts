import type { MemberActor } from "#app/access/actor.ts";
import { can } from "#app/access/can.ts";
import { todayIso } from "#app/platform/clock.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import { ok, type Result, refused } from "#app/platform/result.ts";
import { addDays } from "#app/platform/working-days.ts";
import { sectorDemands } from "./sector-store.server.ts";
import { sharedSkillKinds } from "./shared-skill-kinds.ts";
import { type SharedSkill, sharedSkills } from "./shared-skills.ts";

const YEAR_DAYS = 365;
const MOST_SKILLS = 100;

/** The skills that sectors look for together, of the needs of a year. */
export async function readSharedSkills(
  database: Database,
  actor: MemberActor,
  asked: { readonly sector: string | null; readonly ogr: number | null },
): Promise<Result<readonly SharedSkill[], { readonly kind: "not-allowed" }>> {
  if (!(can(actor, "need.read") && sharedSkillKinds.includes(actor.organisationKind)))
    return refused({ kind: "not-allowed" });
  const demands = await sectorDemands(database.pool, addDays(todayIso(), -YEAR_DAYS));
  return ok(sharedSkills(demands, asked).slice(0, MOST_SKILLS));
}
