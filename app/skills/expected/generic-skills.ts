/** From this share of the jobs, and this many of them, a skill is generic: « respecter les règles de sécurité », « nettoyer un local ». */
const LEAST_PERCENT = 4;
const LEAST_JOBS = 8;

/** The skills that very many jobs ask for: they tell little of a job. Of all of ROME's know-how they are the sixty asked most. */
export function genericSkills(
  jobs: readonly { readonly skills: readonly { readonly ogr: number }[] }[],
): ReadonlySet<number> {
  const counts = new Map<number, number>();
  for (const { skills } of jobs) for (const { ogr } of skills) counts.set(ogr, (counts.get(ogr) ?? 0) + 1);
  const isGeneric = (count: number): boolean => count >= LEAST_JOBS && count * 100 >= LEAST_PERCENT * jobs.length;
  return new Set([...counts].flatMap(([ogr, count]) => (isGeneric(count) ? [ogr] : [])));
}
