import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { type ActingAs, actingFor, inTransactionAs } from "#app/access/acting.server.ts";
import type { Actor, MemberActor } from "#app/access/actor.ts";
import { type AuditAct, auditActs } from "#app/access/audit/audit-acts.ts";
import { type Action, can, rights } from "#app/access/can.ts";
import { buildFullOrganisation, type FullOrganisation } from "#tests/support/full-organisation.ts";
import { onUseCasePortal, type UseCasePortal } from "#tests/support/use-case-portal.ts";

let portal: UseCasePortal;
let own: FullOrganisation;
let region: FullOrganisation;

onUseCasePortal("2026-12-01", async (opened) => {
  portal = opened;
  own = await buildFullOrganisation(portal.build, { kind: "departement", name: "Département d’essai" });
  region = await buildFullOrganisation(portal.build, { kind: "region" });
  for (const { organisation, agent, manager } of [own, region]) {
    const { id } = await portal.build.buildPersonFile(organisation, [agent, manager]);
    const { membershipId } = await portal.build.buildMember(organisation, "agent");
    followed.set(organisation.id, [id, membershipId]);
  }
});

/** Of each organisation, a file that its agent and its manager follow, and another agent. */
const followed = new Map<string, readonly string[]>();

/** Everybody who may act, the Region's two in the Region. */
const actors: Readonly<Record<string, () => Actor>> = {
  anonymous: () => ({ kind: "anonymous" }),
  person: () => own.person,
  halfway: () => ({ ...signedIn(own.manager.actor), kind: "halfway", hasFactor: true }),
  unattached: () => ({ ...signedIn(own.manager.actor), kind: "unattached" }),
  agent: () => own.agent.actor,
  manager: () => own.manager.actor,
  reader: () => own.reader.actor,
  auditor: () => own.auditor.actor,
  operator: () => region.manager.actor,
  "region-auditor": () => region.auditor.actor,
  "the Region's agent": () => region.agent.actor,
};

function signedIn({ accountId, sessionId, name, factorAt }: MemberActor) {
  return { accountId, sessionId, name, factorAt };
}

/** The organisation an actor would act on: their own; for a visitor, any. */
function homeOf(actor: Actor): FullOrganisation {
  return actor.kind === "member" && actor.organisationId === region.organisation.id ? region : own;
}

interface Write {
  readonly says: string;
  readonly right: Action;
  /** Another right that gives the same. */
  readonly orRight?: Action;
  readonly sql: string;
  readonly values: (home: FullOrganisation, actor: Actor) => readonly unknown[];
  /** The actor is held to another organisation's thing than their own. */
  readonly on?: () => FullOrganisation;
}

const accountOf = (actor: Actor): string => (actor.kind === "anonymous" ? randomUUID() : actor.accountId);
const membershipOf = (actor: Actor): string => (actor.kind === "member" ? actor.membershipId : randomUUID());
const invite = `INSERT INTO invitation (id, token_hash, organisation_id, email, role, invited_by_id, invited_at, expires_at)
  VALUES (gen_random_uuid(), md5(random()::text) || md5(random()::text), $1::uuid, $2, 'agent', $3::uuid, now(),
    now() + interval '7 days')`;
const ask = `INSERT INTO authorisation (id, organisation_id, state, departements, programmes, audiences, starts_on, ends_on)
  VALUES (gen_random_uuid(), $1::uuid, 'requested', '{59}', '{prf}', '{}', '2027-01-01', '2027-12-31')`;
const standIn = "INSERT INTO stand_in VALUES ($1::uuid, $2::uuid, $3::uuid, '2101-01-01', '2101-01-02')";
const follow = `INSERT INTO follow_up (id, organisation_id, person_file_id, membership_id, started_at)
  VALUES (gen_random_uuid(), $1::uuid, $2::uuid, $3::uuid, now())`;

