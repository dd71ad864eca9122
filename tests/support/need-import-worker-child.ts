// A worker that checks and sends files of needs, to be killed; asked to stop, it says how much memory it took (KiB).
import { needImportEffect } from "#app/needs/import/work-need-import.server.ts";
import { openDatabase } from "#app/platform/database.server.ts";
import { env } from "#app/platform/env.server.ts";
import { openMessenger } from "#app/platform/mail/open-messenger.server.ts";
import { startWorker } from "#app/platform/outbox/worker.server.ts";

const settings = env();
const database = openDatabase(settings.DATABASE_URL ?? "");
const worker = startWorker({
  database,
  effects: [needImportEffect],
  messenger: openMessenger(settings),
  ...{ pollMs: 20, concurrency: 1, leaseMs: 2000 },
});
process.once("SIGTERM", async () => {
  await worker.stop();
  await database.close();
  process.stdout.write(`${process.resourceUsage().maxRSS}\n`);
  process.exit(0);
});
