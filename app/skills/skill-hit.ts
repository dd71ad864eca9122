/** ROME's know-how as a gap counts it. */
export interface SkillHit {
  readonly ogr: number;
  readonly label: string;
  readonly kind: "skill" | "macro-skill";
}
