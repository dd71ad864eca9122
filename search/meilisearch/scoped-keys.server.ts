import { type KeyCreation, Meilisearch } from "meilisearch";
import { z } from "zod";
import { fedIndexes } from "./fed-index.ts";
import { isRefusedWith } from "./meilisearch-server.server.ts";

/** The keys of the portal: one finds, one writes; neither can do what the other does, nor make keys. */
export interface ScopedKeys {
  readonly searchKey: string;
  readonly writeKey: string;
}

const keySchema = z.object({ key: z.string().min(16) });

/** A key never changes what it may do: other rights take another `uid`. */
const searchRights: KeyCreation = {
  uid: "7b0a0f3e-3c1f-4c55-9d8e-1f6f0c9c5a07",
  name: "hub-search",
  actions: ["search"],
  indexes: fedIndexes.map(({ name }) => name),
  expiresAt: null,
};
const writeRights: KeyCreation = {
  uid: "7b0a0f3e-3c1f-4c55-9d8e-1f6f0c9c5a08",
  name: "hub-write",
  actions: [
    ...["documents.add", "documents.delete", "settings.update", "tasks.get", "tasks.delete"],
    ...["indexes.create", "indexes.get", "indexes.delete", "indexes.swap"],
  ],
  indexes: fedIndexes.flatMap(({ name, next }) => [name, next]),
  expiresAt: null,
};

/** Makes the two keys with the master key, or finds them again: it is used for nothing else. */
export async function makeScopedKeys(url: string, masterKey: string): Promise<ScopedKeys> {
  const master = new Meilisearch({ host: url, apiKey: masterKey, timeout: 10_000 });
  return { searchKey: await makeKey(master, searchRights), writeKey: await makeKey(master, writeRights) };
}

async function makeKey(master: Meilisearch, rights: KeyCreation): Promise<string> {
  try {
    return keySchema.parse(await master.createKey(rights)).key;
  } catch (error) {
    if (!isRefusedWith(error, "api_key_already_exists")) throw error;
    return keySchema.parse(await master.getKey(rights.uid ?? "")).key;
  }
}
