import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { type ActingAs, actingFor, inTransactionAs } from "#app/access/acting.server.ts";
import type { OrganisationKind } from "#app/access/actor.ts";
import { prescribingKinds } from "#app/access/authorisation/authorisation-states.ts";
import { readRightToPosition } from "#app/access/authorisation/read-right-to-position.server.ts";
import { PositioningState, StayState } from "#app/platform/prisma-client/enums.ts";
import { landingState } from "#app/platform/state-machine.ts";
import { commandPositioning } from "#app/positioning/command-positioning.server.ts";
import { holdsSeat, positioningStates, positioningTransitions } from "#app/positioning/positioning-states.ts";
import { manageSession } from "#app/positioning/session-life/manage-session.server.ts";
import { stayStates, stayTransitions } from "#app/positioning/stay/stay-states.ts";
import { submitPositioning } from "#app/positioning/submit-positioning.server.ts";
import {
  buildPositioningWorld,
  type PositioningWorld,
  positioningAsked,
  REGION_FUNDER,
} from "#tests/support/positioning-world.ts";
import { onUseCasePortal, type UseCasePortal } from "#tests/support/use-case-portal.ts";

let portal: UseCasePortal;
let world: PositioningWorld;

onUseCasePortal("2027-01-12", async (opened) => {
  portal = opened;
  world = await buildPositioningWorld(portal.build);
});

async function submitted(choice: Parameters<PositioningWorld["newSession"]>[0] = {}) {
  const sessionId = await world.newSession(choice);
  const { fileId, person } = await world.newPerson();
  const asked = positioningAsked(fileId, sessionId);
  const made = await submitPositioning(portal.db, world.referent.actor, { key: randomUUID(), ...asked });
  return { id: made.ok ? made.value.positioningId : "", sessionId, fileId, person };
}

/** How many rows a statement touched before it was undone; the code of what refused it, or the name of the constraint. */
async function tried(acting: ActingAs, sql: string, ...values: readonly unknown[]): Promise<number | string> {
  const undone = new Error("undone");
  let count = 0;
  try {
    await inTransactionAs(portal.db, acting, async (transaction) => {
      count = await transaction.$executeRawUnsafe(sql, ...values);
      await transaction.$executeRawUnsafe("SET CONSTRAINTS ALL IMMEDIATE");
      throw undone;
    });
  } catch (error) {
    if (error === undone) return count;
    const said = `${error}${JSON.stringify(error)}`;
    return (
      /HU\d{3}|row-level security|permission denied|\w+_(never_oversold|one_active|seat|stay|exit|wait)\b/.exec(
        said,
      )?.[0] ?? said
    );
  }
  throw new Error("Nothing was undone");
}

const asReferent = (): ActingAs => actingFor(world.referent.actor);
const asSecretary = (): ActingAs => actingFor(world.secretary.actor);

