import { env } from "#app/platform/env.server.ts";
import { type MeilisearchServer, openServer } from "./meilisearch-server.server.ts";

/** The server of the settings; undefined without `MEILI_URL`. */
export function configuredServer(): MeilisearchServer | undefined {
  const { MEILI_URL: url, MEILI_KEY: searchKey, MEILI_WRITE_KEY: writeKey } = env();
  return url === undefined ? undefined : openServer({ url, searchKey, writeKey: writeKey ?? searchKey });
}
