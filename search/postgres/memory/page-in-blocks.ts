import type { SearchHit } from "../../engine.ts";
import type { SearchQuery } from "../../query.ts";
import { closedCostOf } from "../../score-values.ts";
import { BLOCK, NOT_RECRUITING } from "../hits-statement.ts";
import { type DocumentColumns, dayNumber } from "./document-columns.ts";
import { compare, createShortList, entryFor, type Scores, scoreFor, TITLED } from "./order-trainings.ts";

/**
 * The page of hits for words without any filter, in the order of `hitsOfBest`: by what trainings are worth, those that end sooner first;
 * only inside a block the next entry decides. The sessions of the others are not looked at.
 */
export function pageInBlocks(columns: DocumentColumns, query: SearchQuery, scores: Scores): readonly SearchHit[] {
  const { visibleUntil } = columns.words;
  const [end, day] = [query.page * query.perPage, dayNumber(query.today)];
  const scoreOf = scoreFor(scores, end, () => countShown(visibleUntil, scores, day));
  const list = createShortList(Math.ceil(end / BLOCK) * BLOCK);
  for (let at = 0; at < scores.trainings.length; at += 1) {
    const training = scores.trainings[at] ?? 0;
    const last = visibleUntil[training] ?? 0;
    if (last >= day) list.add(training, 0, -scoreOf(training), last);
  }
  const closedCost = closedCostOf(query.question);
  const blocks = list.best().map(({ training, keys: [cost] }, place) => {
    const sessions = shownSessions(columns, query.today, training);
    const entry = sessions[0]?.entry ?? 0;
    const keys = [cost + (entry >= NOT_RECRUITING ? closedCost : 0), entry] as const;
    return { block: Math.floor(place / BLOCK), sessions, ranked: { training, first: 0, keys } };
  });
  return blocks
    .sort((one, other) => one.block - other.block || compare(one.ranked, other.ranked))
    .slice(end - query.perPage, end)
    .map(({ ranked, sessions }) => ({
      trainingId: columns.trainingIds[ranked.training] ?? 0,
      sessions: sessions.map(({ session }) => ({ sessionId: columns.sessionIds[session] ?? 0, distanceKm: null })),
    }));
}

/** How many trainings of the first tier are shown. */
function countShown(visibleUntil: Int32Array, { trainings, tiers }: Scores, day: number): number {
  return trainings.filter((training, at) => tiers?.[at] === TITLED && (visibleUntil[training] ?? 0) >= day).length;
}

/** The sessions of a training that are shown, the soonest entry first. */
function shownSessions(
  columns: DocumentColumns,
  today: string,
  training: number,
): readonly { readonly session: number; readonly entry: number }[] {
  const { firstSession, visibleUntil } = columns;
  const [entryOf, day] = [entryFor(columns, today), dayNumber(today)];
  const shown: { session: number; entry: number }[] = [];
  for (let session = firstSession[training] ?? 0; session < (firstSession[training + 1] ?? 0); session += 1)
    if ((visibleUntil[session] ?? 0) >= day) shown.push({ session, entry: entryOf(session) });
  return shown.sort((one, other) => one.entry - other.entry || one.session - other.session);
}
