import type { MemberActor } from "#app/access/actor.ts";
import { agreeSkills } from "#app/people/held-skills/agree-skills.server.ts";
import { changeSkillsBeside } from "#app/people/held-skills/skills-beside.server.ts";
import { sayBackground } from "#app/people/skill-draft/background.ts";
import { type DraftContent, withAnswer, withJob, withTest } from "#app/people/skill-draft/draft-content.ts";
import { todayIso } from "#app/platform/clock.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import { readExpectedSkills } from "#app/skills/expected/read-expected-skills.server.ts";
import { romeCodeSchema } from "#app/skills/rome-code.ts";
import { demonstrationActor } from "../access/demonstration-actor.ts";
import { exitedPersonOf } from "../region-store.server.ts";

const REFERENT = "referent-nord";
const DONE = { rome: romeCodeSchema.parse("G1803"), label: "Serveuse de restaurant" };
const WANTED = { rome: romeCodeSchema.parse("K1304"), label: "Assistante de vie aux familles" };
const YEARS = 6;
const RADIUS_KM = 50;

/** Somebody whom the demonstration's referent follows, and who obtained blocks, agrees and says what they can do. Again: the same. */
export async function loadHeldSkills(db: Database): Promise<void> {
  const referent = await demonstrationActor(db, REFERENT);
  const person = await exitedPersonOf(db, referent);
  if (person === null) return;
  const { personFileId } = person;
  const agreed = await agreeSkills(db, referent, { personFileId, isAgreed: true });
  if (!agreed.ok) throw new Error(`The agreement of the demonstration was refused: ${agreed.refusal.kind}`);
  await fill(db, referent, { ...person, ogrs: await skillsAsked(db) });
}

/** The skills of the wanted job that its questions would ask about. */
async function skillsAsked(db: Database): Promise<readonly number[]> {
  const expected = await readExpectedSkills(db.pool, WANTED.rome);
  return expected.ok ? expected.value.skills.map(({ ogr }) => ogr) : [];
}

interface Told {
  readonly personFileId: string;
  readonly commune: { readonly insee: string; readonly name: string };
  readonly ogrs: readonly number[];
}

async function fill(db: Database, referent: MemberActor, { personFileId, commune, ogrs }: Told): Promise<void> {
  const on = todayIso();
  const [shown, known, little, unsure] = ogrs;
  const change = (content: DraftContent): DraftContent => {
    const said = [
      ...(known === undefined ? [] : [{ ogr: known, answer: "yes", on } as const]),
      ...(little === undefined ? [] : [{ ogr: little, answer: "little", on } as const]),
      ...(unsure === undefined ? [] : [{ ogr: unsure, answer: "unknown", on } as const]),
    ].reduce(withAnswer, withJob(content, { ...DONE, years: YEARS, on }));
    return {
      ...(shown === undefined ? said : withTest(said, { ogr: shown, on })),
      target: WANTED,
      place: { value: `insee:${commune.insee}`, label: commune.name },
      radiusKm: RADIUS_KM,
      background: sayBackground(content.background, {
        ...{ licences: ["permis-b"], languages: { french: "well" }, keySkills: "easy", level: 3 },
        ...{ hasPapers: true, on },
      }),
    };
  };
  const filled = await changeSkillsBeside(db, referent, { personFileId, change });
  if (!filled.ok) throw new Error(`The skills of the demonstration were refused: ${filled.refusal.kind}`);
}
