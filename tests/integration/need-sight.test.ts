import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { actingFor, inTransactionAs } from "#app/access/acting.server.ts";
import { type MemberActor, type OrganisationKind, organisationKinds } from "#app/access/actor.ts";
import { prescribingKinds } from "#app/access/authorisation/authorisation-states.ts";
import { listNeeds, readNeed } from "#app/needs/command-need.server.ts";
import { listPublicNeeds } from "#app/needs/list-public-needs.server.ts";
import { needVisibilities } from "#app/needs/need-choices.ts";
import { needStates } from "#app/needs/need-states.ts";
import { sensorKinds } from "#app/needs/sensor-kinds.ts";
import { type Database, openDatabase } from "#app/platform/database.server.ts";
import { openAccessBuilders } from "#tests/support/access-builders.ts";
import { buildNeed } from "#tests/support/build-need.ts";
import { buildMembersOfKinds } from "#tests/support/members-of-kinds.ts";
import { createTestDatabase, type TestDatabase } from "#tests/support/test-database.ts";

let server: TestDatabase;
let db: Database;
/** As whoever no policy holds: the code stands alone. */
let unheld: Database;
let memberOfKind: (kind: OrganisationKind) => MemberActor;
/** A need of each visibility in each state, by its id. */
const needs = new Map<string, { readonly visibility: string; readonly state: string }>();

beforeAll(async () => {
  server = await createTestDatabase();
  [db, unheld] = [openDatabase(server.appUrl), openDatabase(server.superuserUrl)];
  const build = openAccessBuilders(server);
  memberOfKind = await buildMembersOfKinds(build);
  for (const visibility of needVisibilities) {
    for (const state of needStates) {
      const { id } = await buildNeed(build);
      const changed = `UPDATE need SET visibility = $2, state = $3::"NeedState", hired = 1,
        merged_into_id = $4::uuid WHERE id = $1`;
      const stays = state === "merged" ? [...needs.keys()][0] : null;
      await build.rewrite(changed, [id, visibility, state, stays]);
      needs.set(id, { visibility, state });
    }
  }
  await build.close();
});
afterAll(async () => {
  await Promise.all([db?.close(), unheld?.close()]);
  await server?.drop();
});

/** What the rule says that somebody sees: nobody but sensors sees a need that was not confirmed, or is over. */
function seenBy(kind: OrganisationKind | "anonymous"): readonly string[] {
  if (kind !== "anonymous" && sensorKinds.includes(kind)) return [...needs.keys()].toSorted();
  const shown = kind !== "anonymous" && prescribingKinds.includes(kind) ? ["public", "prescribers"] : ["public"];
  return [...needs]
    .filter(([, { visibility, state }]) => shown.includes(visibility) && ["confirmed", "qualified"].includes(state))
    .map(([id]) => id)
    .toSorted();
}

const actorOf = (kind: OrganisationKind | "anonymous"): MemberActor | { readonly kind: "anonymous" } =>
  kind === "anonymous" ? { kind } : memberOfKind(kind);
const everybody = ["anonymous", ...organisationKinds] as const;

test("each visibility in each state, and somebody of each kind", () => {
  expect(needs.size).toBe(needVisibilities.length * needStates.length);
});

describe.each(everybody)("%s sees what the rule says", (kind) => {
  test("by the database alone, and the skills and contacts of no other need", async () => {
    const seen = await inTransactionAs(db, actingFor(actorOf(kind)), async (transaction) => ({
      needs: (await transaction.need.findMany({ select: { id: true } })).map(({ id }) => id).toSorted(),
      skills: (await transaction.needSkill.findMany()).map(({ needId }) => needId).toSorted(),
      events: (await transaction.needEvent.findMany()).map(({ needId }) => needId).toSorted(),
      contacts: (await transaction.needContact.findMany()).map(({ needId }) => needId).toSorted(),
    }));
    const isSensor = kind !== "anonymous" && sensorKinds.includes(kind);
    const own = isSensor ? seenBy(kind) : [];
    expect(seen).toEqual({ needs: seenBy(kind), skills: seenBy(kind), events: own, contacts: own });
  });

  test("by the code alone", async () => {
    const actor = actorOf(kind);
    const listed =
      actor.kind === "anonymous"
        ? await listPublicNeeds(unheld, { metierCode: undefined, page: 1, perPage: 50 })
        : await listNeeds(unheld, actor, 1);
    expect(listed.needs.map(({ id }) => id).toSorted()).toEqual(seenBy(kind));
    expect(listed.total).toBe(seenBy(kind).length);
    if (actor.kind === "anonymous") return;
    for (const id of needs.keys()) {
      const read = await readNeed(unheld, actor, id);
      expect([id, read.ok]).toEqual([id, seenBy(kind).includes(id)]);
      const isSensor = sensorKinds.includes(actor.organisationKind);
      if (read.ok) expect([read.value.contact !== null, read.value.events.length > 0]).toEqual([isSensor, isSensor]);
    }
  });
});
