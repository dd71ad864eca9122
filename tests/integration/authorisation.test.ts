import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { MemberActor } from "#app/access/actor.ts";
import type { DecideAuthorisation, RequestAuthorisation } from "#app/access/authorisation/authorisation-commands.ts";
import type { AuthorisationFilters } from "#app/access/authorisation/authorisation-reading-store.server.ts";
import { decideAuthorisation } from "#app/access/authorisation/decide-authorisation.server.ts";
import { expireAuthorisations } from "#app/access/authorisation/expire-authorisations.server.ts";
import { readAgreements } from "#app/access/authorisation/read-agreements.server.ts";
import { listAuthorisationPage, readAuthorisation } from "#app/access/authorisation/read-authorisations.server.ts";
import { readPositioningToday } from "#app/access/authorisation/read-positioning-today.server.ts";
import { readRightToPosition } from "#app/access/authorisation/read-right-to-position.server.ts";
import { recordAgreement } from "#app/access/authorisation/record-agreement.server.ts";
import { requestAuthorisation } from "#app/access/authorisation/request-authorisation.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import type { AccessBuilders, BuiltMember, BuiltOrganisation } from "#tests/support/access-builders.ts";
import { goTo, onUseCasePortal } from "#tests/support/use-case-portal.ts";

let db: Database;
let build: AccessBuilders;
let operator: BuiltMember;

onUseCasePortal("2026-03-02", async (portal) => {
  ({ db, build } = portal);
  operator = await build.buildMember(await build.buildOrganisation({ kind: "region" }), "manager");
});

const asked: RequestAuthorisation = {
  departements: ["59"],
  programmes: ["prf"],
  audiences: [],
  startsOn: "2026-01-01",
  endsOn: "2026-12-31",
};
const nord = { departement: "59", programme: "prf" };

/** A manager's request, and its id. */
async function request(manager: BuiltMember, changed: Partial<RequestAuthorisation> = {}): Promise<string> {
  const made = await requestAuthorisation(db, manager.actor, { ...asked, ...changed });
  if (!made.ok) throw new Error(made.refusal.kind);
  return made.value.authorisationId;
}

const decide = (authorisationId: string, expectedVersion: number, actor: MemberActor = operator.actor) =>
  decideAuthorisation(db, actor, { intent: "validate", authorisationId, expectedVersion });

const reference = "CP 2026-0142";

async function agree(organisation: BuiltOrganisation, startsOn: string, endsOn: string): Promise<string> {
  const command = { intent: "conclude", organisationId: organisation.id, reference, startsOn, endsOn } as const;
  const made = await recordAgreement(db, operator.actor, command);
  if (!made.ok) throw new Error(made.refusal.kind);
  return made.value.agreementId;
}

async function auditOf(resourceId: string): Promise<readonly unknown[]> {
  const rows = await build.query("SELECT action FROM audit_event WHERE resource_id = $1 ORDER BY seq", [resourceId]);
  return rows.map(({ action }) => action);
}

async function eventsOf(authorisationId: string): Promise<readonly unknown[]> {
  const sql =
    "SELECT version, command::text, by_account_id FROM authorisation_event WHERE authorisation_id = $1 ORDER BY 1";
  return (await build.query(sql, [authorisationId])).map((row) => Object.values(row));
}

