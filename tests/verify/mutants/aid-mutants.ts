import type { Mutant } from "./mutant.ts";

const AIDS = "prisma/migrations/20261205100000_individual_aids/migration.sql";
const FOLLOWED = "prisma/migrations/20261206100000_aid_followed_by_region/migration.sql";
const TERMS = "prisma/migrations/20261205800000_aid_terms_agreed/migration.sql";
const SUITE = "tests/integration/aids.test.ts";
const READERS = "tests/integration/aid-readers.test.ts";

/** Individual aids: whose yes, who answers, who reads a name. */
export const aidMutants: readonly Mutant[] = [
  {
    name: "the code asks for a quote before the person's yes",
    file: "app/positioning/aid/aid-states.ts",
    from: 'const before = ["agreed",',
    to: 'const before = ["draft", "agreed",',
    project: "integration",
    suite: SUITE,
    killedBy: "take it back by the same one",
  },
  {
    name: "the database shows the name to the organisation that gives a quote",
    file: AIDS,
    from: "hub_aid_commander(a) IN ('prescriber', 'funder', 'person', 'portal')",
    to: "hub_aid_commander(a) IS NOT NULL",
    project: "integration",
    suite: READERS,
    killedBy: "in the rows that the database shows",
  },
  {
    name: "the code shows the name to the organisation that gives a quote",
    file: "app/positioning/aid/read-aid-store.server.ts",
    from: "CASE WHEN NOT o.is THEN (SELECT p.first_name",
    to: "CASE WHEN true THEN (SELECT p.first_name",
    project: "integration",
    suite: READERS,
    killedBy: "without any policy",
  },
  {
    name: "the code shows everybody the requests of a scheme",
    file: "app/positioning/aid/read-aid-store.server.ts",
    from: "        AND a.scheme = ANY (",
    to: "        AND true OR a.scheme = ANY (",
    project: "integration",
    suite: READERS,
    killedBy: "without any policy",
  },
  {
    name: "the database shows the Region a request that was never sent",
    file: FOLLOWED,
    from: "a.filed_on IS NOT NULL AND",
    to: "true AND",
    project: "integration",
    suite: "tests/integration/aid-ends.test.ts",
    killedBy: "not when it was never sent",
  },
  {
    name: "the code shows the Region a price that the person has not said yes to",
    file: "app/positioning/aid/read-aid-store.server.ts",
    from: "ON NOT o.is AND a.state IN",
    to: "ON false AND a.state IN",
    project: "integration",
    suite: "tests/integration/aid-ends.test.ts",
    killedBy: "stays in its list, with what was sent",
  },
  {
    name: "the database lets a request be filed without being sent",
    file: FOLLOWED,
    from: "AND NEW.state <> 'sent')",
    to: "AND false)",
    project: "integration",
    suite: "tests/integration/aid-ends.test.ts",
    killedBy: "the day of filing is written by sending alone",
  },
  {
    name: "the database lets a referent answer in the Region's place",
    file: TERMS,
    from: "AND (who = 'funder') <> hub_aid_read_here(NEW.scheme) THEN",
    to: "AND false AND (who = 'funder') <> hub_aid_read_here(NEW.scheme) THEN",
    project: "integration",
    suite: READERS,
    killedBy: "answer in another's place",
  },
  {
    name: "a request is sent with another day than the person said yes to",
    file: "app/positioning/aid/aid-states.ts",
    from: '["starts-to-come", "terms-agreed", "filed-before"]',
    to: '["starts-to-come", "filed-before"]',
    project: "integration",
    suite: SUITE,
    killedBy: "a quote of another day asks for the person's yes again",
  },
  {
    name: "the database lets a request go with another day than the person said yes to",
    file: TERMS,
    from: "(NEW.starts_on <> NEW.agreed_starts_on OR",
    to: "(false OR",
    project: "integration",
    suite: SUITE,
    killedBy: "a quote of another day asks for the person's yes again",
  },
];
