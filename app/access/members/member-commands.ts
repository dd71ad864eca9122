import { z } from "zod";

export const membershipId = z.guid();
const blankAsNull = (value: unknown): unknown => (value === "" || value === undefined ? null : value);
/** A membership, or null for an empty field. */
export const membershipIdOrNone = z.preprocess(blankAsNull, membershipId.nullable());

/** After which membership the list goes on; `null`: from the start. */
export const listMembersSchema = z.object({ after: membershipIdOrNone });
export type ListMembers = Readonly<z.infer<typeof listMembersSchema>>;