describe("from the request to the end", () => {
  test("a manager asks, the Region decides; each step leaves its event and its audit entry", async () => {
    const missionLocale = await build.buildOrganisation();
    const manager = await build.buildMember(missionLocale, "manager");
    const right = () => readRightToPosition(db, manager.actor, nord);
    expect(await right()).toEqual({ ok: false, refusal: { kind: "authorisation-missing" } });

    const authorisationId = await request(manager);
    expect(await right()).toEqual({ ok: false, refusal: { kind: "authorisation-not-valid", state: "requested" } });
    const step = (command: DecideAuthorisation) => decideAuthorisation(db, operator.actor, command);
    expect(await decide(authorisationId, 1)).toEqual({ ok: true, value: { state: "validated", version: 2 } });
    expect(await right()).toEqual({ ok: true, value: { authorisationId, until: "2026-12-31" } });
    const at = { authorisationId, reason: "Contrôle en cours" };
    expect(await step({ intent: "suspend", expectedVersion: 2, ...at })).toMatchObject({
      value: { state: "suspended" },
    });
    expect(await right()).toEqual({ ok: false, refusal: { kind: "authorisation-not-valid", state: "suspended" } });
    expect(await step({ intent: "resume", expectedVersion: 3, authorisationId })).toMatchObject({ ok: true });
    expect((await right()).ok).toBe(true);

    const region = operator.accountId;
    expect(await eventsOf(authorisationId)).toEqual([
      [1, "request", manager.accountId],
      [2, "validate", region],
      [3, "suspend", region],
      [4, "resume", region],
    ]);
    const actions = ["request", "validate", "suspend", "resume"].map((command) => `authorisation.${command}`);
    expect(await auditOf(authorisationId)).toEqual(actions);
  });

  test("the Region refuses, and nothing follows a refusal", async () => {
    const manager = await build.buildMember(await build.buildOrganisation(), "manager");
    const authorisationId = await request(manager);
    const refuse = { intent: "refuse", authorisationId, expectedVersion: 1, reason: "Hors périmètre" } as const;
    expect(await decideAuthorisation(db, operator.actor, refuse)).toMatchObject({ value: { state: "refused" } });
    const refusal = { kind: "wrong-state", state: "refused", command: "validate" };
    expect(await decide(authorisationId, 2)).toEqual({ ok: false, refusal });
    expect(await auditOf(authorisationId)).toEqual(["authorisation.request", "authorisation.refuse"]);
  });
});

describe("the agreement of a Département", () => {
  test("a referent's right ends the day after the agreement ends", async () => {
    const departement = await build.buildOrganisation({ kind: "departement" });
    const manager = await build.buildMember(departement, "manager");
    const referent = await build.buildMember(departement, "agent");
    const authorisationId = await request(manager);
    expect(await decide(authorisationId, 1)).toEqual({ ok: false, refusal: { kind: "agreement-missing" } });
    expect(await auditOf(authorisationId)).toEqual(["authorisation.request"]);

    const agreementId = await agree(departement, "2026-01-01", "2026-06-30");
    expect(await auditOf(agreementId)).toEqual(["agreement.conclude"]);
    expect((await decide(authorisationId, 1)).ok).toBe(true);
    goTo("2026-06-30");
    expect(await readRightToPosition(db, referent.actor, nord)).toMatchObject({ value: { until: "2026-06-30" } });
    goTo("2026-07-01");
    const refusal = { kind: "agreement-ended", endedOn: "2026-06-30" };
    expect(await readRightToPosition(db, referent.actor, nord)).toEqual({ ok: false, refusal });

    const extended = { intent: "change-end", agreementId, endsOn: "2027-06-30" } as const;
    expect(await recordAgreement(db, operator.actor, extended)).toEqual({ ok: true, value: { agreementId } });
    expect((await readRightToPosition(db, referent.actor, nord)).ok).toBe(true);
    expect(await auditOf(agreementId)).toEqual(["agreement.conclude", "agreement.change-end"]);
  });

  test("a delegated body acts under its Département's, until its last day", async () => {
    const departement = await build.buildOrganisation({ kind: "departement" });
    const body = await build.buildOrganisation({ kind: "delegated_body", parentId: departement.id });
    const manager = await build.buildMember(body, "manager");
    const agreementId = await agree(departement, "2026-01-01", "2026-06-30");
    expect((await decide(await request(manager), 1)).ok).toBe(true);
    expect(await readRightToPosition(db, manager.actor, nord)).toMatchObject({ value: { until: "2026-06-30" } });

    const ended = { intent: "change-end", agreementId, endsOn: "2026-03-01" } as const;
    await recordAgreement(db, operator.actor, ended);
    const refusal = { kind: "agreement-ended", endedOn: "2026-03-01" };
    expect(await readRightToPosition(db, manager.actor, nord)).toEqual({ ok: false, refusal });
  });

  test("each wrong agreement is refused and leaves nothing", async () => {
    const departement = await build.buildOrganisation({ kind: "departement" });
    const ccas = await build.buildOrganisation({ kind: "ccas" });
    const agreementId = await agree(departement, "2026-01-01", "2026-06-30");
    const period = { startsOn: "2026-06-30", endsOn: "2027-06-30" };
    const refusalOf = async (command: Parameters<typeof recordAgreement>[2], actor = operator.actor) => {
      const recorded = await recordAgreement(db, actor, command);
      return recorded.ok ? null : recorded.refusal;
    };
    const conclude = (organisationId: string) =>
      ({ intent: "conclude", organisationId, reference, ...period }) as const;
    expect(await refusalOf(conclude(ccas.id))).toEqual({ kind: "not-a-departement", organisationKind: "ccas" });
    const nobody = randomUUID();
    expect(await refusalOf(conclude(nobody))).toEqual({ kind: "unknown-organisation", organisationId: nobody });
    const overlap = { kind: "agreement-overlaps", startsOn: "2026-01-01", endsOn: "2026-06-30" };
    expect(await refusalOf(conclude(departement.id))).toEqual(overlap);
    const unknown = { intent: "change-end", agreementId: nobody, endsOn: "2027-01-01" } as const;
    expect(await refusalOf(unknown)).toEqual({ kind: "unknown-agreement", agreementId: nobody });
    const reversed = { kind: "period-reversed", startsOn: "2026-01-01", endsOn: "2025-12-31" };
    expect(await refusalOf({ intent: "change-end", agreementId, endsOn: "2025-12-31" })).toEqual(reversed);
    const manager = await build.buildMember(departement, "manager");
    expect(await refusalOf(conclude(departement.id), manager.actor)).toEqual({ kind: "not-allowed" });
    expect(await auditOf(agreementId)).toEqual(["agreement.conclude"]);
    const rows = await build.query("SELECT FROM association_agreement WHERE organisation_id = ANY ($1)", [
      [departement.id, ccas.id],
    ]);
    expect(rows).toHaveLength(1);
  });
});

