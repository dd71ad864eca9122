/** A fault one could make, and the test that must die of it. */
export interface Mutant {
  readonly name: string;
  readonly file: string;
  /** Found exactly once in the file, or the mutant is out of date. */
  readonly from: string;
  readonly to: string;
  readonly project: "unit" | "integration";
  readonly suite: string;
  /** Part of the name of the test that must fail. */
  readonly killedBy: string;
}

const MIGRATION = "prisma/migrations/20261122110000_access/migration.sql";
const NO_GOING_BACK = "prisma/migrations/20261128231000_no_going_back/migration.sql";
const SIGN_IN = "app/access/sign-in";

const SEARCH = "search/postgres";
const LHEO = "app/training/lheo";

/** What must never go unseen; each is applied alone to a copy of the project. */
export const mutants: readonly Mutant[] = [
  {
    name: "a policy removed: files are open to everybody",
    file: NO_GOING_BACK,
    from: "CREATE POLICY person_file_read ON person_file FOR SELECT USING (\n",
    to: "CREATE POLICY person_file_read ON person_file FOR SELECT USING (true OR\n",
    project: "integration",
    suite: "tests/integration/row-security.test.ts",
    killedBy: "neither reads, changes nor removes a row of person_file",
  },
  {
    name: "row-level security not forced",
    file: MIGRATION,
    from: "    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', owned);\n",
    to: "",
    project: "integration",
    suite: "tests/integration/row-security.test.ts",
    killedBy: "is forced on every table",
  },
  {
    name: "the app role passes by policies",
    file: "app/platform/embedded-postgres/roles.server.ts",
    from: "NOSUPERUSER NOCREATEROLE NOBYPASSRLS",
    to: "NOSUPERUSER NOCREATEROLE BYPASSRLS",
    project: "integration",
    suite: "tests/integration/roles.test.ts",
    killedBy: "neither superuser nor able to escape row security",
  },
  {
    name: "the context of a transaction outlives it",
    file: "app/access/acting.server.ts",
    from: "organisationId}, true)",
    to: "organisationId}, false)",
    project: "integration",
    suite: "tests/integration/row-security.test.ts",
    killedBy: "forgets who acted when the transaction ends",
  },
  {
    name: "the session keeps its cookie after the second factor",
    file: `${SIGN_IN}/session/session-store.server.ts`,
    from: "  await endSessions(transaction, { accountId, only: sessionId });\n",
    to: "",
    project: "integration",
    suite: "tests/integration/sign-in.test.ts",
    killedBy: "asks the second factor, and gives another cookie for it",
  },
  {
    name: "a new password takes the second factor away",
    file: `${SIGN_IN}/password/password-reset.server.ts`,
    from: "    const sessions = await endSessions(transaction, { accountId });\n",
    to:
      "    const sessions = await endSessions(transaction, { accountId });\n    await " +
      "transaction.totpFactor.deleteMany({ where: { accountId } });\n",
    project: "integration",
    suite: "tests/integration/sign-in.test.ts",
    killedBy: "the second factor is still asked",
  },
  {
    name: "a link that signs in serves twice",
    file: `${SIGN_IN}/link/sign-in-link-store.server.ts`,
    from: "return count === 1 ? contact : null;",
    to: "return count < 2 ? contact : null;",
    project: "integration",
    suite: "tests/integration/sign-in-link.test.ts",
    killedBy: "serves once, even brought three times at once",
  },
  {
    name: "the password alone opens a professional's session",
    file: `${SIGN_IN}/password/sign-in-with-password.server.ts`,
    from: "      factorAt: null,\n",
    to: "      factorAt: new Date(),\n",
    project: "integration",
    suite: "tests/integration/sign-in.test.ts",
    killedBy: "asks the second factor, and gives another cookie for it",
  },
  {
    name: "a code serves twice",
    file: `${SIGN_IN}/factor/factor-store.server.ts`,
    from: "where: { accountId, lastStep: { lt: step } },",
    to: "where: { accountId },",
    project: "integration",
    suite: "tests/integration/sign-in.test.ts",
    killedBy: "a code serves once",
  },
  {
    name: "failures are not counted",
    file: `${SIGN_IN}/throttle/throttle-store.server.ts`,
    from: "ELSE known.failures + 1 END",
    to: "ELSE known.failures END",
    project: "integration",
    suite: "tests/integration/sign-in.test.ts",
    killedBy: "waits after five wrong passwords",
  },
  {
    name: "the door of an address is gone",
    file: `${SIGN_IN}/password/sign-in-with-password.server.ts`,
    from: '    { name: "address", value: attempt.address },\n',
    to: "",
    project: "integration",
    suite: "tests/integration/sign-in.test.ts",
    killedBy: "waits after thirty tries in vain from one address",
  },
  {
    name: "the link of a new password never ends",
    file: `${SIGN_IN}/password/one-time-link-store.server.ts`,
    from: " && link.expiresAt > now()",
    to: "",
    project: "integration",
    suite: "tests/integration/sign-in.test.ts",
    killedBy: "the link is good for thirty minutes",
  },
  {
    name: "the other links of a new password stay good",
    file: `${SIGN_IN}/password/password-reset.server.ts`,
    from: "      await voidResetLinks(transaction, accountId);\n",
    to: "",
    project: "integration",
    suite: "tests/integration/sign-in.test.ts",
    killedBy: "every other link is void once one has served",
  },
  {
    name: "a code of an app goes twenty steps before and after",
    file: `${SIGN_IN}/factor/totp.server.ts`,
    from: "const TOLERATED_STEPS = 1;",
    to: "const TOLERATED_STEPS = 20;",
    project: "unit",
    suite: "app/access/sign-in/factor/totp.test.ts",
    killedBy: "one step before and one after its own",
  },
  {
    name: "an app that was begun outlives its session",
    file: "prisma/migrations/20261128231500_pending_totp/migration.sql",
    from: "  DELETE FROM pending_totp WHERE session_id = NEW.id;\n",
    to: "",
    project: "integration",
    suite: "tests/integration/pending-factor.test.ts",
    killedBy: "goes with its session: signing out",
  },
  {
    name: "a membership that ended may begin again",
    file: NO_GOING_BACK,
    from: "FOR EACH ROW EXECUTE FUNCTION hub_only_forward('once ended_at');",
    to: "FOR EACH ROW EXECUTE FUNCTION hub_only_forward('free ended_at');",
    project: "integration",
    suite: "tests/integration/no-going-back.test.ts",
    killedBy: "a membership that ended begins again",
  },
  {
    name: "two open invitations of one address",
    file: NO_GOING_BACK,
    from: "  organisation_id WITH =, lower(email) WITH =, tstzrange(invited_at, expires_at) WITH &&)",
    to: "  organisation_id WITH =, id WITH =, tstzrange(invited_at, expires_at) WITH &&)",
    project: "integration",
    suite: "tests/integration/access-races.test.ts",
    killedBy: "invite one address, however they write it",
  },
  {
    name: "an unknown login is answered without hashing",
    file: `${SIGN_IN}/password/password-hash.server.ts`,
    from: "  const isRight = await inTurn(",
    to: "  if (passwordHash === undefined) return false;\n  const isRight = await inTurn(",
    project: "unit",
    suite: "app/access/sign-in/password/password-hash.test.ts",
    killedBy: "of nobody is worked on like another's",
  },
  {
    name: "a command is not written in the trail",
    file: "app/access/command.server.ts",
    from: "    await recordAudit(transaction, { ...name.trail, ...journal }, audit);\n",
    to: "",
    project: "integration",
    suite: "tests/integration/members.test.ts",
    killedBy: "ends the sessions at once and hands the people over",
  },
  {
    name: "the trail is written outside the transaction of the act",
    file: "app/access/audit-trail.server.ts",
    from: "  await transaction.auditEvent.createMany({",
    to: '  await transaction.$executeRawUnsafe("COMMIT");\n  await transaction.auditEvent.createMany({',
    project: "integration",
    suite: "tests/integration/members.test.ts",
    killedBy: "when the audit entry cannot be written, nothing is",
  },
  {
    name: "the outbox is written before the commit of the act",
    file: "app/platform/outbox/enqueue-effect.server.ts",
    from: "  return id;\n",
    to: '  await tx.$executeRawUnsafe("COMMIT");\n  return id;\n',
    project: "integration",
    suite: "tests/integration/outbox.test.ts",
    killedBy: "rolled back with its transaction",
  },
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
    name: "LHÉO: every fourth year is a leap year",
    file: `${LHEO}/lheo-date.ts`,
    from: "(year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;",
    to: "year % 4 === 0;",
    project: "unit",
    suite: "app/training/lheo/lheo-date.test.ts",
    killedBy: "LHÉO date « 21000229 »",
  },
  {
    name: "LHÉO: a link may run a script",
    file: `${LHEO}/lheo-scalars.ts`,
    from: '|| !/^https?:\\/\\/[^\\s<>"]+$/i.test(withScheme)) return null;',
    to: ") return null;",
    project: "unit",
    suite: "app/training/lheo/read-formation.test.ts",
    killedBy: "a link that could run a script is not kept",
  },
];
