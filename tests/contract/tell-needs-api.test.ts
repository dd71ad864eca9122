import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { type AccessBuilders, openAccessBuilders } from "#tests/support/access-builders.ts";
import { buildApiToken } from "#tests/support/build-api-token.ts";
import { type OpenApiValidator, readOpenApi } from "#tests/support/openapi-validator.ts";
import { type ServedPortal, servePortal } from "#tests/support/served-portal.ts";
import { createTestDatabase, type TestDatabase } from "#tests/support/test-database.ts";

let server: TestDatabase;
let portal: ServedPortal;
let api: OpenApiValidator;
let build: AccessBuilders;
/** The tokens of two branches, one that only reads, and one of a body that tells no needs. */
let tokens: Record<"branch" | "other" | "reader" | "prescriber", string>;
let branchId: string;

/** What nobody but a sensor may read of a hidden need. */
const HIDDEN = { name: "Fonderie Quatremare", contact: "Ysoline Bec", phone: "06 98 76 54 32" };

beforeAll(async () => {
  server = await createTestDatabase("demonstration");
  build = openAccessBuilders(server);
  const tokenOf = async (kind: "branch" | "mission_locale", scope?: "needs.read") => {
    const organisation = await build.buildOrganisation({ kind, name: `Essai ${kind}` });
    await build.buildMember(organisation, "manager");
    return { ...(await buildApiToken(build, organisation, scope)), organisation };
  };
  const branch = await tokenOf("branch");
  branchId = branch.organisation.id;
  tokens = {
    branch: branch.token,
    other: (await tokenOf("branch")).token,
    reader: (await buildApiToken(build, branch.organisation, "needs.read")).token,
    prescriber: (await tokenOf("mission_locale")).token,
  };
  portal = await servePortal(server.appUrl);
  api = await readOpenApi(portal.url);
});
afterAll(async () => {
  await build?.close();
  await portal?.stop();
  await server?.drop();
});

const need = {
  company: { siret: "13002526500013", name: HIDDEN.name },
  job: { rome: "H2913", label: "soudeur" },
  headcount: 3,
  place: "insee:80620",
  startsOn: null,
  contract: "permanent",
  visibility: "sensors",
  skills: [{ label: "Souder l’aluminium", importance: "essential" }],
  contact: { name: HIDDEN.contact, phone: HIDDEN.phone },
} as const;

let keys = 0;
const newKey = (): string => {
  keys += 1;
  return `essai-${String(keys).padStart(4, "0")}`;
};

interface Sent {
  readonly token?: string | null;
  readonly key?: string | null;
  readonly body?: unknown;
}

