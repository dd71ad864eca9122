import { fileURLToPath } from "node:url";
import { exportAnchor } from "#app/access/audit/anchor.server.ts";
import { sealAudit } from "#app/access/audit/seal-audit.server.ts";
import { expireAuthorisations } from "#app/access/authorisation/expire-authorisations.server.ts";
import { purgeSignIns } from "#app/access/sign-in/session/purge-sign-ins.server.ts";
import { countNeedPeople } from "#app/matching/need-people/count-need-people.server.ts";
import { followSilence, purgeNeedContacts } from "#app/needs/follow-silence.server.ts";
import { purgeNeedFiles } from "#app/needs/import/work-need-import.server.ts";
import { followOpenings } from "#app/needs/openings/follow-openings.server.ts";
import { closeGatherings } from "#app/needs/operations/close-gatherings.server.ts";
import { hubEffects } from "#app/notifications/hub-effects.server.ts";
import { purgeHeldSkills } from "#app/people/held-skills/own-skills.server.ts";
import { purgeDrafts } from "#app/people/skill-draft/skill-draft.server.ts";
import { todayIso } from "#app/platform/clock.server.ts";
import { openDataFolder } from "#app/platform/data-folder.server.ts";
import { type Database, openDatabase } from "#app/platform/database.server.ts";
import { env } from "#app/platform/env.server.ts";
import { log } from "#app/platform/log.server.ts";
import { openMessenger } from "#app/platform/mail/open-messenger.server.ts";
import { forgetEffectsDoneBefore } from "#app/platform/outbox/outbox-store.server.ts";
import type { PeriodicTask } from "#app/platform/outbox/periodic-task.server.ts";
import { type RunningWorker, startWorker } from "#app/platform/outbox/worker.server.ts";
import { withPoolClient } from "#app/platform/transaction.server.ts";
import { followAids } from "#app/positioning/aid/follow-aids.server.ts";
import { endOverdue } from "#app/positioning/end-overdue.server.ts";
import { purgeMessages } from "#app/positioning/notices/purge-messages.server.ts";
import { remindAnswers } from "#app/positioning/notices/remind-answers.server.ts";
import { retellFailed } from "#app/positioning/notices/retell-failed.server.ts";
import { tellWaiting } from "#app/positioning/notices/tell-notices.server.ts";
import { lapseProposals } from "#app/positioning/proposal/follow-need.server.ts";
import { followDays } from "#app/positioning/session-life/follow-session.server.ts";
import { lapseSuggestions } from "#app/positioning/suggestion/lapse-suggestions.server.ts";
import { removeOldSightings } from "#app/training/search/unknown-words/unknown-word-store.server.ts";
import { configuredServer } from "#search/meilisearch/configured-server.server.ts";
import { repairIndexes } from "#search/meilisearch/feed-index.server.ts";
import { keepFed } from "#search/meilisearch/keep-fed.server.ts";
import type { MeilisearchServer } from "#search/meilisearch/meilisearch-server.server.ts";
import { pruneTasks } from "#search/meilisearch/prune-tasks.server.ts";
import { runServingProcess } from "./serving-process.ts";

const MINUTE_SECONDS = 60;
const HOUR_SECONDS = 3600;
const DAY_SECONDS = 24 * HOUR_SECONDS;
const KEPT_DAYS = 30;
const DAY_MS = 86_400_000;
/** One holds the lock of a periodic task, one feeds the search index; an effect holds none while it calls somebody. */
const MAX_CONNECTIONS = 7;
const WORKER_TIMEOUTS = {
  statement_timeout: 60_000,
  lock_timeout: 30_000,
  idle_in_transaction_session_timeout: 60_000,
};

/** Longer than the longest wait that the server itself allows: after it, the server will not answer. */
const WORKER_WAITS = { connectionMs: 10_000, answerMs: 100_000 };