describe("what is shown", () => {
  const shown = async (actor: MemberActor, filters: AuthorisationFilters = {}) => {
    const page = await listAuthorisationPage(db, actor, { filters, before: null });
    return page.ok ? page.value.sheets.map(({ id }) => id) : null;
  };

  test("the Region sees every request, the latest first, by state and organisation; the others see their own", async () => {
    const [here, there] = [await build.buildOrganisation(), await build.buildOrganisation()];
    const [mine, theirs] = [await build.buildMember(here, "manager"), await build.buildMember(there, "manager")];
    const first = await request(mine);
    goTo("2026-03-03");
    const second = await request(theirs);
    const all = (await shown(operator.actor)) ?? [];
    expect([all[0], all.includes(first)]).toEqual([second, true]);
    expect(await shown(operator.actor, { organisationId: here.id })).toEqual([first]);
    expect(await shown(operator.actor, { organisationId: here.id, state: "refused" })).toEqual([]);
    expect(await shown(mine.actor, { organisationId: there.id })).toEqual([first]);
    expect(await readAuthorisation(db, mine.actor, second)).toEqual({ ok: false, refusal: { kind: "not-found" } });
    const read = await readAuthorisation(db, operator.actor, second);
    expect(read.ok && read.value.events).toMatchObject([{ version: 1, command: "request", reason: null }]);
  });

  test("the list goes on from the last request shown, even when several were made at one instant", async () => {
    const manager = await build.buildMember(await build.buildOrganisation(), "manager");
    const made = new Set<string>();
    for (let index = 0; index < 51; index += 1) made.add(await request(manager));
    const page = { filters: {}, before: null };
    const first = await listAuthorisationPage(db, manager.actor, page);
    if (!first.ok) throw new Error(first.refusal.kind);
    const next = await listAuthorisationPage(db, manager.actor, { ...page, before: first.value.next });
    if (!next.ok) throw new Error(next.refusal.kind);
    expect([first.value.sheets.length, next.value.sheets.length, next.value.next]).toEqual([50, 1, null]);
    expect(new Set([...first.value.sheets, ...next.value.sheets].map(({ id }) => id))).toEqual(made);
  });

  test("an agreement is read by the Region, its Département and the bodies that act for it", async () => {
    const departement = await build.buildOrganisation({ kind: "departement", departementCode: "62" });
    const delegate = await build.buildOrganisation({ kind: "delegated_body", parentId: departement.id });
    const stranger = await build.buildMember(await build.buildOrganisation({ kind: "departement" }), "manager");
    const agreementId = await agree(departement, "2026-01-01", "2026-12-31");
    const read = async ({ actor }: BuiltMember) => {
      const agreements = await readAgreements(db, actor);
      return agreements.ok && agreements.value.agreements.filter(({ id }) => id === agreementId);
    };
    const [manager, agent] = [
      await build.buildMember(departement, "manager"),
      await build.buildMember(delegate, "agent"),
    ];
    for (const member of [operator, manager, agent]) expect(await read(member)).toMatchObject([{ reference }]);
    expect(await read(stranger)).toEqual([]);
  });

  test("why an organisation may position today, and where", async () => {
    const manager = await build.buildMember(await build.buildOrganisation(), "manager");
    const today = () => readPositioningToday(db, manager.actor);
    const missing = { ok: false, refusal: { kind: "authorisation-missing" } };
    expect(await today()).toMatchObject({ value: [{ departement: "", right: missing }] });
    await decide(await request(manager, { departements: ["59", "62"] }), 1);
    const waiting = { kind: "programme-out-of-scope", programme: "competences_cles" };
    await request(manager, { programmes: ["competences_cles"] });
    expect(await today()).toMatchObject({
      value: [
        { departement: "59", programme: "competences_cles", right: { ok: false, refusal: waiting } },
        { departement: "59", programme: "prf", right: { ok: true, value: { until: "2026-12-31" } } },
        { departement: "62", programme: "prf", right: { ok: true } },
      ],
    });
  });
});

