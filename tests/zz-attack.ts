import { openScratchPortal } from "#tests/support/scratch-portal.ts";
import { servePortal } from "#tests/support/served-portal.ts";
import { testSecrets } from "#tests/support/test-secrets.ts";
import { playAttacks } from "#tests/verify/faults/silence-attacks.ts";
Object.assign(process.env, testSecrets);
const portal = await openScratchPortal();
const served = await servePortal(await portal.clone("attacked"));
try { console.log(JSON.stringify(await playAttacks(served.url), null, 1)); } finally { await served.stop(); await portal.release(); }