const writes: readonly Write[] = [
  {
    says: "an invitation is sent",
    right: "member.invite",
    sql: invite,
    values: ({ organisation }, actor) => [organisation.id, `${randomUUID()}@exemple.fr`, accountOf(actor)],
  },
  {
    says: "an invitation is taken back",
    right: "member.invite",
    sql: "UPDATE invitation SET revoked_at = now() WHERE organisation_id = $1::uuid AND revoked_at IS NULL",
    values: ({ organisation }) => [organisation.id],
  },
  {
    says: "a membership ends",
    right: "member.end",
    sql: "UPDATE membership SET ended_at = now() WHERE id = $1::uuid",
    values: ({ auditor, manager }, actor) => [
      membershipOf(actor) === auditor.membershipId ? manager.membershipId : auditor.membershipId,
    ],
  },
  {
    says: "a member's sessions end",
    right: "member.end-sessions",
    sql: "UPDATE sign_in_session SET ended_at = now() WHERE membership_id = ANY ($1::uuid[]) AND account_id <> $2::uuid",
    values: ({ agent, reader }, actor) => [[agent.membershipId, reader.membershipId], accountOf(actor)],
  },
  {
    says: "somebody names who stands in for them",
    right: "stand-in.declare",
    sql: standIn,
    values: ({ organisation, agent, reader }, actor) => {
      const away = membershipOf(actor);
      const other = away === agent.membershipId ? reader.membershipId : agent.membershipId;
      return [organisation.id, away, other];
    },
  },
  {
    says: "somebody names who stands in for a colleague",
    right: "portfolio.hand-over",
    sql: standIn,
    values: ({ organisation, agent, reader, auditor }, actor) => {
      const away = membershipOf(actor) === reader.membershipId ? auditor : reader;
      return [organisation.id, away.membershipId, agent.membershipId];
    },
  },
  {
    says: "the stand-in of a colleague is ended",
    right: "portfolio.hand-over",
    sql: "DELETE FROM stand_in WHERE organisation_id = $1::uuid AND away_membership_id <> $2::uuid",
    values: ({ organisation }, actor) => [organisation.id, membershipOf(actor)],
  },
  {
    says: "a colleague's people are handed over",
    right: "portfolio.hand-over",
    sql: follow,
    values: ({ organisation, personFileId, reader, auditor }, actor) => {
      const heir = membershipOf(actor) === auditor.membershipId ? reader : auditor;
      return [organisation.id, personFileId, heir.membershipId];
    },
  },
  {
    says: "whoever follows a person names a colleague who will follow them too",
    right: "person-file.name-referent",
    orRight: "portfolio.hand-over",
    sql: follow,
    values: ({ organisation }) => [organisation.id, ...(followed.get(organisation.id) ?? [])],
  },
  {
    says: "a file is opened for a person",
    right: "person-file.create",
    sql: `INSERT INTO person_file (id, organisation_id, last_name, first_name, commune_code)
      VALUES (gen_random_uuid(), $1::uuid, 'Nom', 'Prénom', '59350')`,
    values: ({ organisation }) => [organisation.id],
  },
  {
    says: "an authorisation is asked for",
    right: "authorisation.request",
    sql: ask,
    values: ({ organisation }) => [organisation.id],
  },
  {
    says: "an authorisation is suspended",
    right: "authorisation.decide",
    sql: "UPDATE authorisation SET state = 'suspended', version = version + 1 WHERE organisation_id = $1::uuid",
    values: () => [own.organisation.id],
    on: () => own,
  },
  {
    says: "an agreement is concluded",
    right: "agreement.record",
    sql: `INSERT INTO association_agreement (id, organisation_id, starts_on, ends_on)
      VALUES (gen_random_uuid(), $1::uuid, '2101-01-01', '2101-12-31')`,
    values: () => [own.organisation.id],
    on: () => own,
  },
  {
    says: "an agreement ends earlier",
    right: "agreement.record",
    sql: "UPDATE association_agreement SET ends_on = '2098-12-31' WHERE organisation_id = $1::uuid",
    values: () => [own.organisation.id],
    on: () => own,
  },
  {
    says: "an organisation enters the directory",
    right: "organisation.create",
    sql: "INSERT INTO organisation (id, kind, name) VALUES (gen_random_uuid(), 'company', 'Entreprise')",
    values: () => [],
  },
  {
    says: "a software gets a token",
    right: "api-token.manage",
    sql: `INSERT INTO api_token (id, token_hash, organisation_id, name, scope, created_by_id, created_at, expires_at)
      VALUES (gen_random_uuid(), md5(random()::text) || md5(random()::text), $1::uuid, 'Logiciel', 'needs.write', $2::uuid,
        now(), now() + interval '9 days')`,
    values: ({ organisation }, actor) => [organisation.id, accountOf(actor)],
  },
  {
    says: "refusals are shared",
    right: "refusal-link.manage",
    sql: `INSERT INTO refusal_link (id, token_hash, organisation_id, created_by_id, organisation_siret, created_at, expires_at)
      VALUES (gen_random_uuid(), md5(random()::text) || md5(random()::text), $1::uuid, $2::uuid, '13002526500013',
        now(), now() + interval '9 days')`,
    values: ({ organisation }, actor) => [organisation.id, accountOf(actor)],
  },
];

