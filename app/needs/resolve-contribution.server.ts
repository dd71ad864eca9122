import { todayIso } from "#app/platform/clock.server.ts";
import { type Database, database } from "#app/platform/database.server.ts";
import { readPhone } from "#app/platform/phone.ts";
import { ok, type Result, refused } from "#app/platform/result.ts";
import { metierHeading } from "#app/skills/metier-store.server.ts";
import { skillsByOgr } from "#app/skills/skill-store.server.ts";
import { townNamed } from "#app/territories/town-of.server.ts";
import type { ContributedPosting, ContributionRefusal } from "./contribution-answers.ts";
import type { ContributionContent } from "./contribution-schema.ts";
import type { WantedSkill } from "./need-posting.ts";

const POSTCODE = /^postcode:(?=\d{5}$)/;

/** Finds the commune, the métier and the skills that a need names, and writes it as the portal keeps it. */
export async function resolveContribution(
  content: ContributionContent,
  open: Database = database(),
): Promise<Result<ContributedPosting, ContributionRefusal>> {
  const { company, job, headcount, contract, visibility, pay } = content;
  const startsOn = content.startsOn ?? null;
  if (startsOn !== null && startsOn < todayIso()) return refused({ kind: "starts-before-today" });
  const town = await townNamed(content.place.replace(POSTCODE, ""), open);
  if (!town.ok) return refused({ kind: "unknown-place", choices: town.refusal.choices });
  const jobLabel = await jobLabelOf(open, job);
  if (jobLabel === null) return refused({ kind: "unknown-metier" });
  const skills = await skillsOf(open, content.skills ?? []);
  if (!skills.ok) return skills;
  return ok({
    ...{ siret: company.siret, companyName: company.name ?? `SIRET ${company.siret}` },
    ...{ naf: company.naf ?? null, companySize: company.size ?? null, headcount, startsOn, contract, visibility },
    ...{ jobLabel, metierCode: job.rome ?? null, communeCode: town.value, weeklyHours: content.weeklyHours ?? null },
    ...{ payCents: pay?.cents ?? null, payPeriod: pay?.per ?? null, offers: [...new Set(content.offers)] },
    skills: [...skills.value],
    contact: contactOf(content.contact),
  });
}

/** What a need names that may be looked up: a day, a place, a code of ROME. Absent: not said, or not to be read. */
export interface NamedThings {
  readonly startsOn?: string | undefined;
  readonly place?: string | undefined;
  readonly rome?: string | undefined;
}

/** Everything among these that nobody knows, or that is past. */
export async function listUnknown(
  { startsOn, place, rome }: NamedThings,
  open: Database = database(),
): Promise<readonly ContributionRefusal[]> {
  const found: ContributionRefusal[] = [];
  if (startsOn !== undefined && startsOn < todayIso()) found.push({ kind: "starts-before-today" });
  if (place !== undefined) {
    const town = await townNamed(place.replace(POSTCODE, ""), open);
    if (!town.ok) found.push({ kind: "unknown-place", choices: town.refusal.choices });
  }
  if (rome !== undefined && (await metierHeading(open.pool, rome)) === undefined)
    found.push({ kind: "unknown-metier" });
  return found;
}

/** The job in the words of the company, or the name of its métier; null: no métier has this code. */
async function jobLabelOf({ pool }: Database, { rome, label }: ContributionContent["job"]): Promise<string | null> {
  if (rome === undefined) return label ?? null;
  const heading = await metierHeading(pool, rome);
  return heading === undefined ? null : (label ?? heading.label);
}

async function skillsOf(
  { pool }: Database,
  told: NonNullable<ContributionContent["skills"]>,
): Promise<Result<readonly WantedSkill[], ContributionRefusal>> {
  const ogrs = told.flatMap(({ ogr }) => ogr ?? []);
  const labels = new Map((await skillsByOgr(pool, ogrs)).map(({ ogr, label }) => [ogr, label]));
  const unknown = told.findIndex(({ ogr }) => ogr !== undefined && !labels.has(ogr));
  if (unknown !== -1) return refused({ kind: "unknown-skill", place: unknown });
  const once = new Map<number | string, WantedSkill>();
  for (const { ogr, label, importance } of told) {
    const shown = label ?? labels.get(ogr ?? 0) ?? "";
    once.set(ogr ?? shown, { ogr: ogr ?? null, label: shown, importance });
  }
  return ok([...once.values()]);
}

function contactOf(told: ContributionContent["contact"]): ContributedPosting["contact"] {
  const phone = told === undefined ? null : readPhone(told.phone);
  if (told === undefined || phone === null) return null;
  return { name: told.name, phone, mail: told.mail ?? null, callTime: told.callTime ?? "any" };
}
