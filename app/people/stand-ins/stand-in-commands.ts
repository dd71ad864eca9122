import { z } from "zod";
import { membershipId } from "#app/access/members/member-commands.ts";
import { civilDaySchema } from "#app/platform/civil-day.ts";

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
