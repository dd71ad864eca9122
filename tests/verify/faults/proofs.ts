import type { Verify } from "../verify-line.ts";
import { verifyBookingKills } from "./booking-kills.ts";
import { verifyCommandCuts } from "./command-cuts.ts";
import { verifyDatabaseFaults } from "./database-faults.ts";
import { verifyImportCuts } from "./import-cuts.ts";
import { verifyImportKills } from "./import-killed.ts";
import { verifyOneClient } from "./one-client.ts";
import { verifyWorkerCuts } from "./worker-cuts.ts";

/** What `verify faults` plays, one after the other. */
export const proofs: readonly Verify[] = [
  verifyDatabaseFaults,
  verifyWorkerCuts,
  verifyOneClient,
  verifyImportCuts,
  verifyCommandCuts,
  verifyImportKills,
  verifyBookingKills,
];
