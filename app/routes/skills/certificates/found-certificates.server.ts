import { blockName } from "#app/blocks/block-name.ts";
import { certificateName } from "#app/blocks/certificate-name.ts";
import type { CertificationHit } from "#app/blocks/certification-hit.ts";
import { certificationsByCode } from "#app/blocks/certification-store.server.ts";
import { findCertifications } from "#app/blocks/find-certifications.server.ts";
import { certificatesPage as words } from "#app/content/skill-ways.ts";
import type { SqlReader } from "#app/platform/sql-reader.ts";

const MOST_READ = 50;
const MOST_SHOWN = 8;

/** A diploma among those that a few words may mean. */
export interface FoundCertificate {
  readonly code: string;
  readonly label: string;
  readonly hints: readonly string[];
}

/** A diploma that was chosen, with its blocks to tick. `ticked`: the block that was asked for by its code, else all of them. */
export interface ChosenCertificate {
  readonly code: string;
  readonly label: string;
  readonly blocks: readonly { readonly value: string; readonly label: string; readonly hint?: string | undefined }[];
  readonly ticked: readonly string[];
  readonly skills: number;
}

/** The diplomas that some words may mean, those that prove something first; none without words. */
export async function foundCertificates(asked: string): Promise<readonly FoundCertificate[]> {
  if (asked === "") return [];
  const hits = await findCertifications(asked, MOST_READ);
  return hits
    .toSorted((one, other) => Number(skillsOf(other) > 0) - Number(skillsOf(one) > 0))
    .slice(0, MOST_SHOWN)
    .map((hit) => ({ code: hit.code, label: certificateName(hit), hints: hintsOf(hit) }));
}

/** The diploma of a code; null when nobody knows it. */
export async function chosenCertificate(
  reader: SqlReader,
  code: string,
  asked: string,
): Promise<ChosenCertificate | null> {
  const [hit] = await certificationsByCode(reader, [code]);
  if (hit === undefined) return null;
  const blocks = hit.blocks.map((block) => ({
    value: block.code,
    label: blockName({ ...block, certification: hit.title }),
    ...(block.skills.length === 0 ? {} : { hint: words.skills(block.skills.length) }),
  }));
  const written = asked.toUpperCase().replaceAll(/[^A-Z0-9]/g, "");
  const named = blocks.filter(({ value }) => value === written);
  const ticked = (named.length > 0 ? named : blocks).map(({ value }) => value);
  return { code, label: certificateName(hit), blocks, ticked, skills: skillsOf(hit) };
}

function hintsOf(hit: CertificationHit): readonly string[] {
  const skills = skillsOf(hit);
  return [
    hit.code,
    ...(hit.level === null ? [] : [words.level(hit.level)]),
    skills === 0 ? words.unknownSkills : words.skills(skills),
    ...(hit.isActive ? [] : [words.old]),
  ];
}

function skillsOf({ blocks }: CertificationHit): number {
  return new Set(blocks.flatMap(({ skills }) => skills)).size;
}
