import { migrationLostMessage, startLostMessage } from "#app/cli/database-messages.ts";
import { withConnection } from "#app/platform/connections.server.ts";
import { openScratchPortal, type ScratchPortal } from "#tests/support/scratch-portal.ts";
import { testSecrets } from "#tests/support/test-secrets.ts";
import type { VerifyLine, VerifyOptions } from "../verify-line.ts";
import { commandFaults, type Ended, runBuilt, startPortal } from "./cut-command.ts";
import { waitFor, watchImport } from "./import-watch.ts";

/** A command that is cut, then run again: what it began must not stand in its way. */
interface CutCommand {
  readonly name: string;
  play(portal: ScratchPortal): Promise<readonly string[]>;
}

const NAME = "cut";
const FOUND = ["access", "found", "--name", "Région", "--email", "premiere@region.example"];

const TOKEN = ["access", "token", "--account", "coupure@demo.example"];

/** What the commands of access write. */
const WRITTEN = ["organisation", "account", "invitation", "sign_in_session", "outbox_effect", "audit_event"];

const accessCuts = [
  { args: FOUND, table: "organisation" },
  { args: FOUND, table: "audit_event" },
  { args: TOKEN, table: "sign_in_session" },
  { args: TOKEN, table: "audit_event" },
  // Reading first: the account that is asked for, then the whole chain.
  { args: TOKEN, table: "credential", from: "reading" },
  { args: ["access", "audit"], table: "audit_event", from: "reading" },
  { args: ["access", "audit"], table: "audit_seal", from: "reading" },
] as const;

const commands: readonly CutCommand[] = [
  ...accessCuts.map(({ args, ...held }) => ({
    name: `${args.slice(0, 2).join(" ")} (${held.table})`,
    play: (portal: ScratchPortal) =>
      cutOnClone(portal, {
        ...held,
        written: WRITTEN,
        run: (url) => runBuilt(args, { ...testSecrets, DATABASE_URL: url }),
        ...(args === TOKEN ? { prepared: DEMONSTRATION_ACCOUNT } : {}),
      }),
  })),
  { name: "migrate deploy", play: cutMigration },
  {
    name: "npm start (purchase_frame)",
    play: (portal) =>
      cutOnClone(portal, {
        table: "purchase_frame",
        run: (url) => startPortal({ ...testSecrets, DATABASE_URL: url }),
        sentences: [startLostMessage],
      }),
  },
];

/** Cuts the database under the commands that are not imports: one French sentence, exit 1, and the next run ends well. */
export async function verifyCommandCuts({ quick }: VerifyOptions, print: (line: VerifyLine) => void): Promise<void> {
  const startedAt = performance.now();
  const portal = await openScratchPortal();
  const played = quick ? commands.slice(0, -1) : commands;
  const faults: string[] = [];
  try {
    for (const { name, play } of played) {
      faults.push(...(await play(portal)).map((fault) => `${name}: ${fault}`));
      await portal.drop(NAME);
    }
  } finally {
    await portal.release();
  }
  print({
    check: "faults: connection of a command cut",
    runs: played.length,
    violations: faults.length,
    detail: faults.slice(0, 5).join(" ; "),
    seed: 0,
    durationMs: Math.round(performance.now() - startedAt),
    ok: faults.length === 0,
  });
}

const DEMONSTRATION_ACCOUNT = `
  WITH known AS (INSERT INTO account (id, name, is_professional) VALUES (gen_random_uuid(), 'Camille', true) RETURNING id)
  INSERT INTO credential SELECT id, 'coupure@demo.example', 'hash', now() FROM known`;

interface CloneCut {
  readonly table: string;
  readonly from?: "writing" | "reading";
  /** The tables it writes: when it is cut, it leaves as many rows as it found. */
  readonly written?: readonly string[];
  /** What the command finds there. */
  readonly prepared?: string;
  readonly run: (url: string) => Promise<Ended>;
  readonly sentences?: readonly string[];
}

/** Cuts a command while it waits for a table. */
async function cutOnClone(portal: ScratchPortal, cut: CloneCut): Promise<readonly string[]> {
  const { table, from, run, sentences, written = [] } = cut;
  const url = await portal.clone(NAME);
  if (cut.prepared !== undefined) await runOnce(portal.superuserUrlOf(NAME), cut.prepared);
  const watch = await watchImport(portal.superuserUrlOf(NAME));
  try {
    const before = await watch.countRows(written);
    await watch.hold(table, from);
    const running = run(url);
    if ((await waitFor(watch.isWaiting)) === undefined) return [`nothing waited for ${table}`];
    await watch.cut("hub");
    await watch.letGo();
    const faults = commandFaults(await running, sentences);
    const left = await watch.countRows(written);
    const halfDone = `${written.join(", ")} had ${before.join(", ")} rows, then ${left.join(", ")}`;
    return [...faults, ...(`${left}` === `${before}` ? [] : [halfDone]), ...againFaults(await run(url))];
  } finally {
    await watch.end();
  }
}

/** Cuts a deploy on an empty database, inside one of the migrations that come after the first. */
async function cutMigration(portal: ScratchPortal): Promise<readonly string[]> {
  const url = await portal.createEmpty(NAME);
  const watch = await watchImport(portal.superuserUrlOf(NAME));
  const deploy = (): Promise<Ended> => runBuilt(["migrate", "deploy"], { DATABASE_URL: "", DATABASE_OWNER_URL: url });
  try {
    const running = deploy();
    if ((await waitFor(async () => (await watch.countMigrations()) >= 1)) === undefined) return ["nothing was applied"];
    await watch.hold("training_session");
    if ((await waitFor(watch.isWaiting)) === undefined) return ["no migration waited"];
    await watch.cut("");
    await watch.letGo();
    return [...commandFaults(await running, [migrationLostMessage]), ...againFaults(await deploy())];
  } finally {
    await watch.end();
  }
}

const runOnce = (url: string, sql: string): Promise<unknown> => withConnection(url, (client) => client.query(sql));

function againFaults({ exitCode, said }: Ended): readonly string[] {
  return exitCode === 0 ? [] : [`run again: exit ${exitCode}, said ${JSON.stringify(said.slice(0, 300))}`];
}
