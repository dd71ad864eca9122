// A worker to be killed: it writes SMS as files, and says where it is in each effect.
import { setTimeout as sleep } from "node:timers/promises";
import { openDatabase } from "#app/platform/database.server.ts";
import { env } from "#app/platform/env.server.ts";
import { smsEffect } from "#app/platform/mail/message-effects.server.ts";
import { openMessenger } from "#app/platform/mail/open-messenger.server.ts";
import { startWorker } from "#app/platform/outbox/worker.server.ts";

/** How long each half of an effect lasts. */
const pauseMs = Number(process.argv[2]);

const settings = env();
const messenger = openMessenger(settings);
const database = openDatabase(settings.DATABASE_URL ?? "");
const worker = startWorker({
  database,
  effects: [smsEffect],
  messenger: {
    ...messenger,
    async sendSms(sms) {
      process.stdout.write(`begin ${sms.effectId}\n`);
      await sleep(pauseMs);
      await messenger.sendSms(sms);
      process.stdout.write(`written ${sms.effectId}\n`);
      await sleep(pauseMs);
    },
  },
  ...{ pollMs: 20, concurrency: 1, leaseMs: 2000 },
});
process.once("SIGTERM", async () => {
  await worker.stop();
  await database.close();
  process.exit(0);
});
