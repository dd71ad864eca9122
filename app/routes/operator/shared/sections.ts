import type { Actor } from "#app/access/actor.ts";
import { type Action, can } from "#app/access/can.ts";
import { operation } from "#app/content/operation.ts";

/** A page of the operator's space. */
export interface OperationSection {
  readonly label: string;
  readonly href: string;
}

const { sections } = operation;
const everySection: readonly (OperationSection & { readonly act: Action })[] = [
  { act: "import.read", label: sections.imports, href: "/exploitation/imports" },
  { act: "import.read", label: sections.visibility, href: "/exploitation/visibilite" },
  { act: "catalogue.tie", label: sections.ties, href: "/exploitation/organismes" },
  { act: "session.oversee", label: sections.sessions, href: "/exploitation/sessions" },
  { act: "effect.retry", label: sections.deadLetters, href: "/exploitation/envois" },
  { act: "block-link.review", label: sections.blocks, href: "/exploitation/blocs" },
  { act: "asked-word.review", label: sections.words, href: "/exploitation/mots" },
  { act: "refusal-link.manage", label: sections.links, href: "/exploitation/liens" },
];

/** The pages of the operator's space that somebody may open; none for most. */
export function operationSections(actor: Actor): readonly OperationSection[] {
  return everySection.filter(({ act }) => can(actor, act)).map(({ label, href }) => ({ label, href }));
}
