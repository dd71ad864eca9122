import { z } from "zod";

/** Why somebody's second factor is taken away. */
export const resetReasons = ["lost", "stolen", "broken", "changed"] as const;
/** How one made sure that it is they who ask, as surely as when they were invited (ASVS 6.4.4). */
export const identityChecks = ["seen", "manager", "called-back"] as const;

const accountId = z.guid();

/** What the Region's operator may do for an account: codes only, for the audit trail keeps them. */
export const assistAccountSchema = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("end-sessions"), accountId }),
  z.object({
    intent: z.literal("reset-factor"),
    accountId,
    reason: z.enum(resetReasons),
    check: z.enum(identityChecks),
  }),
]);
export type AssistAccount = Readonly<z.infer<typeof assistAccountSchema>>;
