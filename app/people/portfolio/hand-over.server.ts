import { defineCommand, done, type Outcome } from "#app/access/command.server.ts";
import { lockColleagues } from "#app/access/members/membership-store.server.ts";
import { refused } from "#app/platform/result.ts";
import { handOverSchema } from "./portfolio-commands.ts";
import { type ColleagueRefusal, takingOver } from "./portfolio-rules.ts";
import { countPeople, type HandedOver, movePortfolio } from "./portfolio-store.server.ts";

export type HandOverRefusal =
  | ColleagueRefusal
  | { readonly kind: "not-allowed" }
  | { readonly kind: "unknown-member"; readonly membershipId: string }
  | { readonly kind: "portfolio-empty"; readonly membershipId: string };

/** A manager hands a whole portfolio to a colleague. Whoever had it may have left: nobody stays without a referent. */
export const handOver = defineCommand({
  input: handOverSchema,
  right: "portfolio.hand-over",
  async run({ transaction, actor, at }, command): Promise<Outcome<HandedOver, HandOverRefusal>> {
    const { organisationId } = actor;
    const { fromMembershipId, toMembershipId } = command;
    const colleagues = await lockColleagues(transaction, organisationId, [fromMembershipId, toMembershipId]);
    if (!colleagues.some(({ membershipId }) => membershipId === fromMembershipId)) {
      return refused({ kind: "unknown-member", membershipId: fromMembershipId });
    }
    const colleague = takingOver(colleagues, command);
    if (!colleague.ok) return colleague;
    if ((await countPeople(transaction, fromMembershipId)) === 0) {
      return refused({ kind: "portfolio-empty", membershipId: fromMembershipId });
    }
    const moved = await movePortfolio(transaction, { organisationId, ...command, at });
    const facts = { toMembershipId, ...moved };
    return done(moved, { action: "portfolio.hand-over", resourceId: fromMembershipId, facts });
  },
});
