import type { Mutant } from "./mutant.ts";

const MIGRATIONS = "prisma/migrations";
const SEATS = `${MIGRATIONS}/20261129070000_positioning/migration.sql`;
const AT_ONCE = `${MIGRATIONS}/20261129101020_command_at_once/migration.sql`;
const POSITIONING = "app/positioning";
const inDatabase = (file: string) => ({ project: "integration", suite: `tests/integration/${file}.test.ts` }) as const;
const pure = (file: string) => ({ project: "unit", suite: `${file}.test.ts` }) as const;

/** The machine under the screens of positioning: seats, versions, sessions, suggestions and corrections. */
export const positioningMutants: readonly Mutant[] = [
  {
    name: "a seat is freed twice",
    file: SEATS,
    from: "UPDATE session_seats s SET held = s.held + more\n",
    to: "UPDATE session_seats s SET held = s.held + CASE WHEN more < 0 THEN 2 * more ELSE more END\n",
    ...inDatabase("positioning"),
    killedBy: "the ceiling falls as people leave",
  },
  {
    name: "a decision is written over another version",
    file: AT_ONCE,
    from: " AND p.version = becomes.version - 1;",
    to: ";",
    ...inDatabase("positioning-database"),
    killedBy: "a decision on a version that somebody wrote over is refused",
  },
  {
    name: "what follows a decision is not written with it",
    file: `${POSITIONING}/command-at-once-store.server.ts`,
    from: "effects: followingOf(applied) }",
    to: "effects: [] }",
    ...inDatabase("positioning"),
    killedBy: "the first who waits is accepted",
  },
  {
    name: "a suggestion is open to everybody",
    file: `${MIGRATIONS}/20261129101000_suggestion/migration.sql`,
    from: "CREATE POLICY suggestion_read ON suggestion FOR SELECT USING (hub_suggestion_commander(suggestion) IS NOT NULL);",
    to: "CREATE POLICY suggestion_read ON suggestion FOR SELECT USING (true);",
    ...inDatabase("suggestions"),
    killedBy: "nothing reaches the organisation before the person's yes",
  },
  {
    name: "a request is sent before the person's yes",
    file: `${POSITIONING}/suggestion/suggestion-states.ts`,
    from: '{ command: "position", from: ["agreed"]',
    to: '{ command: "position", from: ["open", "agreed"]',
    ...pure(`${POSITIONING}/suggestion/suggestion-states`),
    killedBy: "each state, each command, each commander",
  },
  {
    name: "seats given in one transaction are counted after it",
    file: "app/training/seats/seat-store.server.ts",
    from: "  await transaction.$executeRaw`SET CONSTRAINTS positioning_uses_seat IMMEDIATE`;\n",
    to: "",
    ...inDatabase("session-life"),
    killedBy: "seats that are added give the first of the list theirs",
  },
  {
    name: "a cancelled session leaves its people positioned",
    file: `${POSITIONING}/session-life/command-session.server.ts`,
    from: 'if (positionings === "keep") return 0;',
    to: 'if (positionings !== "ask-again") return 0;',
    ...inDatabase("session-life"),
    killedBy: "a cancelled session ends every positioning",
  },
  {
    name: "what is said here wins over the feed",
    file: "app/training/seats/seat-ledger.ts",
    from: 'if (source === "closed" || source === "suspended") return source;',
    to: 'if (source === "closed") return source;',
    ...inDatabase("session-life"),
    killedBy: "what a source says closed stays closed",
  },
  {
    name: "what somebody closed by hand opens by itself",
    file: "app/training/seats/session-states.ts",
    from: 'guards: ["closed-by-portal", "freed"]',
    to: 'guards: ["freed"]',
    ...inDatabase("session-life"),
    killedBy: "what is closed by hand stays closed",
  },
  {
    name: "several people are commanded without a second factor",
    file: `${POSITIONING}/command-many.server.ts`,
    from: "if (!isFreshProof(actor.factorAt, now()))",
    to: "if (actor.factorAt === null && !isFreshProof(actor.factorAt, now()))",
    ...inDatabase("positioning-many"),
    killedBy: "without a second factor proved in the last minutes",
  },
  {
    name: "a corrected exit frees a seat again",
    file: `${POSITIONING}/stay/decide-stay.ts`,
    from: "isPresent(facts.state) && !isPresent(state)",
    to: "!isPresent(state)",
    ...pure(`${POSITIONING}/stay/decide-stay`),
    killedBy: "an exit said again corrects the one before",
  },
  {
    name: "a seat is taken from every funder of the session",
    file: SEATS,
    from: "WHERE s.session_id = NEW.session_id AND s.funder_code = NEW.funder_code AND (more",
    to: "WHERE s.session_id = NEW.session_id AND (more",
    ...inDatabase("positioning"),
    killedBy: "the seats of one funder are not those of another",
  },
  {
    name: "a positioning is open to everybody",
    file: `${MIGRATIONS}/20261130200100_lists_cost_less/migration.sql`,
    from: "  ELSE hub_commander(positioning) IS NOT NULL END);",
    to: "  ELSE true END);",
    ...inDatabase("positioning-database"),
    killedBy: "a person and the training organisation see the positionings that are theirs",
  },
  {
    name: "the link of an answer never ends, the code says",
    file: `${POSITIONING}/answer/answer-link.ts`,
    from: "return endedAt === null && at < expiresAt && ",
    to: "return endedAt === null && ",
    ...pure(`${POSITIONING}/answer/answer-link`),
    killedBy: "a link opens for 72 hours",
  },
  {
    name: "a promotion takes a seat without locking the seats",
    file: `${POSITIONING}/promote-waiting.server.ts`,
    from: "const { room, left } = await lockSeats(transaction, seat);",
    to: "const { room, left } = { room: 1, left: 1 };",
    ...inDatabase("positioning"),
    killedBy: "the first who waits is accepted",
  },
  {
    // Of two that accept at once, neither sees the seat that the other takes.
    name: "a seat is taken by a naive count of those held",
    file: SEATS,
    from: "s.held < s.ceiling);",
    to:
      "(SELECT count(*) FROM positioning p WHERE p.session_id = NEW.session_id AND p.funder_code = NEW.funder_code " +
      "AND p.holds_seat) <= s.ceiling);",
    ...inDatabase("positioning"),
    killedBy: "of two who take the last seat at once, the second sees what the first took",
  },
];
