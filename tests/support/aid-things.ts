import { randomUUID } from "node:crypto";
import type { AccessBuilders } from "./access-builders.ts";
import { type AidChoice, buildAid } from "./build-aid.ts";
import { followedFile } from "./referent-things.ts";
import type { Fill, Texts } from "./route-things.ts";

/** A file that its owner follows, with an individual aid. */
export const fileWithAid =
  (choice: AidChoice = {}): Fill =>
  async (subject): Promise<Texts> => {
    const { id = "" } = await followedFile(subject);
    if (subject.ownership === "none") return { id, aid: randomUUID() };
    return { id, aid: (await buildAid(subject.world.builders, id, choice)).aid };
  };

/** Built once in a world: the address and the form of a case name the same one. */
const links = new WeakMap<AccessBuilders, Promise<Texts>>();

/** The link of somebody for whom an aid is prepared. */
export const aidLink: Fill = ({ world: { builders } }) => {
  const made = links.get(builders) ?? linkOf(builders);
  links.set(builders, made);
  return made;
};

async function linkOf(builders: AccessBuilders): Promise<Texts> {
  const organisation = await builders.buildOrganisation({ kind: "mission_locale" });
  const { id } = await builders.buildPersonFile(organisation, []);
  return { token: (await buildAid(builders, id)).token };
}

/** A request that was sent to the Region, of a body that is nobody's here. */
export const aidSent: Fill = async ({ world: { builders } }) => {
  const organisation = await builders.buildOrganisation({ kind: "mission_locale" });
  const { id } = await builders.buildPersonFile(organisation, []);
  return { id: (await buildAid(builders, id, { state: "sent" })).aid };
};

/** The same, that the organisation of whoever asks is asked to price. */
export const aidToPrice: Fill = async ({ world: { builders }, person }) => {
  const organisation = await builders.buildOrganisation({ kind: "mission_locale" });
  const { id } = await builders.buildPersonFile(organisation, []);
  return { id: (await buildAid(builders, id, { state: "quote_asked", providerId: person.organisation.id })).aid };
};

/** What a form says of an aid that was read at its first version. */
export const sentOfAid =
  (more: Texts): Fill =>
  (): Texts => ({ ...more, key: randomUUID(), version: "1" });
