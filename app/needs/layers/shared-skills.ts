/** A sector (section of the NAF) that asks for a skill, and how many companies of it do: three at least. */
export interface SectorDemand {
  readonly sector: string;
  readonly ogr: number;
  readonly label: string;
  readonly companies: number;
}

/** A skill, and the sectors that ask for it, the most companies first. */
export interface SharedSkill {
  readonly ogr: number;
  readonly label: string;
  readonly sectors: readonly { readonly sector: string; readonly companies: number }[];
}

/**
 * The skills that a sector asks for, with the other sectors that ask for the same; without a sector, those that several ask for. A skill
 * (`ogr`) alone: it and who asks for it. The most companies first, then the number.
 */
export function sharedSkills(
  demands: readonly SectorDemand[],
  { sector, ogr }: { readonly sector: string | null; readonly ogr: number | null },
): readonly SharedSkill[] {
  const skills = new Map<number, { label: string; sectors: { sector: string; companies: number }[] }>();
  for (const one of demands) {
    const known = skills.get(one.ogr) ?? { label: one.label, sectors: [] };
    known.sectors.push({ sector: one.sector, companies: one.companies });
    skills.set(one.ogr, known);
  }
  return [...skills]
    .map(([number, skill]) => ({ ogr: number, ...skill }))
    .filter((skill) => {
      if (ogr !== null) return skill.ogr === ogr;
      if (sector !== null) return skill.sectors.some((one) => one.sector === sector);
      return skill.sectors.length > 1;
    })
    .map((skill) => ({ ...skill, sectors: skill.sectors.toSorted(byCompanies) }))
    .sort((one, other) => sum(other) - sum(one) || one.ogr - other.ogr);
}

function byCompanies(one: SharedSkill["sectors"][number], other: SharedSkill["sectors"][number]): number {
  return other.companies - one.companies || (one.sector < other.sector ? -1 : 1);
}

function sum({ sectors }: Pick<SharedSkill, "sectors">): number {
  return sectors.reduce((total, { companies }) => total + companies, 0);
}
