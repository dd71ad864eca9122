import type { DraftContent, HeldContent } from "../skill-draft/draft-content.ts";

/** A block that a training organisation says was obtained: its code, the day of the exit (ISO), the organisation. */
export interface ObtainedBlock {
  readonly code: string;
  readonly on: string;
  readonly organisation: string;
}

/** "RNCP34441BC01": the certification, then its block. */
const BLOCK = /^(RNCP\d{1,6})BC/;

/** What somebody said, and the blocks they obtained, each as a part of its certification; its name is that of the register. */
export function withObtained(content: DraftContent, obtained: readonly ObtainedBlock[]): HeldContent {
  const certificates = obtained.flatMap(({ code: block, on, organisation }) => {
    const code = BLOCK.exec(block)?.[1];
    return code === undefined
      ? []
      : [{ code, label: "", blocks: [block], on, notedBy: organisation, obtainedAt: organisation }];
  });
  return { ...content, certificates: [...content.certificates, ...certificates] };
}
