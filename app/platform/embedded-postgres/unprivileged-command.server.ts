import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { EmbeddedPostgresError } from "./embedded-postgres-error.ts";

/** A program and its arguments, ready for `spawn`. */
export interface Command {
  readonly file: string;
  readonly args: readonly string[];
}

const NAMESPACE_ARGS = ["--user", "--map-user=1000", "--map-group=1000"] as const;

/**
 * PostgreSQL refuses to run as root. As root the program is started in a user namespace, where it sees an ordinary
 * account while the files stay root's: no system account is made, folders of mode 0700 work, and the process id is
 * PostgreSQL's own. Containers may forbid namespaces: the refusal then says what to do instead.
 */
export async function unprivilegedCommand(command: Command): Promise<Command> {
  if (process.getuid?.() !== 0) return command;
  try {
    await promisify(execFile)("unshare", [...NAMESPACE_ARGS, "true"]);
  } catch (cause) {
    throw new EmbeddedPostgresError(
      "PostgreSQL refuse de fonctionner sous le compte root, et cette machine interdit les espaces de noms " +
        "(unshare). Lancez la commande avec un compte ordinaire, ou donnez DATABASE_URL et DATABASE_OWNER_URL " +
        "pour utiliser un autre PostgreSQL.",
      { cause },
    );
  }
  return { file: "unshare", args: [...NAMESPACE_ARGS, command.file, ...command.args] };
}
