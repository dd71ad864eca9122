import { type ChildProcess, spawn } from "node:child_process";
import path from "node:path";

const ROOT = path.resolve(import.meta.dirname, "../..");

/** A worker process of its own, on files of needs. `outbox`: where it would write messages. */
export function startNeedFileWorker(databaseUrl: string, outbox: string): ChildProcess {
  const program = path.join(ROOT, "tests/support/need-import-worker-child.ts");
  return spawn(process.execPath, ["--import", "tsx", program], {
    cwd: ROOT,
    env: { ...process.env, NODE_ENV: "test", DATABASE_URL: databaseUrl, OUTBOX_DIR: outbox },
    stdio: ["ignore", "pipe", "inherit"],
  });
}

/** Asks a worker to stop; answers the most memory it took, in MiB. */
export async function stopNeedFileWorker(child: ChildProcess): Promise<number> {
  let said = "";
  child.stdout?.on("data", (part: Buffer) => {
    said += part.toString();
  });
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGTERM");
  await ended;
  return Math.round(Number(said) / 1024);
}

const HEAD = "Référence;SIRET;Entreprise;Poste;Nombre;Lieu;Contrat;Téléphone;Contact";

/** A file of so many needs, each with a reference of its own, that say they are at a commune. */
export function fileOfNeeds(count: number, insee: string): Uint8Array {
  const rows = Array.from({ length: count }, (_, rank) =>
    [
      ...[`K${rank}`, "13002526500013", "Atelier", "soudeur", "2", `insee:${insee}`, "CDI", "06 12 34 56 78", "Jeanne"],
    ].join(";"),
  );
  return new TextEncoder().encode([HEAD, ...rows].join("\n"));
}
