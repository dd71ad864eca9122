import { z } from "zod";
import { civilDaySchema } from "#app/platform/civil-day.ts";

const membershipId = z.guid();
const blankAsNull = (value: unknown): unknown => (value === "" || value === undefined ? null : value);

/** Whose membership ends, and who takes over the people they follow. */
export const endMembershipSchema = z.object({
  membershipId,
  colleagueMembershipId: z.preprocess(blankAsNull, membershipId.nullable()),
});
export type EndMembership = Readonly<z.infer<typeof endMembershipSchema>>;

/** From whom to whom a whole portfolio goes. */
export const handOverSchema = z.object({ fromMembershipId: membershipId, toMembershipId: membershipId });
export type HandOver = Readonly<z.infer<typeof handOverSchema>>;

const standIn = z.object({
  awayMembershipId: membershipId,
  standInMembershipId: membershipId,
  startsOn: civilDaySchema,
  endsOn: civilDaySchema,
});
/** Who is away, who stands in, from which day to which, both included. */
export const declareStandInSchema = standIn.refine(({ startsOn, endsOn }) => startsOn <= endsOn, {
  path: ["endsOn"],
  params: { kind: "period-reversed" },
});
export type DeclareStandIn = Readonly<z.infer<typeof declareStandInSchema>>;

/** The stand-in to end: these three name it. */
export const endStandInSchema = standIn.omit({ endsOn: true });
export type EndStandIn = Readonly<z.infer<typeof endStandInSchema>>;

/** After which membership the list goes on; `null`: from the start. */
export const listMembersSchema = z.object({ after: z.preprocess(blankAsNull, membershipId.nullable()) });
export type ListMembers = Readonly<z.infer<typeof listMembersSchema>>;
