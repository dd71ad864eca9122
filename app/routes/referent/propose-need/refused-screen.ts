import { saidHowWords } from "#app/content/contact-channels.ts";
import { proposeNeedPage as words } from "#app/content/proposals.ts";
import { isRefusedLately } from "#app/positioning/proposal/decide-proposal.ts";
import type { LastNo } from "#app/positioning/proposal/followed-proposals-store.server.ts";
import { reasonOfCode } from "#app/positioning/reasons.ts";

/** That the person said no to a need, in words on a civil day: who said or noted it, when, why; and what proposing it again asks. */
export function refusedScreen({ state, on: refusedOn, by, reason, saidHow }: LastNo, on: string) {
  const why = reason === null ? null : (reasonOfCode(reason)?.label ?? null);
  const lines = [
    state === "declined" ? words.refusedOn(refusedOn) : words.withdrawnOn(refusedOn),
    ...(by === "prescriber" ? [words.refusalNoted(saidHow === null ? null : saidHowWords[saidHow])] : []),
    ...(why === null ? [] : [words.refusalWhy(why)]),
  ];
  return isRefusedLately(refusedOn, on)
    ? ({ lines, again: "asked", follows: words.againLately, confirm: words.againAsked } as const)
    : ({ lines, again: "sure", follows: words.againLater, confirm: words.againSure } as const);
}
