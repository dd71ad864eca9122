import { z } from "zod";
import { membershipId, membershipIdOrNone } from "#app/access/members/member-commands.ts";

/** Whose membership ends, and who takes over the people they follow. */
export const endMembershipSchema = z.object({
  membershipId,
  colleagueMembershipId: membershipIdOrNone,
});
export type EndMembership = Readonly<z.infer<typeof endMembershipSchema>>;

/** From whom to whom a whole portfolio goes. */
export const handOverSchema = z.object({ fromMembershipId: membershipId, toMembershipId: membershipId });
