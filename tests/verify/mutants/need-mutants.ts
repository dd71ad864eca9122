import type { Mutant } from "./mutant.ts";

const NEEDS_SEARCHED = "prisma/migrations/20261202200000_needs_searched/migration.sql";
const NEED_LAYERS = "prisma/migrations/20261203300000_need_layers/migration.sql";
const LAYER = "app/needs/layers/need-layer.ts";
const LAYER_TEST = "app/needs/layers/need-layer.test.ts";
const NEED_SEARCH = "tests/integration/need-search.test.ts";
const NEED_FILES = "tests/integration/need-files.test.ts";

/** What companies look for: who finds it, and what is told twice. */
export const needMutants: readonly Mutant[] = [
  {
    name: "a policy removed: everybody finds every need",
    file: NEEDS_SEARCHED,
    from: "FOR SELECT USING (sight <= (SELECT hub_need_sight())",
    to: "FOR SELECT USING (true OR sight <= (SELECT hub_need_sight())",
    project: "integration",
    suite: NEED_SEARCH,
    killedBy: "the database alone",
  },
  {
    name: "the documents of hidden needs bear their company",
    file: NEEDS_SEARCHED,
    from: "CASE WHEN s.shown_to = 'public' THEN n.company_name::text ELSE '' END AS company",
    to: "n.company_name::text AS company",
    project: "integration",
    suite: NEED_SEARCH,
    killedBy: "nor the company of a need that is not shown to everybody",
  },
  {
    name: "the search of needs leaves rights to the database",
    file: "search/postgres/needs-statement.ts",
    from: "{literal(sight)}`,",
    to: "{literal(sight + 2)}`,",
    project: "integration",
    suite: NEED_SEARCH,
    killedBy: "by the code alone",
  },
  {
    name: "another content under a known key or reference has the first one's answer",
    file: "app/needs/tell-once.server.ts",
    from: "if (known.contentHash === contentHash) return",
    to: "if (known.contentHash !== null) return",
    project: "integration",
    suite: NEED_FILES,
    killedBy: "sent again, it makes no second need",
  },
  {
    name: "a revoked token still opens its organisation",
    file: "app/access/api-token/token-life.ts",
    from: "return revokedAt === null && at < expiresAt;",
    to: "return at < expiresAt;",
    project: "integration",
    suite: "tests/integration/api-tokens.test.ts",
    killedBy: "opens its organisation until it is revoked",
  },
  {
    name: "a row of a file without a reference is told at each sending",
    file: "app/needs/import/work-need-import.server.ts",
    from: "{contentHash}` : null }, contentHash };",
    to: "{randomUUID()}` : null }, contentHash };",
    project: "integration",
    suite: NEED_FILES,
    killedBy: "sent again, it makes no second need",
  },
  {
    name: "two turns at once tell the same row",
    file: "app/needs/import/work-need-import.server.ts",
    from: "if (held?.outcome === outcome) await work(",
    to: "if (held !== undefined) await work(",
    project: "integration",
    suite: NEED_FILES,
    killedBy: "cut anywhere, then run again",
  },
  {
    name: "one company moves the weights of a métier as it likes",
    file: LAYER,
    from: "if (all <= most) return asked;",
    to: "if (all <= most || most > 0) return asked;",
    project: "unit",
    suite: LAYER_TEST,
    killedBy: "by a tenth of them at most",
  },
  {
    name: "two companies that hide are counted in a line",
    file: LAYER,
    from: "votes.length - shown.length >= LEAST_HIDDEN",
    to: "votes.length - shown.length >= LEAST_HIDDEN - 1",
    project: "unit",
    suite: LAYER_TEST,
    killedBy: "of companies that hide is not told under three",
  },
  {
    name: "a skill that ROME does not list appears by one company that hides",
    file: LAYER,
    from: "hidden.slice(LEAST_HIDDEN - 1)",
    to: "hidden",
    project: "integration",
    suite: "tests/integration/need-layers.test.ts",
    killedBy: "does not show a skill that ROME does not list",
  },
  {
    name: "a need that nobody qualified counts",
    file: NEED_LAYERS,
    from: " AND e.from_state = 'qualified') THEN",
    to: ") THEN",
    project: "integration",
    suite: "tests/integration/need-layers.test.ts",
    killedBy: "only if it was qualified",
  },
];