describe("what is refused leaves nothing", () => {
  test("only a manager asks, only for a kind that prescribes, only for days to come", async () => {
    const missionLocale = await build.buildOrganisation();
    const company = await build.buildMember(await build.buildOrganisation({ kind: "company" }), "manager");
    const manager = await build.buildMember(missionLocale, "manager");
    const over = { ...asked, endsOn: "2026-03-01" };
    const refusal = { kind: "kind-not-prescribing", organisationKind: "company" };
    expect(await requestAuthorisation(db, company.actor, asked)).toEqual({ ok: false, refusal });
    const ended = { kind: "period-over", endedOn: "2026-03-01" };
    expect(await requestAuthorisation(db, manager.actor, over)).toEqual({ ok: false, refusal: ended });
    for (const role of ["agent", "reader", "auditor"] as const) {
      const { actor } = await build.buildMember(missionLocale, role);
      expect(await requestAuthorisation(db, actor, asked)).toEqual({ ok: false, refusal: { kind: "not-allowed" } });
    }
    const mine = [missionLocale.id, company.actor.organisationId];
    expect(await build.query("SELECT FROM authorisation WHERE organisation_id = ANY ($1)", [mine])).toEqual([]);
    expect(await build.query("SELECT FROM audit_event WHERE organisation_id = ANY ($1)", [mine])).toEqual([]);
  });

  test("an unknown authorisation, and a decider who is not the Region", async () => {
    const missionLocale = await build.buildOrganisation();
    const manager = await build.buildMember(missionLocale, "manager");
    const authorisationId = await request(manager);
    expect(await decide(authorisationId, 1, manager.actor)).toEqual({ ok: false, refusal: { kind: "not-allowed" } });
    const nobody = randomUUID();
    const refusal = { kind: "unknown-authorisation", authorisationId: nobody };
    expect(await decide(nobody, 1)).toEqual({ ok: false, refusal });
    expect(await eventsOf(authorisationId)).toHaveLength(1);
    expect(await auditOf(authorisationId)).toEqual(["authorisation.request"]);
  });

  test("two of the Region decide at once: one does, the other is told what was decided", async () => {
    const second = await build.buildMember(await build.buildOrganisation({ kind: "region" }), "manager");
    const manager = await build.buildMember(await build.buildOrganisation(), "manager");
    for (let round = 0; round < 5; round += 1) {
      const authorisationId = await request(manager);
      const refuse = { intent: "refuse", authorisationId, expectedVersion: 1, reason: "Hors périmètre" } as const;
      const both = await Promise.all([decide(authorisationId, 1), decideAuthorisation(db, second.actor, refuse)]);
      const done = both.flatMap((one) => (one.ok ? [one.value] : []));
      const told = both.flatMap((one) => (one.ok ? [] : [one.refusal]));
      expect(done).toHaveLength(1);
      expect(told).toEqual([{ kind: "stale-version", state: done[0]?.state, version: 2 }]);
      expect(await eventsOf(authorisationId)).toHaveLength(2);
      expect(await auditOf(authorisationId)).toHaveLength(2);
    }
  });
});

