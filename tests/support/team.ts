import type { AccessBuilders, BuiltMember, BuiltOrganisation } from "./access-builders.ts";

export interface Team {
  readonly organisation: BuiltOrganisation;
  readonly manager: BuiltMember;
  readonly agent: BuiltMember;
  readonly colleague: BuiltMember;
}

/** A Département with a manager and two agents. */
export async function buildTeam(build: AccessBuilders): Promise<Team> {
  const organisation = await build.buildOrganisation({ kind: "departement" });
  const manager = await build.buildMember(organisation, "manager");
  const [agent, colleague] = [
    await build.buildMember(organisation, "agent"),
    await build.buildMember(organisation, "agent"),
  ];
  return { organisation, manager, agent, colleague };
}
