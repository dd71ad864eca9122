import type { Mutant } from "./mutant.ts";

const SEARCH = "search/postgres";
const MEMORY = "tests/integration/search-memory.test.ts";

/** What is found: by the statements, and from memory, whose answers must be theirs. */
export const searchMutants: readonly Mutant[] = [
  {
    name: "search shows sessions that are over",
    file: `${SEARCH}/session-conditions.ts`,
    from: "return sql`s.visible_until >= ",
    to: "return sql`s.visible_until <> ",
    project: "integration",
    suite: "tests/integration/what-is-over.test.ts",
    killedBy: "the search shows what may still be entered",
  },
  {
    name: "search goes nine kilometres beyond the circle",
    file: `${SEARCH}/session-conditions.ts`,
    from: "(centre)} <= ",
    to: "(centre)} <= 9 + ",
    project: "integration",
    suite: "tests/integration/search-exactness.test.ts",
    killedBy: "finds the same trainings, each with the same sessions, and counts them right",
  },
  {
    name: "search takes a code written with spaces for words",
    file: "search/understanding/text-words.ts",
    from: "folded = folded.replace(pattern, replacement);",
    to: 'folded = folded.replace(pattern, "$&");',
    project: "unit",
    suite: "search/understanding/text-words.test.ts",
    killedBy: "reads the code in « rncp 34441 »",
  },
  {
    name: "search in memory: two ways to say one word are worth both",
    file: `${SEARCH}/memory/match-words.ts`,
    from: "if (list.places !== places) endGroup(met, places);",
    to: "endGroup(met, list.places);",
    project: "integration",
    suite: MEMORY,
    killedBy: "jobs that are meant or guessed",
  },
  {
    name: "search in memory: the first ones shown are all of one job",
    file: `${SEARCH}/memory/match-words.ts`,
    from: "if (question.isGuess) spreadJobs(",
    to: "if (question.approximate) spreadJobs(",
    project: "integration",
    suite: MEMORY,
    killedBy: "jobs that are meant or guessed",
  },
  {
    name: "search in memory: the second tier comes among a first that fills the page",
    file: `${SEARCH}/memory/order-trainings.ts`,
    from: "countFirst() >= Math.max(end, ENOUGH)",
    to: "countFirst() < 0",
    project: "integration",
    suite: MEMORY,
    killedBy: "jobs that are meant or guessed",
  },
  {
    name: "search in memory goes on with the genders of trades of another version",
    file: "prisma/migrations/20261206200000_postings_renew_the_version/migration.sql",
    from: "OR TRUNCATE ON search.gender_twin",
    to: "OR TRUNCATE ON search.lexeme",
    project: "integration",
    suite: MEMORY,
    killedBy: "another gender of a trade",
  },
];
