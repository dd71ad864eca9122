import { needMoved } from "#app/needs/told-effects.ts";
import { defineEffect } from "#app/platform/outbox/define-effect.server.ts";
import { personEntered, positioningDecided, seatFreed, seatTaken } from "./following-effects.ts";
import { tellDecision, tellProposal, tellSuggestion } from "./notices/tell-notices.server.ts";
import { promoteWaiting } from "./promote-waiting.server.ts";
import { followNeedOfProposals } from "./proposal/follow-need.server.ts";
import { proposalDecided } from "./proposal/proposal-decided.ts";
import { tellCompanyOfProposal } from "./proposal/tell-company.server.ts";
import { followSeats } from "./session-life/follow-session.server.ts";
import { suggestionDecided } from "./suggestion/suggestion-decided.ts";
import { supersedeOthers } from "./supersede-others.server.ts";

/** Carried out twice, it finds nothing left to open or to close. */
export const seatTakenEffect = defineEffect({
  ...seatTaken,
  lane: "portal",
  async run({ sessionId }, _effectId, { database }) {
    await followSeats(database, sessionId);
  },
});

/** Carried out twice, it finds no seat left or nobody waiting, and does nothing more. */
export const seatFreedEffect = defineEffect({
  ...seatFreed,
  lane: "portal",
  async run(seat, _effectId, { database }) {
    await promoteWaiting(database, seat);
    await followSeats(database, seat.sessionId);
  },
});

/** Carried out twice, it finds nothing left to close nor to carry. */
export const needMovedEffect = defineEffect({
  ...needMoved,
  lane: "portal",
  async run({ needId }, _effectId, { database }) {
    await followNeedOfProposals(database, needId);
  },
});

/** Carried out twice, its notices are recorded once; the company may then hear of it twice. */
export const proposalDecidedEffect = defineEffect({
  ...proposalDecided,
  lane: "portal",
  async run({ audiences, ...decided }, _effectId, { database }) {
    if (audiences.includes("company")) await tellCompanyOfProposal(database, decided);
    const told = audiences.flatMap((audience) => (audience === "company" ? [] : [audience]));
    await tellProposal(database, { ...decided, audiences: told });
  },
});

/** Carried out twice, it finds nothing left to end. */
export const personEnteredEffect = defineEffect({
  ...personEntered,
  lane: "portal",
  async run({ positioningId }, _effectId, { database }) {
    await supersedeOthers(database, positioningId);
  },
});

/** Carried out twice, it finds its notices recorded, and those that were told are told. */
export const positioningDecidedEffect = defineEffect({
  ...positioningDecided,
  lane: "portal",
  async run(decided, _effectId, { database }) {
    await tellDecision(database, decided);
  },
});

/** The same of a suggestion. */
export const suggestionDecidedEffect = defineEffect({
  ...suggestionDecided,
  lane: "portal",
  async run(decided, _effectId, { database }) {
    await tellSuggestion(database, decided);
  },
});
