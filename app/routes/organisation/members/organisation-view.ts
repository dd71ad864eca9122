import type { MemberActor } from "#app/access/actor.ts";
import { can } from "#app/access/can.ts";
import type { ListedMembers } from "#app/access/members/list-members.server.ts";
import { kindName, roleName } from "#app/content/access-words.ts";
import { dayOfInstant } from "#app/content/dates.ts";
import { organisationPage as words } from "#app/content/organisation.ts";

/** The page of one's organisation, in words. */
export interface OrganisationScreen {
  readonly lede: string;
  readonly members: readonly {
    readonly id: string;
    readonly name: string;
    readonly role: string;
    readonly facts: string;
    readonly isActor: boolean;
  }[];
  readonly next: string | null;
  readonly mayManage: boolean;
  readonly invitations:
    | readonly { readonly id: string; readonly email: string; readonly role: string; readonly facts: string }[]
    | null;
}

/** Puts members and invitations into words; what the actor may not see is not in it. */
export function organisationView(actor: MemberActor, listed: ListedMembers): OrganisationScreen {
  return {
    lede: words.lede(actor.organisationName, kindName[actor.organisationKind], actorRole(actor)),
    members: listed.members.map(({ membershipId, name, role, since, work }) => ({
      id: membershipId,
      name,
      role: roleName[role],
      facts: [
        words.since(dayOfInstant(since)),
        ...(work === null ? [] : [words.people(work.people), words.devices(work.sessions)]),
      ].join(", "),
      isActor: membershipId === actor.membershipId,
    })),
    next: listed.next,
    mayManage: can(actor, "member.end", { organisationId: actor.organisationId }),
    invitations:
      listed.invitations?.map(({ id, email, role, invitedAt }) => ({
        id,
        email,
        role: roleName[role],
        facts: words.invitedOn(dayOfInstant(invitedAt)),
      })) ?? null,
  };
}

function actorRole({ role }: MemberActor): string {
  return role === "operator" || role === "region-auditor" ? words.regionRole[role] : roleName[role];
}
