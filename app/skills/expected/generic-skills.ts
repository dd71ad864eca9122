/** From this share of the jobs, and this many of them, a skill is generic: « respecter les règles de sécurité », « nettoyer un local ». */
const LEAST_PERCENT = 4;
const LEAST_JOBS = 8;

/** How many jobs ask for each skill, of how many. */
export interface AskingJobs {
  readonly jobs: number;
  readonly skills: readonly { readonly ogr: number; readonly jobs: number }[];
}

/** The skills that very many jobs ask for: they tell little of a job. Of all of ROME's know-how they are the sixty asked most. */
export function genericSkills({ jobs: all, skills }: AskingJobs): ReadonlySet<number> {
  const generic = skills.filter(({ jobs }) => jobs >= LEAST_JOBS && jobs * 100 >= LEAST_PERCENT * all);
  return new Set(generic.map(({ ogr }) => ogr));
}