describe("the tables and the database say the same", () => {
  test("states", () => {
    expect(new Set(Object.values(PositioningState))).toEqual(new Set(positioningStates));
    expect(new Set(Object.values(StayState))).toEqual(new Set(stayStates));
  });

  test("every move, by whom", async () => {
    const rows = await portal.build.query(
      "SELECT concat_ws(' ', machine, command, coalesce(from_state, '-'), to_state, by_commander) AS move FROM hub_positioning_moves()",
    );
    const tables = { positioning: positioningTransitions, stay: stayTransitions };
    const moves = Object.entries(tables).flatMap(([machine, table]) =>
      table.flatMap((row) =>
        row.from.flatMap((from) =>
          row.by.map(
            (by) =>
              `${machine} ${row.command} ${from ?? "-"} ${from === null && row.to === "same" ? "?" : landingOf(row, from)} ${by}`,
          ),
        ),
      ),
    );
    expect(rows.map(({ move }) => move).toSorted()).toEqual(moves.toSorted());
  });

  function landingOf(row: { readonly to: string }, from: string | null): string {
    return landingState(row, from);
  }

  test.each(positioningStates)("%s holds a seat or not", async (state) => {
    const rows = await portal.build.query(
      `SELECT $1::text IN ('proposed', 'accepted', 'enrolled', 'entered') AS held, pg_get_constraintdef(oid) AS definition
       FROM pg_constraint WHERE conname = 'positioning_seat'`,
      [state],
    );
    expect(rows[0]?.["held"]).toBe(holdsSeat(state));
    const named = String(rows[0]?.["definition"]).includes(`'${state}'::"PositioningState"`);
    expect(named).toBe(holdsSeat(state));
  });

  test("the right to position, by kind, scope and date", async () => {
    const right = (actor: PositioningWorld["referent"]["actor"], departement: string, programme: string) =>
      inTransactionAs(
        portal.db,
        actingFor(actor),
        (tx) => tx.$queryRaw<{ may: boolean }[]>`SELECT hub_may_position(${departement}, ${programme}) AS may`,
      );
    const told: string[] = [];
    for (const kind of [...prescribingKinds, "training_organisation"] satisfies OrganisationKind[]) {
      const parentId = kind === "delegated_body" ? world.prescriber.id : undefined;
      const organisation = await portal.build.buildOrganisation({
        kind,
        ...(parentId === undefined ? {} : { parentId }),
      });
      const { actor } = await portal.build.buildMember(organisation, "agent");
      for (const [startsOn, endsOn] of [
        ["2020-01-01", "2027-01-12"],
        ["2020-01-01", "2027-01-11"],
        ["2027-01-13", "2099-01-01"],
      ]) {
        await portal.build.rewrite("DELETE FROM authorisation WHERE organisation_id = $1", [organisation.id]);
        await portal.build.query(
          `INSERT INTO authorisation (id, organisation_id, state, departements, programmes, audiences, starts_on, ends_on)
           VALUES (gen_random_uuid(), $1, 'validated', '{59}', '{prf}', '{}', $2, $3)`,
          [organisation.id, startsOn, endsOn],
        );
        for (const [departement, programme] of [
          ["59", "prf"],
          ["62", "prf"],
          ["59", "competences_cles"],
        ] as const) {
          const inCode = await readRightToPosition(portal.db, actor, { departement, programme });
          const [inDatabase] = await right(actor, departement, programme);
          expect([kind, startsOn, departement, programme, inDatabase?.may]).toEqual([
            kind,
            startsOn,
            departement,
            programme,
            inCode.ok,
          ]);
          if (inCode.ok) told.push(kind);
        }
      }
    }
    // A Département of the list has no agreement; the delegated body has its Département's.
    expect(told).toEqual(prescribingKinds.filter((kind) => kind !== "departement"));
  });
});