/** Starts the worker of the portal on `DATABASE_URL`, with connections of its own: all its topics and periodic tasks are here. */
export async function startHubWorker(): Promise<RunningWorker> {
  const settings = env();
  if (settings.DATABASE_URL === undefined) throw new Error("DATABASE_URL is not set: no work to take");
  openDataFolder("DATA_DIR", settings.DATA_DIR);
  if (settings.OUTBOX_DIR !== undefined) openDataFolder("OUTBOX_DIR", settings.OUTBOX_DIR);
  const database = openDatabase(settings.DATABASE_URL, {
    applicationName: "hub-worker",
    maxConnections: MAX_CONNECTIONS,
    timeouts: WORKER_TIMEOUTS,
    waits: WORKER_WAITS,
  });
  const server = configuredServer();
  const worker = startWorker({
    database,
    messenger: openMessenger(settings),
    effects: Object.values(hubEffects),
    tasks: [...tasksOf(database), ...(server === undefined ? [] : tasksOfIndex(database, server))],
  });
  const feed = server === undefined ? undefined : keepFed(database.pool, server);
  log.info({ event: "working" }, "worker started");
  return {
    async stop() {
      await Promise.all([worker.stop(), feed?.stop()]);
      await database.close();
      log.info({ event: "stopped" }, "worker stopped");
    },
  };
}

/** Periodic tasks: the trail is sealed and its last link exported, what is past expires, people are told, what is done is forgotten. */
function tasksOf(database: Database): readonly PeriodicTask[] {
  const every = (everySeconds: number, name: string, ...works: readonly Work[]): PeriodicTask => ({
    ...{ name, everySeconds },
    async run() {
      for (const work of works) await work(database);
    },
  });
  return [
    every(MINUTE_SECONDS, "seal-audit", sealAudit),
    every(HOUR_SECONDS, "export-audit-anchor", exportAnchor),
    every(HOUR_SECONDS, "expire-authorisations", expireAuthorisations),
    every(HOUR_SECONDS, "end-overdue-positionings", endOverdue, lapseSuggestions, lapseProposals, followDays),
    every(HOUR_SECONDS, "remind-answers", remindAnswers),
    every(HOUR_SECONDS, "follow-openings", followOpenings, followAids),
    every(HOUR_SECONDS, "follow-needs", followSilence, closeGatherings, purgeNeedContacts, purgeNeedFiles),
    every(HOUR_SECONDS, "count-need-people", countNeedPeople),
    every(MINUTE_SECONDS, "tell-waiting", tellWaiting, retellFailed),
    every(HOUR_SECONDS, "purge-sign-ins", purgeSignIns),
    every(HOUR_SECONDS, "purge-skill-drafts", purgeDrafts),
    every(DAY_SECONDS, "purge-held-skills", purgeHeldSkills),
    every(DAY_SECONDS, "purge-messages", purgeMessages),
    every(HOUR_SECONDS, "forget-done-effects", () =>
      forgetEffectsDoneBefore(database, new Date(Date.now() - KEPT_DAYS * DAY_MS)),
    ),
    every(DAY_SECONDS, "forget-unknown-words", ({ pool }) => removeOldSightings(pool, todayIso())),
  ];
}

type Work = (database: Database) => Promise<unknown>;

/** The index is compared with the documents, one by one, and its server forgets old tasks. */
function tasksOfIndex({ pool }: Database, server: MeilisearchServer): readonly PeriodicTask[] {
  return [
    {
      name: "check-search-index",
      everySeconds: 10 * MINUTE_SECONDS,
      async run() {
        await withPoolClient(pool, (client) => repairIndexes(client, server));
      },
    },
    { name: "prune-search-tasks", everySeconds: DAY_SECONDS, run: () => pruneTasks(server) },
  ];
}

// `npm run worker`: carries out effects on an existing database, until SIGTERM or SIGINT.
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await runServingProcess("DATABASE_URL manque : « npm run worker » demande une base de données.", startHubWorker);
}