describe("between Départements", () => {
  test("a member of one reaches nothing of another's", async () => {
    const [one, other] = [
      await build.buildOrganisation({ kind: "departement", departementCode: "59" }),
      await build.buildOrganisation({ kind: "departement", departementCode: "62" }),
    ];
    const [manager, stranger] = [await build.buildMember(one, "manager"), await build.buildMember(other, "manager")];
    await agree(one, "2026-01-01", "2026-12-30");
    const authorisationId = await request(manager);
    await decide(authorisationId, 1);

    // The right is that of the actor's organisation: another's authorisation and agreement give nothing.
    expect(await readRightToPosition(db, stranger.actor, nord)).toMatchObject({
      refusal: { kind: "authorisation-missing" },
    });
    await decide(await request(stranger), 1);
    expect(await readRightToPosition(db, stranger.actor, nord)).toMatchObject({ ok: false });
    const suspend = { intent: "suspend", authorisationId, expectedVersion: 2, reason: "Non" } as const;
    const refused = { ok: false, refusal: { kind: "not-allowed" } };
    expect(await decideAuthorisation(db, stranger.actor, suspend)).toEqual(refused);
    expect((await readRightToPosition(db, manager.actor, nord)).ok).toBe(true);
  });
});

describe("the hourly expiry", () => {
  test("marks what is past, once, whoever runs it; leaves the rest", async () => {
    const manager = await build.buildMember(await build.buildOrganisation(), "manager");
    const past = await request(manager, { endsOn: "2026-03-31" });
    const waiting = await request(manager, { endsOn: "2026-03-31" });
    const living = await request(manager, { endsOn: "2026-04-01" });
    await decide(past, 1);
    await decide(living, 1);
    goTo("2026-03-31");
    expect(await expireAuthorisations(db)).toEqual({ expired: 0 });
    goTo("2026-04-01");
    const [first, second] = await Promise.all([expireAuthorisations(db), expireAuthorisations(db)]);
    expect(first.expired + second.expired).toBe(1);
    expect(await expireAuthorisations(db)).toEqual({ expired: 0 });
    expect(await eventsOf(past)).toEqual([
      [1, "request", manager.accountId],
      [2, "validate", operator.accountId],
      [3, "expire", null],
    ]);
    expect(await auditOf(past)).toEqual(["authorisation.request", "authorisation.validate", "authorisation.expire"]);
    const states = await build.query("SELECT state::text FROM authorisation WHERE id = ANY ($1) ORDER BY 1", [
      [past, waiting, living],
    ]);
    expect(states).toEqual([{ state: "expired" }, { state: "requested" }, { state: "validated" }]);
  });
});
