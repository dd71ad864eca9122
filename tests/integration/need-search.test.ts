import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { actingFor, inTransactionAs, readerOf } from "#app/access/acting.server.ts";
import { type MemberActor, type OrganisationKind, organisationKinds } from "#app/access/actor.ts";
import { prescribingKinds } from "#app/access/authorisation/authorisation-states.ts";
import { needVisibilities } from "#app/needs/need-choices.ts";
import { needStates } from "#app/needs/need-states.ts";
import { allNeeds, type NeedSearch } from "#app/needs/search/need-search.ts";
import { answerNeeds, type FoundNeeds, searchNeeds } from "#app/needs/search/search-needs.server.ts";
import { sensorKinds } from "#app/needs/sensor-kinds.ts";
import { closeDatabase, type Database, openDatabase, useDatabase } from "#app/platform/database.server.ts";
import { hashToken } from "#app/platform/secrets.server.ts";
import { withPoolClient } from "#app/platform/transaction.server.ts";
import { needs as needsIndex } from "#search/meilisearch/fed-index.ts";
import { type NeedQuery, noNeedFilters } from "#search/needs/need-query.ts";
import { rebuildNeedDocuments } from "#search/postgres/write-needs.server.ts";
import { noWords } from "#search/understanding/understood-words.ts";
import { openAccessBuilders } from "#tests/support/access-builders.ts";
import { buildNeed } from "#tests/support/build-need.ts";
import { enginesHere, type UsedMeilisearch, useMeilisearch } from "#tests/support/meilisearch-server.ts";
import { buildMembersOfKinds } from "#tests/support/members-of-kinds.ts";
import { createTestDatabase, type TestDatabase } from "#tests/support/test-database.ts";

interface World {
  readonly server: TestDatabase;
  readonly db: Database;
  /** As whoever no policy holds: the code stands alone. */
  readonly unheld: Database;
  readonly memberOfKind: (kind: OrganisationKind) => MemberActor;
  readonly meilisearch: UsedMeilisearch | undefined;
}

let world: World;

/** A need of each visibility in each state. */
interface MadeNeed {
  readonly id: string;
  /** The name of its company, far from any other. */
  readonly company: string;
  readonly token: string;
  readonly visibility: string;
  readonly state: string;
}
const made: MadeNeed[] = [];

/** « aaaoaaauaaa », « bbbobbbubbb »: no slip leads from one to another. */
function nameOf(place: number): string {
  const letter = String.fromCharCode("a".charCodeAt(0) + place).repeat(3);
  return `${letter}o${letter}u${letter}`;
}

beforeAll(async () => {
  const server = await createTestDatabase();
  const db = useDatabase(openDatabase(server.appUrl));
  const build = openAccessBuilders(server);
  const memberOfKind = await buildMembersOfKinds(build);
  for (const visibility of needVisibilities) {
    for (const state of needStates) {
      const { id, token } = await buildNeed(build);
      const company = nameOf(made.length);
      await build.rewrite(
        `UPDATE need SET visibility = $2, state = $3::"NeedState", hired = 1, company_name = $4, merged_into_id = $5::uuid,
          created_at = '2026-11-01'::timestamptz + $6 * interval '1 minute' WHERE id = $1`,
        [id, visibility, state, company, state === "merged" ? made[0]?.id : null, String(made.length)],
      );
      made.push({ id, token, company, visibility, state });
    }
  }
  await build.close();
  await withPoolClient(db.pool, async (client) => {
    await client.query("BEGIN");
    expect(await rebuildNeedDocuments(client)).toBe(made.length);
    await client.query("COMMIT");
  });
  const meilisearch = await withPoolClient(db.pool, (client) => useMeilisearch(client));
  world = { server, db, unheld: openDatabase(server.superuserUrl), memberOfKind, meilisearch };
});
afterAll(async () => {
  await world?.meilisearch?.leave();
  await Promise.all([closeDatabase(), world?.unheld.close()]);
  await world?.server.drop();
});

type Asker = OrganisationKind | "anonymous";
const askers: readonly Asker[] = ["anonymous", ...organisationKinds];

/** What the rule says that somebody finds. */
function findsOf(asker: Asker): readonly string[] {
  const isSensor = asker !== "anonymous" && sensorKinds.includes(asker);
  const shown = asker !== "anonymous" && prescribingKinds.includes(asker) ? ["public", "prescribers"] : ["public"];
  return made
    .filter(
      ({ visibility, state }) =>
        isSensor || (shown.includes(visibility) && (state === "confirmed" || state === "qualified")),
    )
    .map(({ id }) => id);
}

async function found(
  database: Database,
  asker: Asker,
  asked: Partial<NeedSearch>,
  engine: (typeof enginesHere)[number],
) {
  const actor = asker === "anonymous" ? null : world.memberOfKind(asker);
  const answer = await searchNeeds(database, actor, { ...allNeeds, ...asked }, { perPage: 50, engine });
  if (!answer.ok) throw new Error(answer.refusal.message);
  return answer.value;
}

function idsOf({ needs, total }: FoundNeeds): readonly string[] {
  expect(total).toBe(needs.length);
  return needs.map(({ id }) => id).toSorted();
}

test("each visibility in each state", () => {
  expect(made.length).toBe(needVisibilities.length * needStates.length);
});

