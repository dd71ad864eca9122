import { type MemberActor, type OrganisationKind, organisationKinds } from "#app/access/actor.ts";
import type { AccessBuilders } from "./access-builders.ts";

/** An agent of an organisation of each kind; the delegated body acts for the département. */
export async function buildMembersOfKinds(build: AccessBuilders): Promise<(kind: OrganisationKind) => MemberActor> {
  const members = new Map<OrganisationKind, MemberActor>();
  for (const kind of organisationKinds) {
    const parentId = members.get("departement")?.organisationId;
    const parent = kind === "delegated_body" && parentId !== undefined ? { parentId } : {};
    const organisation = await build.buildOrganisation({ kind, name: `Essai ${kind}`, ...parent });
    members.set(kind, (await build.buildMember(organisation, "agent")).actor);
  }
  return (kind) => {
    const found = members.get(kind);
    if (found === undefined) throw new Error(`Nobody of ${kind}`);
    return found;
  };
}