/** How many rows a statement wrote before it was undone; 0 when row-level security refused it. */
async function written(acting: ActingAs, sql: string, values: readonly unknown[]): Promise<number> {
  const undone = new Error("undone");
  let count = 0;
  await inTransactionAs(portal.db, acting, async (transaction) => {
    count = await transaction.$executeRawUnsafe(sql, ...values);
    throw undone;
  }).catch((error: unknown) => {
    if (error !== undone && !String(error).includes("row-level security")) throw error;
  });
  return count;
}

const everybody = Object.keys(actors);
const actions = Object.keys(rights).filter((name): name is Action => name in rights);
const acts = Object.keys(auditActs).filter((name): name is AuditAct => name in auditActs);

test("the rights that policies ask for are those of the portal", async () => {
  const rows = await portal.build.query(
    `SELECT name, holders, is_region_wide AS "isRegionWide" FROM access_right ORDER BY name COLLATE "C"`,
  );
  expect(rows).toEqual(
    actions.toSorted().map((name) => ({
      name,
      holders: rights[name],
      isRegionWide: [region.manager, region.auditor, region.agent].some(({ actor }) =>
        can(actor, name, { organisationId: own.organisation.id }),
      ),
    })),
  );
});

describe("the database gives each what the matrix of rights gives them, and no more", () => {
  test.each(writes)("$says ($right)", async ({ right, orRight = right, sql, values, on }) => {
    const told: Record<string, boolean> = {};
    const expected: Record<string, boolean> = {};
    for (const name of everybody) {
      const actor = actors[name]?.() ?? { kind: "anonymous" };
      const home = homeOf(actor);
      const thing = { organisationId: (on?.() ?? home).organisation.id };
      expected[name] = [right, orRight].some((one) => can(actor, one, thing));
      told[name] = (await written(actingFor(actor), sql, values(home, actor))) > 0;
    }
    expect(told).toEqual(expected);
  });

  test("a file is read by those whose role follows people, named as followers or not (person-file.read)", async () => {
    const roles = ["agent", "manager", "reader", "auditor"] as const;
    for (const home of [own, region]) {
      const { id } = await portal.build.buildPersonFile(
        home.organisation,
        roles.map((role) => home[role]),
      );
      for (const role of roles) {
        const { actor } = home[role];
        const seen = await written(actingFor(actor), "SELECT FROM person_file WHERE id = $1::uuid", [id]);
        expect([actor.role, seen > 0]).toEqual([actor.role, can(actor, "person-file.read")]);
      }
    }
  });
});

describe("a history", () => {
  const event = `INSERT INTO authorisation_event (authorisation_id, version, command, at, by_account_id)
    VALUES ($1::uuid, $2, $3::"AuthorisationCommand", now(), $4::uuid)`;
  const held: Record<string, string> = {};
  beforeAll(async () => {
    for (const [state, version] of [["requested", 1] as const, ["validated", 2] as const, ["refused", 2] as const]) {
      const id = randomUUID();
      held[state] = id;
      await portal.build.query(
        `INSERT INTO authorisation (id, organisation_id, state, version, departements, programmes, audiences, starts_on, ends_on)
         VALUES ($1, $2, $3::"AuthorisationState", $4, '{59}', '{prf}', '{}', '2020-01-01', '2099-12-31')`,
        [id, own.organisation.id, state, version],
      );
    }
  });

  test.each([
    ["requested", 1, "request", ["manager"]],
    ["validated", 2, "validate", ["operator"]],
    ["refused", 2, "refuse", ["operator"]],
    // What was not decided, or not then, or not so, is written by nobody.
    ["refused", 2, "validate", []],
    ["requested", 2, "validate", []],
    ["validated", 3, "suspend", []],
    ["validated", 2, "expire", []],
  ] as const)("of a %s authorisation, version %i: « %s » is written by %j", async (state, version, command, by) => {
    const writers: string[] = [];
    for (const name of everybody) {
      const actor = actors[name]?.() ?? { kind: "anonymous" };
      const values = [held[state], version, command, accountOf(actor)];
      if ((await written(actingFor(actor), event, values)) > 0) writers.push(name);
    }
    expect(writers).toEqual(by);
  });

  test("takes no decision in the name of a colleague", async () => {
    const values = [held["validated"], 2, "validate", own.manager.accountId];
    expect(await written(actingFor(region.manager.actor), event, values)).toBe(0);
  });
});

