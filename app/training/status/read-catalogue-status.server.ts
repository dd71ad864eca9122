import { type CatalogueStatus, selectCatalogueStatus } from "./catalogue-status-store.server.ts";

/** How fresh the catalogue is and who feeds it; `version` and `updatedAt` are null while nothing was imported. */
export function readCatalogueStatus(): Promise<CatalogueStatus> {
  return selectCatalogueStatus();
}