describe("the database alone", () => {
  const begin = `INSERT INTO positioning (id, person_id, organisation_id, person_file_id, training_organisation_id, session_id, funder_code,
      programme, departement_code, state, since, holds_seat, agreed_at, obtained_blocks)
    SELECT gen_random_uuid(), person_id, organisation_id, id, $3::uuid, $2::int, 2, $4, '59', $5::"PositioningState",
      '2027-01-12', false, now(), '{}'
    FROM person_file WHERE id = $1::uuid`;

  test("a positioning begins by whoever follows the person and may position, sent to its own organisation", async () => {
    const { fileId } = await submitted();
    const sessionId = (await submitted()).sessionId;
    const { training, referent, colleague } = world;
    const values = [fileId, sessionId, training.id, "prf", "submitted"] as const;
    // Everything but its line of history.
    expect(await tried(asReferent(), begin, ...values)).toBe("HU012");
    expect(await tried(actingFor(colleague.actor), begin, ...values)).toBe(0);
    expect(await tried({ ...asReferent(), role: "reader" }, begin, ...values)).toBe(0);
    expect(await tried(asReferent(), begin, fileId, sessionId, referent.actor.organisationId, "prf", "submitted")).toBe(
      "row-level security",
    );
    expect(await tried(asReferent(), begin, fileId, sessionId, training.id, "competences_cles", "submitted")).toBe(
      "row-level security",
    );
    for (const state of ["accepted", "invited", "waitlisted"]) {
      expect(await tried(asReferent(), begin, fileId, sessionId, training.id, "prf", state)).toMatch(
        /row-level security|positioning_/,
      );
    }
  });

  test("the right ends with its last day, inside the transaction", async () => {
    const { fileId } = await submitted();
    const { sessionId } = await submitted();
    const values = [fileId, sessionId, world.training.id, "prf", "submitted"] as const;
    await portal.build.rewrite("UPDATE association_agreement SET ends_on = '2027-01-11' WHERE organisation_id = $1", [
      world.prescriber.id,
    ]);
    expect(await tried(asReferent(), begin, ...values)).toBe("row-level security");
    await portal.build.rewrite("UPDATE association_agreement SET ends_on = '2099-12-31' WHERE organisation_id = $1", [
      world.prescriber.id,
    ]);
    expect(await tried(asReferent(), begin, ...values)).toBe("HU012");
  });

  test("a positioning moves as its table says, one version at a time, and never back", async () => {
    const { id } = await submitted();
    const accept = `UPDATE positioning SET state = 'accepted', holds_seat = true, answer_by = '2027-01-18', version = $2
      WHERE id = $1::uuid`;
    expect(await tried(asSecretary(), accept, id, 2)).toBe("HU012");
    expect(await tried(asSecretary(), accept, id, 3)).toBe("HU006");
    expect(await tried(asReferent(), accept, id, 2)).toBe("HU006");
    expect(await tried(actingFor(world.colleague.actor), accept, id, 2)).toBe(0);
    await commandPositioning(portal.db, world.referent.actor, {
      ...{ key: randomUUID(), positioningId: id, version: 1 },
      command: { name: "withdraw", reason: "duplicate" },
    });
    for (const state of ["submitted", "accepted", "draft"]) {
      const back = `UPDATE positioning SET state = '${state}', holds_seat = ${state === "accepted"}, answer_by = '2027-01-18', version = 3
        WHERE id = $1::uuid`;
      expect(await tried(asSecretary(), back, id)).toBe("HU006");
    }
    const owner = (sql: string) => portal.build.query(sql, [id]);
    await expect(owner("UPDATE positioning SET state = 'submitted', version = 3 WHERE id = $1")).rejects.toMatchObject({
      code: "HU006",
    });
    await expect(owner("DELETE FROM positioning WHERE id = $1")).rejects.toMatchObject({ code: "HU001" });
    await expect(owner("DELETE FROM positioning_event WHERE positioning_id = $1")).rejects.toMatchObject({
      code: "HU001",
    });
    await expect(owner("UPDATE positioning_event SET reason = NULL WHERE positioning_id = $1")).rejects.toMatchObject({
      code: "HU001",
    });
  });

  test("a history is written by whoever commanded, of what was done and nothing else", async () => {
    const { id } = await submitted();
    const event = `INSERT INTO positioning_event (positioning_id, version, machine, command, from_state, to_state, by_commander,
        by_account_id, by_organisation_id, at)
      VALUES ($1::uuid, 1, 'positioning', $2, $3, $4, $5, $6::uuid, $7::uuid, now())`;
    const { referent, secretary, prescriber, training } = world;
    // The line is there already: a policy that lets through is told by the key that refuses.
    const said = (
      acting: ActingAs,
      command: string,
      from: string | null,
      to: string,
      by: string,
      account: string,
      organisation: string,
    ) => tried(acting, event, id, command, from, to, by, account, organisation);
    expect(
      await said(asReferent(), "submit", null, "submitted", "prescriber", referent.accountId, prescriber.id),
    ).toMatch(/23505|unique/i);
    expect(
      await said(asReferent(), "submit", null, "submitted", "prescriber", secretary.accountId, prescriber.id),
    ).toBe("row-level security");
    expect(
      await said(asReferent(), "accept", "submitted", "accepted", "organisation", referent.accountId, prescriber.id),
    ).toBe("row-level security");
    expect(await said(asSecretary(), "submit", null, "submitted", "prescriber", secretary.accountId, training.id)).toBe(
      "row-level security",
    );
    expect(
      await said(asSecretary(), "accept", "submitted", "accepted", "organisation", secretary.accountId, training.id),
    ).toBe("row-level security");
  });

  test("seats are counted by positionings and announced by who manages the session; nobody else writes them", async () => {
    const { sessionId } = await submitted({ seats: 1 });
    const set = (column: string, value: number) =>
      `UPDATE session_seats SET ${column} = ${value} WHERE session_id = $1::int`;
    for (const acting of [asReferent(), {}, actingFor(world.colleague.actor)]) {
      for (const column of ["held", "announced_feed", "announced_here", "taken_elsewhere"]) {
        expect([column, await tried(acting, set(column, 3), sessionId)]).toEqual([column, "HU013"]);
      }
    }
    expect(await tried(asSecretary(), set("held", 0).replace("= 0 ", "= held + 1 "), sessionId)).toBe("HU013");
    expect(await tried(asSecretary(), set("taken_elsewhere", 1), sessionId)).toBe(1);
    for (const column of ["ceiling", "left_seats"])
      expect(await tried(asSecretary(), set(column, 9), sessionId)).toBe("permission denied");
    const open =
      "INSERT INTO session_seats (session_id, funder_code, held, announced_here, taken_elsewhere) VALUES ($1::int, 4, 5, 99, 0)";
    expect(await tried(asReferent(), open, sessionId)).toBe(1);
    const opened = await inTransactionAs(portal.db, asReferent(), async (tx) => {
      await tx.$executeRawUnsafe(open, sessionId);
      return tx.sessionSeats.findFirst({ where: { sessionId, funderCode: 4 } });
    });
    expect(opened).toMatchObject({ held: 0, announcedHere: null, takenElsewhere: null, announcedFeed: null });
    const managed = "INSERT INTO managed_session VALUES ($1::int, $2::uuid, true, now())";
    expect(await tried(asReferent(), managed, sessionId, world.prescriber.id)).toBe("HU013");
  });

  test("the last seat is not taken twice, whoever forgets to look", async () => {
    const { id, sessionId } = await submitted({ seats: 1 });
    const seats = [{ funderCode: REGION_FUNDER, takenElsewhere: 1, announcedHere: null }];
    await manageSession(portal.db, world.secretary.actor, { sessionId, promotesAutomatically: true, seats });
    const accept = `UPDATE positioning SET state = 'accepted', holds_seat = true, answer_by = '2027-01-18', version = 2
      WHERE id = $1::uuid`;
    const atOnce = inTransactionAs(portal.db, asSecretary(), async (tx) => {
      await tx.$executeRawUnsafe("SET CONSTRAINTS positioning_uses_seat IMMEDIATE");
      await tx.$executeRawUnsafe(accept, id);
    });
    await expect(atOnce).rejects.toThrow(/no seat is left/);
    const silent = accept.replace("holds_seat = true", "holds_seat = false");
    expect(await tried(asSecretary(), silent, id)).toBe("positioning_seat");
    await expect(
      portal.build.rewrite("UPDATE session_seats SET held = 5, ceiling = 4 WHERE session_id = $1", [sessionId]),
    ).rejects.toMatchObject({ constraint: "session_seats_never_oversold" });
  });

  test("a decision on a version that somebody wrote over is refused, to be asked again", async () => {
    const { id } = await submitted();
    const said = { key: randomUUID(), positioningId: id, version: 1, command: { name: "accept" } } as const;
    expect(await commandPositioning(portal.db, world.secretary.actor, said)).toMatchObject({ ok: true });
    const acting = { ...asSecretary(), now: "2027-01-12T11:00:00Z", today: "2027-01-12" };
    const positioning = { id, version: 2, state: "waitlisted", since: "2027-01-12", holds_seat: false };
    const written = JSON.stringify({ key: randomUUID(), positioning });
    await expect(
      portal.db.pool.query("SELECT hub_write_command($1, $2)", [JSON.stringify(acting), written]),
    ).rejects.toMatchObject({ code: "HU014" });
  });

  test("one positioning of a person on a session; a person is made with a file, and tied to no other", async () => {
    const { fileId, sessionId } = await submitted();
    expect(await tried(asReferent(), begin, fileId, sessionId, world.training.id, "prf", "submitted")).toBe(
      "positioning_one_active",
    );
    expect(await tried(asReferent(), "INSERT INTO person VALUES (gen_random_uuid(), now())")).toBe(
      "row-level security",
    );
    const file = `INSERT INTO person_file (id, organisation_id, last_name, first_name, commune_code, person_id)
      SELECT gen_random_uuid(), $1::uuid, 'Nom', 'Prénom', '59350', person_id FROM person_file WHERE id = $2::uuid`;
    expect(await tried(asReferent(), file, world.prescriber.id, fileId)).toMatch(/person_pkey|23505|unique/i);
    expect(
      await tried(
        asReferent(),
        file.replace(", person_id)", ")").replace(", person_id FROM", " FROM"),
        world.prescriber.id,
        fileId,
      ),
    ).toBe(1);
  });

  test("a person and the training organisation see the positionings that are theirs", async () => {
    const { id, person } = await submitted();
    const other = await submitted();
    const seen = (acting: ActingAs) =>
      tried(acting, "SELECT FROM positioning WHERE id = ANY ($1::uuid[])", [id, other.id]);
    expect(await seen(actingFor(person))).toBe(1);
    expect(await seen(asSecretary())).toBe(2);
    expect(await seen(asReferent())).toBe(2);
    const stranger = await buildPositioningWorld(portal.build);
    for (const acting of [
      actingFor(world.colleague.actor),
      actingFor(stranger.secretary.actor),
      actingFor(stranger.referent.actor),
      {},
    ]) {
      expect(await seen(acting)).toBe(0);
    }
    expect(await tried(asSecretary(), "SELECT FROM person_file")).toBe(0);
  });
});
