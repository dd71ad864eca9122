import type { ClientBase } from "pg";
import type { Lexicon } from "./lexicon.ts";
import { loadLexicon } from "./load-lexicon.server.ts";

let current: Promise<Lexicon> | undefined;

/** The words this process knows, read once. */
export function currentLexicon(client: Pick<ClientBase, "query">): Promise<Lexicon> {
  current ??= loadLexicon(client).catch((error: unknown) => {
    current = undefined;
    throw error;
  });
  return current;
}
