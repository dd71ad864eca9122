/** A block of a certification, with the skills that people may see it teach: accepted by a reviewer, or sure enough. */
export interface CertificationBlock {
  readonly code: string;
  readonly label: string;
  readonly skills: readonly number[];
}

/**
 * A certification found by its words or its code. `kind`: « Certificat d'aptitude professionnelle », empty when the register gives none.
 */
export interface CertificationHit {
  readonly code: string;
  readonly title: string;
  readonly kind: string;
  readonly level: number | null;
  readonly isActive: boolean;
  readonly blocks: readonly CertificationBlock[];
}
