import type { Mutant } from "./mutant.ts";

const HELD_SKILLS = "prisma/migrations/20261202100000_held_skills/migration.sql";
const SUITE = "tests/integration/held-skills.test.ts";
const NOTHING_SEEN = "nothing is seen, by the code or by the database alone, whatever happened before";

/** What somebody can do: for them, and for whoever has their agreement. */
export const heldSkillsMutants: readonly Mutant[] = [
  {
    name: "the database shows held skills without an agreement",
    file: HELD_SKILLS,
    from: "hub_may('held-skill.read') AND hub_skills_agreed(account_id, person_file_id));",
    to: "hub_may('held-skill.read'));",
    project: "integration",
    suite: SUITE,
    killedBy: NOTHING_SEEN,
  },
  {
    name: "an agreement that is ended still counts",
    file: HELD_SKILLS,
    from: "ON a.person_file_id = f.id AND a.ended_at IS NULL",
    to: "ON a.person_file_id = f.id",
    project: "integration",
    suite: SUITE,
    killedBy: NOTHING_SEEN,
  },
  {
    name: "the code fills skills without an agreement",
    file: "app/people/held-skills/skills-beside.server.ts",
    from: 'if (!can(actor, "held-skill.fill") || (await liveAgreement(transaction, file.id)) === null)',
    to: 'if (!can(actor, "held-skill.fill"))',
    project: "integration",
    suite: SUITE,
    killedBy: NOTHING_SEEN,
  },
  {
    name: "whoever has no agreement reads the blocks that somebody obtained",
    file: HELD_SKILLS,
    from: "ELSIF hub_may('held-skill.read') AND hub_skills_agreed(NULL, file) THEN",
    to: "ELSIF hub_may('held-skill.read') THEN",
    project: "integration",
    suite: SUITE,
    killedBy: "are held by themselves, with the day and the organisation",
  },
];