async function tell({ token = tokens.branch, key = newKey(), body = need }: Sent = {}) {
  const response = await fetch(`${portal.url}/api/v1/needs`, {
    method: "POST",
    headers: {
      "Content-Type": "application/json",
      ...(token === null ? {} : { Authorization: `Bearer ${token}` }),
      ...(key === null ? {} : { "Idempotency-Key": key }),
    },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
  const { status, headers } = response;
  const answer: unknown = await response.json();
  expect([status, api.problems("/api/v1/needs", status, answer, "post")]).toEqual([status, []]);
  return { status, headers, answer };
}

const received = z.object({ id: z.uuid(), reference: z.string().nullable(), url: z.string() });

async function told(sent: Sent = {}) {
  const { status, answer } = await tell(sent);
  expect([status, answer]).toEqual([201, answer]);
  return received.parse(answer);
}

async function read(id: string, token: string | null = tokens.branch) {
  const headers = token === null ? {} : { Authorization: `Bearer ${token}` };
  const response = await fetch(`${portal.url}/api/v1/needs/${id}`, { headers });
  const answer: unknown = await response.json();
  expect(api.problems("/api/v1/needs/{id}", response.status, answer)).toEqual([]);
  return { status: response.status, headers: response.headers, answer };
}

const countNeeds = async (): Promise<number> =>
  Number((await build.query("SELECT count(*)::int AS n FROM need"))[0]?.["n"]);

describe("a need told by a software", () => {
  test("is one to confirm, written whole with its history and its line of the trail, and nobody is written to", async () => {
    const { id, reference, url } = await told({ body: { ...need, reference: "A-1" } });
    expect([reference, url]).toEqual(["A-1", `/api/v1/needs/${id}`]);
    const [row] = await build.query(
      `SELECT state::text, version, company_name, metier_code, commune_code, company_confirmed_at, visibility,
         (SELECT array_agg(label) FROM need_skill WHERE need_id = n.id) AS skills,
         (SELECT phone FROM need_contact WHERE need_id = n.id) AS phone,
         (SELECT array_agg(by_commander || ' ' || by_organisation_id) FROM need_event WHERE need_id = n.id) AS events,
         (SELECT array_agg(action || ' ' || organisation_id) FROM audit_event WHERE resource_id = n.id::text) AS trail
       FROM need n WHERE id = $1`,
      [id],
    );
    expect(row).toEqual({
      ...{ state: "posted", version: 1, company_name: HIDDEN.name, metier_code: "H2913", commune_code: "80620" },
      ...{ company_confirmed_at: null, visibility: "sensors", skills: ["Souder l’aluminium"], phone: "+33698765432" },
      ...{ events: [`contributor ${branchId}`], trail: [`need.contribute ${branchId}`] },
    });
    expect(await build.query("SELECT topic FROM outbox_effect WHERE payload ->> 'needId' = $1", [id])).toEqual([]);
  });

  test("with the least that is asked: a SIRET for the company, the name of its métier for the job", async () => {
    const { contact: _contact, skills: _skills, startsOn: _startsOn, ...least } = need;
    const body = { ...least, company: { siret: need.company.siret }, job: { rome: "H2913" } };
    const { id } = await told({ body });
    const [row] = await build.query("SELECT company_name, job_label FROM need WHERE id = $1", [id]);
    expect(row).toEqual({ company_name: "SIRET 13002526500013", job_label: expect.stringMatching(/^Soudeur/) });
  });

  test("a commune by its postal code or its name is the same commune", async () => {
    for (const place of ["postcode:80200", "Péronne"]) {
      const sent = await tell({ body: { ...need, place } });
      // Several communes may share a postal code: then they are named.
      if (sent.status === 422) expect(sent.answer).toMatchObject({ error: { field: "place", message: /Péronne/ } });
      else expect(sent.status).toBe(201);
    }
  });
});

describe("told again", () => {
  test("under the same key or the same reference, it has the same answer and makes no second need", async () => {
    const [key, body] = [newKey(), { ...need, reference: "B-1" }];
    const first = await told({ key, body });
    const before = await countNeeds();
    expect(await told({ key, body })).toEqual(first);
    expect(await told({ body })).toEqual(first);
    // Spaces and the order of fields are not the content.
    expect(await told({ key, body: { reference: " B-1 ", ...need } })).toEqual(first);
    expect(await countNeeds()).toBe(before);
  });

  test("ten at one instant are one need", async () => {
    const [key, body] = [newKey(), { ...need, reference: "B-2" }];
    const before = await countNeeds();
    const sent = await Promise.all(Array.from({ length: 10 }, () => told({ key, body })));
    expect(new Set(sent.map(({ id }) => id)).size).toBe(1);
    const others = await Promise.all(Array.from({ length: 10 }, () => told({ body: { ...need, reference: "B-3" } })));
    expect(new Set(others.map(({ id }) => id)).size).toBe(1);
    expect(await countNeeds()).toBe(before + 2);
  });

  test("another content under a key or a reference is refused, and names the need", async () => {
    const key = newKey();
    const { id } = await told({ key, body: { ...need, reference: "B-4" } });
    const more = { ...need, headcount: 4 };
    const before = await countNeeds();
    expect(await tell({ key, body: more })).toMatchObject({
      status: 409,
      answer: {
        error: { code: "key-of-another-need", field: "Idempotency-Key", message: expect.stringContaining(id) },
      },
    });
    expect(await tell({ body: { ...more, reference: "B-4" } })).toMatchObject({
      status: 409,
      answer: {
        error: { code: "reference-of-another-need", field: "reference", message: expect.stringContaining(id) },
      },
    });
    expect(await countNeeds()).toBe(before);
  });

  test("years later, what was in time then has the same answer still", async () => {
    const [key, body] = [newKey(), { ...need, startsOn: "2099-01-01" }];
    const first = await told({ key, body });
    await build.rewrite("UPDATE need SET state = 'stopped', starts_on = '2020-01-01' WHERE id = $1", [first.id]);
    expect(await told({ key, body })).toEqual(first);
  });

  test("the keys and references of another organisation are its own", async () => {
    const [key, body] = [newKey(), { ...need, reference: "B-5" }];
    const mine = await told({ key, body });
    const theirs = await told({ key, body: { ...body, headcount: 9 }, token: tokens.other });
    expect(theirs.id).not.toBe(mine.id);
  });
});

describe("what became of it", () => {
  test("is told to the organisation that told it, by either token, and to nobody else", async () => {
    const { id } = await told({ body: { ...need, reference: "C-1" } });
    for (const token of [tokens.branch, tokens.reader]) {
      expect(await read(id, token)).toMatchObject({
        status: 200,
        answer: {
          id,
          reference: "C-1",
          state: "posted",
          label: "À confirmer",
          isOpen: true,
          headcount: 3,
          hired: null,
        },
      });
    }
    await build.rewrite("UPDATE need SET state = 'filled', hired = 3 WHERE id = $1", [id]);
    expect(await read(id)).toMatchObject({ answer: { state: "filled", isOpen: false, hired: 3 } });
    for (const asked of [id, "00000000-0000-4000-8000-000000000000", "rien"]) {
      const { status, answer } = await read(asked, tokens.other);
      expect([asked, status, answer]).toEqual([
        asked,
        404,
        { error: expect.objectContaining({ code: "unknown-need" }) },
      ]);
    }
    expect(await read(id, null)).toMatchObject({ status: 401, answer: { error: { code: "no-token" } } });
    expect((await read(id)).headers.get("cache-control")).toBe("no-store");
  });

  test("nothing of a hidden need nor of whom to call leaks: not by the list, another token, a refusal, the log", async () => {
    const key = newKey();
    const { id } = await told({ key });
    await build.rewrite(`UPDATE need SET state = 'confirmed', company_confirmed_at = now() WHERE id = $1`, [id]);
    const shown = [
      await (await fetch(`${portal.url}/api/v1/needs?perPage=50`)).text(),
      ...[await read(id), await read(id, tokens.other), await read(id, tokens.reader)].map(({ answer }) =>
        JSON.stringify(answer),
      ),
      JSON.stringify((await tell({ key, body: { ...need, headcount: 7 } })).answer),
      JSON.stringify((await tell({ body: { ...need, place: "Nulle-part-sur-Rien" } })).answer),
      JSON.stringify((await tell({ body: { ...need, contact: { ...need.contact, phone: "12" } } })).answer),
      portal.output(),
    ].join("\n");
    expect(shown).not.toMatch(/Quatremare|Ysoline|98765432|98 76 54 32/);
    expect(shown).not.toContain(tokens.branch);
    // Shown to everybody, the company is named; whom to call never is.
    await build.rewrite("UPDATE need SET visibility = 'public' WHERE id = $1", [id]);
    const list = await (await fetch(`${portal.url}/api/v1/needs?perPage=50`)).text();
    expect(list).toContain(HIDDEN.name);
    expect(list).not.toMatch(/Ysoline|98765432/);
  });
});

describe("who may", () => {
  test.each([
    ["nobody known", (): null => null, 401, "no-token"],
    ["a token that never was", (): string => `hub_${"a".repeat(43)}`, 401, "no-such-token"],
    ["a token that reads alone", (): string => tokens.reader, 403, "scope-missing"],
    ["the token of a body that tells no needs", (): string => tokens.prescriber, 403, "scope-missing"],
  ] as const)("%s tells nothing", async (_name, token, status, code) => {
    const before = await countNeeds();
    const answered = await tell({ token: token() });
    expect([answered.status, answered.answer]).toEqual([status, { error: expect.objectContaining({ code }) }]);
    expect(answered.headers.get("www-authenticate")).toBe(status === 401 ? "Bearer" : null);
    expect(await countNeeds()).toBe(before);
  });

  test.each(["revoked_at = now()", "created_at = now() - interval '200 days', expires_at = now()"])(
    "a token with %s serves no more, not even for what it told",
    async (over): Promise<void> => {
      const organisation = await build.buildOrganisation({ kind: "company", name: "Agence" });
      await build.buildMember(organisation, "manager");
      const { id: tokenId, token } = await buildApiToken(build, organisation);
      const { id } = await told({ token });
      await build.rewrite(`UPDATE api_token SET ${over} WHERE id = $1`, [tokenId]);
      expect(await tell({ token })).toMatchObject({ status: 401, answer: { error: { code: "no-such-token" } } });
      expect((await read(id, token)).status).toBe(401);
    },
  );

  test("no other site shows a token from a browser", async () => {
    const preflight = await fetch(`${portal.url}/api/v1/needs`, { method: "OPTIONS" });
    expect(preflight.headers.get("access-control-allow-methods")).toBe("GET, HEAD, POST, OPTIONS");
    expect(preflight.headers.get("access-control-allow-headers")).not.toMatch(/authorization/i);
  });
});

describe("what is refused, with the field and what to do", () => {
  test.each<[string, unknown, number, string, string | undefined]>([
    ["text that is no JSON", "{need", 400, "bad-json", undefined],
    ["a field nobody expects", { ...need, salary: 1 }, 400, "unknown-field", "salary"],
    [
      "a SIRET whose key is wrong",
      { ...need, company: { siret: "13002526500014" } },
      400,
      "bad-value",
      "company.siret",
    ],
    ["no job", { ...need, job: {} }, 400, "bad-value", "job"],
    ["nobody wanted", { ...need, headcount: 0 }, 400, "bad-value", "headcount"],
    ["too many people", { ...need, headcount: 1000 }, 400, "bad-value", "headcount"],
    ["a day that is none", { ...need, startsOn: "2027-02-30" }, 400, "bad-value", "startsOn"],
    ["a contract nobody knows", { ...need, contract: "cdi" }, 400, "bad-value", "contract"],
    ["a month's pay for an hour", { ...need, pay: { cents: 250_000, per: "hour" } }, 400, "bad-value", "pay"],
    ["one cent a month", { ...need, pay: { cents: 1, per: "month" } }, 400, "bad-value", "pay.cents"],
    ["euros for cents", { ...need, pay: { cents: 2100, per: "month" } }, 400, "bad-value", "pay"],
    [
      "a skill with neither number nor words",
      { ...need, skills: [{ importance: "useful" }] },
      400,
      "bad-value",
      "skills.0",
    ],
    ["21 skills", { ...need, skills: Array(21).fill(need.skills[0]) }, 400, "bad-value", "skills"],
    ["a NUL", { ...need, company: { ...need.company, name: "a\0b" } }, 400, "bad-value", "company.name"],
    ["half a sign", { ...need, job: { label: "\ud800" } }, 400, "bad-value", "job.label"],
    ["no telephone", { ...need, contact: { name: "x", phone: "12" } }, 400, "bad-value", "contact.phone"],
    ["a commune nobody knows", { ...need, place: "Nulle-part-sur-Rien" }, 422, "unknown-place", "place"],
    ["the beginning of a town's name", { ...need, place: "Saint" }, 422, "unknown-place", "place"],
    ["a métier nobody knows", { ...need, job: { rome: "A9999" } }, 422, "unknown-metier", "job.rome"],
    [
      "a skill nobody knows",
      { ...need, skills: [{ ogr: 1, importance: "useful" }] },
      422,
      "unknown-skill",
      "skills.0.ogr",
    ],
    ["a day that is past", { ...need, startsOn: "2020-01-01" }, 422, "starts-before-today", "startsOn"],
  ])("%s", async (_name, body, status, code, field) => {
    const before = await countNeeds();
    const { answer, ...refused } = await tell({ body });
    expect([refused.status, answer]).toEqual([
      status,
      {
        error: expect.objectContaining({
          code,
          message: expect.stringMatching(/[.»]$/),
          ...(field === undefined ? {} : { field }),
        }),
      },
    ]);
    expect(await countNeeds()).toBe(before);
  });

  test.each([null, "court", "a".repeat(81), "clé à accents"])("the key %j", async (key) => {
    expect(await tell({ key: key === null ? null : Buffer.from(key).toString("latin1") })).toMatchObject({
      status: 400,
      answer: { error: { code: "bad-key", field: "Idempotency-Key" } },
    });
  });

  test("a form, and a body over 1 MiB", async () => {
    const send = (type: string, body: string) =>
      fetch(`${portal.url}/api/v1/needs`, { method: "POST", headers: { "Content-Type": type }, body });
    expect((await send("application/x-www-form-urlencoded", "a=1")).status).toBe(415);
    expect((await send("application/json", `{"x":"${"a".repeat(1_048_576)}"}`)).status).toBe(413);
  });
});