describe.each(enginesHere)("by %s", (engine) => {
  describe.each(askers)("%s finds what the rule says", (asker) => {
    test.each([
      ["without a word", {}],
      ["by a word of the post", { q: "soudeur" }],
      ["by a word of a skill", { q: "souder" }],
    ])("%s, by the database and the code together", async (_, asked) => {
      expect(idsOf(await found(world.db, asker, asked, engine))).toEqual(findsOf(asker).toSorted());
    });

    test.each([
      ["without a word", ""],
      ["by a word", "soudeur"],
    ])("%s, by the code alone", async (_, q) => {
      expect(idsOf(await found(world.unheld, asker, { q }, engine))).toEqual(findsOf(asker).toSorted());
    });

    test("a company by its name, where everybody may read it, and nowhere else", async () => {
      for (const { id, company, visibility, state } of made) {
        const isShown = visibility === "public" && (state === "confirmed" || state === "qualified");
        const answer = await found(world.db, asker, { q: company }, engine);
        expect([visibility, state, idsOf(answer)]).toEqual([visibility, state, isShown ? [id] : []]);
      }
    });

    test("a company that is asked for by its name, among what it finds", async () => {
      for (const database of [world.db, world.unheld])
        for (const { id, company } of made) {
          const answer = await found(database, asker, { company: company.slice(1).toUpperCase() }, engine);
          expect([company, idsOf(answer)]).toEqual([company, findsOf(asker).includes(id) ? [id] : []]);
        }
    });
  });
});

describe.each(askers)("%s", (asker) => {
  /** Whatever the engine gives, and whatever the code asks: everything is asked, in the name of whoever sees least. */
  const everything: NeedQuery = {
    ...{ question: noWords, place: null, filters: noNeedFilters, sight: 2, page: 1, perPage: 50 },
    today: "2026-12-01",
  };

  test("finds nothing more when the code asks for everything: the database alone", async () => {
    const acting = asker === "anonymous" ? {} : actingFor(world.memberOfKind(asker));
    const answer = await inTransactionAs(world.db, acting, (transaction) =>
      answerNeeds(readerOf(transaction), everything, null),
    );
    expect(answer.needs.map(({ id }) => id).toSorted()).toEqual(findsOf(asker).toSorted());
    expect(answer.total).toBe(findsOf(asker).length);
  });

  test("nor when an engine says that every need answers", async () => {
    const acting = asker === "anonymous" ? {} : actingFor(world.memberOfKind(asker));
    const word = { word: "soudeur", typed: "soudeur", isCode: false, alternatives: [], share: 1 };
    const answer = await inTransactionAs(world.db, acting, async (transaction) => {
      const reader = readerOf(transaction);
      const { rows } = await reader.query("SELECT number::float8 AS generation FROM search.need_generation");
      const [{ generation }] = rows as readonly [{ generation: number }];
      const ranked = { ids: made.map(({ id }) => id), scores: made.map(() => 1), approximate: false, generation };
      return answerNeeds(reader, { ...everything, question: { ...noWords, words: [word] } }, ranked);
    });
    expect(answer.engine).toBe("meilisearch");
    expect(answer.needs.map(({ id }) => id).toSorted()).toEqual(findsOf(asker).toSorted());
  });
});

test.each(needStates.flatMap((state) => needVisibilities.map((visibility) => [visibility, state] as const)))(
  "a company finds by its link its own need (%s, %s) besides those of everybody",
  async (visibility, state) => {
    const own = made.find((need) => need.visibility === visibility && need.state === state) as MadeNeed;
    const acting = { task: "need-answer", presented: hashToken(own.token) } as const;
    const everything = {
      question: noWords,
      place: null,
      filters: noNeedFilters,
      sight: 2,
      page: 1,
      perPage: 50,
    } as const;
    const answer = await inTransactionAs(world.db, acting, (transaction) =>
      answerNeeds(readerOf(transaction), { ...everything, today: "2026-12-01" }, null),
    );
    expect(answer.needs.map(({ id }) => id).toSorted()).toEqual(
      [...new Set([own.id, ...findsOf("anonymous")])].toSorted(),
    );
  },
);

test("no document holds whom to call, nor the company of a need that is not shown to everybody", async () => {
  const lines = await withPoolClient(world.db.pool, async (client) => {
    await client.query("BEGIN");
    await client.query("SELECT set_config('hub.task', 'need', true)");
    const { rows } = await client.query<{ line: string }>(needsIndex.lines, [made.map(({ id }) => id)]);
    const terms = await client.query<{ terms: string }>(
      "SELECT string_agg(term, ' ') AS terms FROM search.need_posting",
    );
    await client.query("ROLLBACK");
    return [...rows.map(({ line }) => line), terms.rows[0]?.terms ?? ""];
  });
  expect(lines.length).toBe(made.length + 1);
  const held = lines.join(" ").toLowerCase();
  for (const { id, company } of made) {
    expect([company, held.includes(company)]).toEqual([company, findsOf("anonymous").includes(id)]);
  }
  expect(held).not.toMatch(/jeanne|612345678/);
});

test("the app role writes no document of a need", async () => {
  await expect(world.db.pool.query("UPDATE search.need SET sight = 0")).rejects.toThrow(/permission denied/);
  await expect(world.db.pool.query("SELECT search.write_needs(NULL)")).rejects.toThrow(/the portal alone/);
});
