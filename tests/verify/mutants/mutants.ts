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
const SIGN_IN = "app/access/sign-in";

/** What must never go unseen in access; each is applied alone to a copy of the project. */
export const mutants: readonly Mutant[] = [
  {
    name: "a policy removed: files are open to everybody",
    file: MIGRATION,
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
    to: "    const sessions = await endSessions(transaction, { accountId });\n    await transaction.totpFactor.deleteMany({ where: { accountId } });\n",
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
    name: "an unknown login is answered without hashing",
    file: `${SIGN_IN}/password/password-hash.server.ts`,
    from: "  const isRight = await inTurn(",
    to: "  if (passwordHash === undefined) return false;\n  const isRight = await inTurn(",
    project: "unit",
    suite: "app/access/sign-in/password/password-hash.test.ts",
    killedBy: "of nobody is worked on like another's",
  },
  {
    name: "a leaving is not written in the trail",
    file: "app/people/portfolio/end-membership.server.ts",
    from: '      action: "membership.end",',
    to: '      action: "membership.other",',
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
];
