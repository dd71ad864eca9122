import type { TrainingDetail } from "#app/training/reading/training-detail.ts";

export interface Linked {
  readonly label: string;
  readonly href: string;
}

/** How to reach the organisation; null where its feed gives nothing usable. */
export interface ContactLinks {
  readonly phone: Linked | null;
  readonly email: Linked | null;
  readonly website: Linked | null;
}

/** The training's own contact first, then the organisation's. */
export function contactLinks({ contact, organisation, externalUrl }: TrainingDetail): ContactLinks {
  const phone = contact.phone ?? organisation.phone;
  const email = contact.email ?? organisation.email;
  const website = externalUrl ?? contact.url ?? organisation.url;
  return {
    phone: phone === null ? null : phoneLink(phone),
    email: email === null ? null : { label: email, href: `mailto:${email}` },
    website: website === null || !isWebAddress(website) ? null : { label: new URL(website).hostname, href: website },
  };
}

/** A number to call, as its feed writes it. */
export function phoneLink(phone: string): Linked {
  return { label: phone, href: `tel:${phone.replaceAll(/[^+\d]/g, "")}` };
}

/** Feeds carry addresses of any kind; only a web page may become a link. */
function isWebAddress(address: string): boolean {
  return URL.canParse(address) && /^https?:$/.test(new URL(address).protocol);
}
