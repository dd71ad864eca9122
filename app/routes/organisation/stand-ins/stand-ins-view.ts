import type { MemberActor } from "#app/access/actor.ts";
import { standInsPage as words } from "#app/content/stand-ins.ts";
import type { ListedStandIns } from "#app/people/stand-ins/read-stand-ins.server.ts";

/** The page of stand-ins, in words. */
export interface StandInsScreen {
  readonly standIns: readonly {
    readonly away: string;
    readonly standIn: string;
    readonly startsOn: string;
    readonly line: string;
    readonly period: string;
    readonly isNow: boolean;
    readonly mayEnd: boolean;
  }[];
  /** Who can be said to be away; null: the actor alone. */
  readonly aways: readonly Choice[] | null;
  readonly colleagues: readonly Choice[];
}

interface Choice {
  readonly value: string;
  readonly label: string;
}

/** Puts stand-ins into words on a civil day. */
export function standInsView({ membershipId }: MemberActor, listed: ListedStandIns, on: string): StandInsScreen {
  const choices = listed.colleagues.map((one) => ({ value: one.membershipId, label: one.name }));
  return {
    standIns: listed.standIns.map((one) => ({
      away: one.awayMembershipId,
      standIn: one.standInMembershipId,
      startsOn: one.startsOn,
      line: words.line(one.awayName, one.standInName),
      period: words.period(one.startsOn, one.endsOn),
      isNow: one.startsOn <= on,
      mayEnd: listed.forAnybody || one.awayMembershipId === membershipId,
    })),
    aways: listed.forAnybody ? choices : null,
    colleagues: listed.forAnybody ? choices : choices.filter(({ value }) => value !== membershipId),
  };
}
