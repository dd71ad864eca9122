/** A certification as one register gives it. */
export interface RegisteredCertification {
  readonly code: string;
  readonly title: string;
  /** « Certificat d'aptitude professionnelle »; empty when the register gives none. */
  readonly kind: string;
  readonly level: number | null;
  readonly isActive: boolean;
  /** ISO date; null when the register gives none. */
  readonly endsOn: string | null;
}

/** A row of CertifInfo that names a certification of a register. */
export interface CertifInfoLink {
  readonly certification: string;
  readonly certifInfo: string;
  readonly isPublished: boolean;
}

/**
 * One CertifInfo number a certification: a published one before others, then the smallest. Options of one diploma have a number each, in
 * no order of their own.
 */
export function chooseCertifInfo(links: readonly CertifInfoLink[]): ReadonlyMap<string, string> {
  const chosen = new Map<string, CertifInfoLink>();
  for (const link of links) {
    const kept = chosen.get(link.certification);
    if (kept === undefined || isBetter(link, kept)) chosen.set(link.certification, link);
  }
  return new Map([...chosen].map(([certification, { certifInfo }]) => [certification, certifInfo]));
}

function isBetter(link: CertifInfoLink, kept: CertifInfoLink): boolean {
  if (link.isPublished !== kept.isPublished) return link.isPublished;
  return Number(link.certifInfo) < Number(kept.certifInfo);
}
