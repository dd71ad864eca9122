import { parseArgs } from "node:util";
import { z } from "zod";
import { readAnchors } from "#app/access/audit/anchor.server.ts";
import { verifyAudit } from "#app/access/audit/verify-audit.server.ts";
import { foundRegion } from "#app/access/members/found-region.server.ts";
import {
  type DemonstrationSessionRefusal,
  openDemonstrationSession,
} from "#app/access/sign-in/demonstration/open-demonstration-session.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import { assertNever } from "#app/platform/result.ts";
import { setSession } from "#app/web/cookies.server.ts";
import { withDatabase } from "./prepare-database.ts";
import { runCommand } from "./run-command.ts";

const USAGE = "Usage : npm run access -- token --account ADRESSE | found --name NOM --email ADRESSE | audit";
const text = { type: "string" } as const;
const texts = { account: text, name: text, email: text };
const REFUSED = 1;
const WRONG_USAGE = 2;

/** Prints the cookie of a session opened for a demonstration account, as a browser would send it. */
async function token(database: Database, account: string): Promise<number> {
  const opened = await openDemonstrationSession(database, account);
  if (!opened.ok) {
    process.stderr.write(`${whyNot(opened.refusal)}\n`);
    return REFUSED;
  }
  const [cookie = ""] = (await setSession(opened.value.token)).split(";", 1);
  process.stdout.write(`${cookie}\n`);
  return 0;
}

/** Founds the Region on an empty portal: its first manager is invited, and invites the others. */
async function found(database: Database, name: string, email: string): Promise<number> {
  const address = z.email().max(254).safeParse(email.trim().toLowerCase());
  if (!address.success || name.trim() === "") {
    process.stderr.write(`${USAGE}\nDonnez le nom de la Région et une adresse électronique complète.\n`);
    return WRONG_USAGE;
  }
  const founded = await foundRegion(database, { name: name.trim(), email: address.data });
  if (founded.ok) {
    process.stdout.write(
      `La Région est créée. L’invitation de ${address.data} part par le service d’envoi (npm run worker).\n`,
    );
    return 0;
  }
  process.stderr.write("Refusé : ce portail a déjà des organisations. La Région invite depuis « Mon organisation ».\n");
  return REFUSED;
}

/** Checks the whole audit trail against its chain and the anchors exported before; fails when something was changed. */
async function audit(database: Database): Promise<number> {
  const found = await verifyAudit(database, { anchors: await readAnchors() });
  process.stdout.write(
    `Actes : ${found.events} ; scellés : ${found.sealed} ; pas encore scellés : ${found.tail} ; fautes : ${found.faults.length}.\n`,
  );
  for (const fault of found.faults) process.stdout.write(`${JSON.stringify(fault, withBigInts)}\n`);
  return found.faults.length === 0 ? 0 : REFUSED;
}

function withBigInts(_key: string, value: unknown): unknown {
  return typeof value === "bigint" ? Number(value) : value;
}

function whyNot(refusal: DemonstrationSessionRefusal): string {
  switch (refusal.kind) {
    case "not-a-demonstration":
      return (
        "Refusé : cette commande n’ouvre que les comptes « @demo.example » de la région de démonstration, " +
        "jamais en production ni sur des données réelles."
      );
    case "account-unknown":
      return `Aucun compte de démonstration ne porte l’adresse ${refusal.login}. La liste est dans docs/operations.md.`;
    default:
      return assertNever(refusal);
  }
}

async function main(): Promise<number> {
  try {
    const { positionals, values } = parseArgs({ allowPositionals: true, options: texts });
    const [command, ...more] = positionals;
    const { account, name, email } = values;
    const asked = [command, ...more, ...Object.keys(values).sort()].join(" ");
    if (asked === "token account" && account !== undefined) {
      return await withDatabase((database) => token(database, account));
    }
    if (asked === "found email name" && name !== undefined && email !== undefined) {
      return await withDatabase((database) => found(database, name, email));
    }
    if (asked === "audit") return await withDatabase(audit);
  } catch (error) {
    const isUsage = error instanceof Error && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS");
    if (!isUsage) throw error;
  }
  process.stderr.write(`${USAGE}\n`);
  return WRONG_USAGE;
}

await runCommand(main);
