import { migrationLostMessage, startLostMessage } from "#app/cli/database-messages.ts";
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

const commands: readonly CutCommand[] = [
  ...["organisation", "audit_event"].map((table) => ({
    name: `access found (${table})`,
    play: (portal: ScratchPortal) =>
      cutOnClone(portal, { table, run: (url) => runBuilt(FOUND, { ...testSecrets, DATABASE_URL: url }) }),
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

interface CloneCut {
  readonly table: string;
  readonly run: (url: string) => Promise<Ended>;
  readonly sentences?: readonly string[];
}

/** Cuts a command while it waits to write a table. */
async function cutOnClone(portal: ScratchPortal, { table, run, sentences }: CloneCut): Promise<readonly string[]> {
  const url = await portal.clone(NAME);
  const watch = await watchImport(portal.superuserUrlOf(NAME));
  try {
    await watch.hold(table);
    const running = run(url);
    if ((await waitFor(watch.isWaiting)) === undefined) return [`nothing wrote ${table}`];
    await watch.cut("hub");
    await watch.letGo();
    return [...commandFaults(await running, sentences), ...againFaults(await run(url))];
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

function againFaults({ exitCode, said }: Ended): readonly string[] {
  return exitCode === 0 ? [] : [`run again: exit ${exitCode}, said ${JSON.stringify(said.slice(0, 300))}`];
}
