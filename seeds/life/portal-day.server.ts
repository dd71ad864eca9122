import { openingTold } from "#app/needs/openings/opening-told.ts";
import { operationOpenedEffect } from "#app/needs/operations/ask-for-people.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import { env } from "#app/platform/env.server.ts";
import { openMessenger } from "#app/platform/mail/open-messenger.server.ts";
import { carryOutNextEffect } from "#app/platform/outbox/carry-out-effect.server.ts";
import { defineEffect, type EffectWork } from "#app/platform/outbox/define-effect.server.ts";
import { aidTold } from "#app/positioning/aid/aid-told.ts";
import { endOverdue } from "#app/positioning/end-overdue.server.ts";
import { positioningDecided } from "#app/positioning/following-effects.ts";
import {
  needMovedEffect,
  personEnteredEffect,
  seatFreedEffect,
  seatTakenEffect,
} from "#app/positioning/positioning-effects.server.ts";
import { proposalDecided } from "#app/positioning/proposal/proposal-decided.ts";
import { followDays } from "#app/positioning/session-life/follow-session.server.ts";
import { lapseSuggestions } from "#app/positioning/suggestion/lapse-suggestions.server.ts";
import { suggestionDecided } from "#app/positioning/suggestion/suggestion-decided.ts";

/** What was decided before the first day of the demonstration was heard of then: nobody is told now. */
const told = { lane: "portal", run: () => Promise.resolve() } as const;
const heardOfThen = [
  defineEffect({ ...positioningDecided, ...told }),
  defineEffect({ ...suggestionDecided, ...told }),
] as const;

const offersHeardOfThen = [
  needMovedEffect,
  operationOpenedEffect,
  defineEffect({ ...proposalDecided, ...told }),
  defineEffect({ ...openingTold, ...told }),
  defineEffect({ ...aidTold, ...told }),
] as const;

const portalEffects = [seatTakenEffect, seatFreedEffect, personEnteredEffect] as const;
const EFFECT_TIMEOUT_MS = 60_000;
const AT_ONCE = 4;

/** What is due on a day that is told. */
export async function carryOutMorning(database: Database): Promise<void> {
  await endOverdue(database);
  await lapseSuggestions(database);
  await followDays(database);
}

/** The effects of what was decided that day, but for what people hear of it. */
export function carryOutEvening(database: Database): Promise<void> {
  return carryOutAll(database, portalEffects);
}

/** The decisions told so far are heard of: the worker tells those that follow. */
export async function closeWhatWasHeard(database: Database): Promise<void> {
  await Promise.all(Array.from({ length: AT_ONCE }, () => carryOutAll(database, heardOfThen)));
}

/** The same of what became of needs, of operations, of jobs that were proposed, of sessions that were asked for and of individual aids. */
export function closeOffersHeard(database: Database): Promise<void> {
  return carryOutAll(database, offersHeardOfThen);
}

async function carryOutAll(database: Database, effects: readonly EffectWork[]): Promise<void> {
  const work = {
    tools: { database, messenger: openMessenger(env()) },
    effects: new Map(effects.map((effect) => [effect.topic, effect])),
    topics: { only: effects.map(({ topic }) => topic) },
    effectTimeoutMs: EFFECT_TIMEOUT_MS,
    leaseMs: EFFECT_TIMEOUT_MS,
  };
  while (await carryOutNextEffect(work)) {
    // One effect after another, until none is due.
  }
}
