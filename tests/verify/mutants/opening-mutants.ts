import type { Mutant } from "./mutant.ts";

const OPENINGS = "prisma/migrations/20261204200000_openings/migration.sql";
const SUITE = "tests/integration/openings.test.ts";

/** Sessions that somebody asks to be opened: who reads what, and what is counted. */
export const openingMutants: readonly Mutant[] = [
  {
    name: "a policy opened: whoever may read requests reads all of them",
    file: OPENINGS,
    from: "RETURN coalesce(hub_may('opening.read'), false) AND (",
    to: "RETURN coalesce(hub_may('opening.read'), false) AND (true OR ",
    project: "integration",
    suite: SUITE,
    killedBy: "in the rows that the database shows",
  },
  {
    name: "the code shows a request to whoever asks for it",
    file: "app/needs/openings/read-opening-store.server.ts",
    from: "::uuid AND (hub_pilots(o.commune_code::text) OR hub_teaches",
    to: "::uuid AND (true OR hub_pilots(o.commune_code::text) OR hub_teaches",
    project: "integration",
    suite: SUITE,
    killedBy: "without any policy",
  },
  {
    name: "why an organisation says no is told to the others",
    file: "app/needs/openings/opening-store.server.ts",
    from: "decision.isFunded === false ? decision.reason : null",
    to: "decision.reason",
    project: "integration",
    suite: SUITE,
    killedBy: "neither who asks, nor what another answered",
  },
  {
    name: "the same session is asked for twice",
    file: "app/needs/openings/ask-opening.server.ts",
    from: "if (same !== undefined)",
    to: "if (same !== undefined && same.km < 0)",
    project: "integration",
    suite: SUITE,
    killedBy: "is found by another who asks the same",
  },
  {
    name: "the database lets an organisation open another's session",
    file: OPENINGS,
    from: "IF NEW.state = 'opened' AND (hub_session_organisation",
    to: "IF false AND NEW.state = 'opened' AND (hub_session_organisation",
    project: "integration",
    suite: SUITE,
    killedBy: "open another's session",
  },
];