describe("the audit trail", () => {
  const OF_PORTAL = new RegExp(
    `^(${[
      "authorisation\\.expire",
      "aid\\.(remind|expire)",
      "opening\\.(remind|lapse)",
      "positioning\\.(promote|promote-to-proposal|confirm-by-silence|expire|supersede|cancel-with-session|postpone-with-session)",
      "need\\.(post|contribute|ask|close-silent)",
      "operation\\.close-gathering",
      "suggestion\\.lapse",
      "proposal\\.(meet|pass|hire|not-hire|no-show|lapse|close|carry)",
      "training-session\\.(close-full|reopen-freed|start|end)",
    ].join("|")})$`,
  );
  /** The right that each decision takes, where it is not the right of its name; whoever signed in may write the others about themselves. */
  const rightOf: Readonly<Partial<Record<AuditAct, Action>>> = {
    "authorisation.validate": "authorisation.decide",
    "authorisation.refuse": "authorisation.decide",
    "authorisation.suspend": "authorisation.decide",
    "authorisation.resume": "authorisation.decide",
    "aid.prepare": "aid.ask",
    "aid.ask-quote": "aid.ask",
    "aid.supply": "aid.ask",
    "aid.send": "aid.ask",
    "aid.cancel": "aid.ask",
    "aid.enter": "aid.ask",
    "aid.agree": "aid.answer",
    "aid.decline": "aid.answer",
    "aid.no-quote": "aid.quote",
    "aid.accept": "aid.decide",
    "aid.refuse": "aid.decide",
    "aid.return": "aid.decide",
    "opening.join": "opening.ask",
    "opening.leave": "opening.ask",
    "opening.withdraw": "opening.ask",
    "opening.could": "opening.answer",
    "opening.decline": "opening.answer",
    "opening.decline-last": "opening.answer",
    "opening.open": "opening.answer",
    "opening.refuse": "opening.fund",
    "need-import.send": "need.contribute",
    "need-import.remove": "need.contribute",
    "api-token.create": "api-token.manage",
    "api-token.revoke": "api-token.manage",
    "agreement.conclude": "agreement.record",
    "agreement.change-end": "agreement.record",
    "refusal-link.create": "refusal-link.manage",
    "refusal-link.revoke": "refusal-link.manage",
    "effect.discard": "effect.retry",
    "effect.retry-topic": "effect.retry",
    "factor.reset": "account.assist",
    "account.end-sessions": "account.assist",
    "invitation.send": "member.invite",
    "invitation.revoke": "member.invite",
    "membership.end": "member.end",
    "stand-in.end": "stand-in.declare",
    // By a link, whoever shows it: the policy of the task answers for them.
    "person-file.change-phone": "person-file.read",
    "positioning.confirm": "positioning.command",
    "positioning.decline": "positioning.command",
    ...Object.fromEntries(
      ["suspend", "resume", "close", "reopen", "report", "postpone", "cancel"].map((name) => [
        `training-session.${name}`,
        "training-session.command",
      ]),
    ),
    ...Object.fromEntries(
      [
        ...["confirm", "set-aside", "merge", "absorb", "tell-apart", "still-wanted"],
        ...["fewer", "find-some", "fill", "stop", "reopen", "contest-skill", "restore-skill"],
      ].map((name) => [`need.${name}`, "need.qualify"]),
    ),
    ...Object.fromEntries(
      ["open", "change-path", "confirm-path", "start", "end", "cancel"].map((name) => [
        `operation.${name}`,
        "operation.command",
      ]),
    ),
    "suggestion.agree": "positioning.command",
    "suggestion.refuse": "positioning.command",
    "proposal.agree": "positioning.command",
    "proposal.join": "positioning.command",
    "proposal.decline": "positioning.command",
    "proposal.withdraw": "positioning.command",
  };
  const entry = `INSERT INTO audit_event (at, actor_id, action, resource_kind, facts) VALUES (now(), $1::uuid, $2, 'test', '{}')`;

  test.each(acts)("says « %s » of whoever may do it", async (act) => {
    const isPortalItself = act === "region.found" || OF_PORTAL.test(act);
    // Of a positioning, whoever is not the person, whichever side they are of.
    const isOfPositioning = /^(positioning|stay|suggestion|proposal)\./.test(act);
    const right = rightOf[act] ?? (isOfPositioning ? "positioning.submit" : actions.find((name) => name === act));
    for (const name of everybody) {
      const actor = actors[name]?.() ?? { kind: "anonymous" };
      const accountId = actor.kind === "anonymous" ? null : actor.accountId;
      // Who has proved no second factor, or left every organisation, acts on their own account: the database does not tell them apart.
      const known: Actor = actor.kind === "halfway" ? { ...actor, kind: "unattached" } : actor;
      const may = !isPortalItself && (right === undefined || can(known, right));
      expect([name, (await written(actingFor(actor), entry, [accountId, act])) > 0]).toEqual([name, may]);
    }
  });
});
