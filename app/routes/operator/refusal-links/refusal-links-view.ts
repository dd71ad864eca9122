import { dayOfInstant } from "#app/content/dates.ts";
import { refusalLinksPage as words } from "#app/content/operation.ts";
import { isLinkOpen } from "#app/training/refusal-links/link-rule.ts";
import type { ListedLink } from "#app/training/refusal-links/refusal-link-store.server.ts";

/** A link in words. */
export interface ShownLink {
  readonly id: string;
  readonly name: string;
  readonly siret: string;
  readonly state: string;
  readonly facts: string;
  readonly isOpen: boolean;
}

/** Puts a link into words, as it is at that instant. */
export function linkView(link: ListedLink, at: Date): ShownLink {
  const { id, siret, name, createdBy, createdAt, expiresAt, revokedAt } = link;
  const isOpen = isLinkOpen(link, at);
  const over = revokedAt === null ? words.expired : words.revoked(dayOfInstant(revokedAt));
  return {
    id,
    name: name ?? words.siretOf(siret),
    siret: words.siretOf(siret),
    state: isOpen ? words.open : over,
    facts: words.facts(createdBy, dayOfInstant(createdAt), dayOfInstant(expiresAt)),
    isOpen,
  };
}
