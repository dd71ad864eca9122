import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type RawAnswer, rawRequest } from "#tests/support/raw-request.ts";
import { type ServedPortal, servePortal } from "#tests/support/served-portal.ts";
import { createTestDatabase, type TestDatabase } from "#tests/support/test-database.ts";

const MEBIBYTE = 1_048_576;
const FORM = "Content-Type: application/x-www-form-urlencoded";

let db: TestDatabase;
let portal: ServedPortal;

beforeAll(async () => {
  db = await createTestDatabase();
  portal = await servePortal(db.appUrl, { METRICS_TOKEN: "metrics-token" });
});
afterAll(async () => {
  await portal.stop();
  await db.drop();
});

function ask(requestLine: string, headers: readonly string[] = ["Host: localhost"], body = ""): Promise<RawAnswer> {
  return rawRequest(portal.url, {
    parts: [`${[requestLine, ...headers, "Connection: close"].join("\r\n")}\r\n\r\n${body}`],
  });
}

const get = (target: string, headers?: readonly string[]): Promise<RawAnswer> => ask(`GET ${target} HTTP/1.1`, headers);
const post = (headers: readonly string[], body = ""): Promise<RawAnswer> =>
  ask("POST /formations HTTP/1.1", ["Host: localhost", `Content-Length: ${body.length}`, ...headers], body);

describe("what never reaches a page", () => {
  it.each([
    ["no Host", "/", []],
    ["two Hosts", "/", ["Host: localhost", "Host: evil.example"]],
    ["a Host with a space", "/", ["Host: a b"]],
    ["a Host with a path", "/", ["Host: localhost/evil"]],
    ["a Host with a user", "/", ["Host: me@localhost"]],
    ["a Host with a false port", "/", ["Host: localhost:99999"]],
    ["a Host that is no address", "/", ["Host: 1.2.3.999"]],
    ["a broken escape in the path", "/%E0%A4%A", undefined],
    ["a NUL in the path", "/formations/%00", undefined],
    ["a NUL in the query", "/formations?q=%00", undefined],
    ["bytes that are no UTF-8", "/formations?q=%E9", undefined],
    ["another site's address", "http://evil.example/", undefined],
    ["a header without a name", "/", ["Host: localhost", ": x"]],
    ["length and chunks together", "/", ["Host: localhost", "Content-Length: 3", "Transfer-Encoding: chunked"]],
  ])("%s is a 400", async (_name, target, headers) => {
    expect((await get(target, headers)).status).toBe(400);
  });

  it.each(["localhost", "portail.example", "portail.example:8443", "127.0.0.1:3000", "[::1]:3000", "PORTAIL.Example."])(
    "accepts the well-formed Host %s",
    async (host) => {
      expect((await get("/healthz", [`Host: ${host}`])).status).toBe(200);
    },
  );

  it.each([
    ["Origin: https://evil.example", 403],
    ["Origin: null", 403],
    ["Origin: not an origin", 403],
    ["Sec-Fetch-Site: cross-site", 403],
    ["Sec-Fetch-Site: same-site", 403],
    ["Origin: http://localhost", 405],
  ])("a form with %s is a %i", async (header, status) => {
    expect((await post([FORM, header], "a=b")).status).toBe(status);
  });

  it.each([
    ["Content-Type: application/json", '{"a":1}'],
    ["Content-Type: text/plain", "a=b"],
    ["X-Nothing: 1", "a=b"],
  ])("a body of %s is a 415", async (header, body) => {
    expect((await post([header], body)).status).toBe(415);
  });

  it.each([
    ["Content-Type: application/x-www-form-urlencoded", "a=b", 415],
    ["Content-Type: application/json", "{}", 400],
    ["Content-Type: Application/JSON; charset=utf-8", "{}", 400],
  ])("a question to the API is JSON, wherever it comes from: %s, %s is a %i", async (header, body, status) => {
    const head = ["Host: localhost", "Origin: https://evil.example", header, `Content-Length: ${body.length}`];
    expect((await ask("POST /api/v1/gaps HTTP/1.1", head, body)).status).toBe(status);
  });

  it("an announced body over 1 MiB is a 413, before it is sent", async () => {
    const answer = await ask("POST /formations HTTP/1.1", ["Host: localhost", FORM, `Content-Length: ${MEBIBYTE + 1}`]);
    expect(answer.status).toBe(413);
  });

  it.each(["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND"])(
    "%s on a page is a 405 that says what is allowed",
    async (method) => {
      const answer = await ask(`${method} / HTTP/1.1`);
      expect([answer.status, answer.headers.get("allow")]).toEqual([405, "GET, HEAD, POST"]);
    },
  );

  it.each(["/nulle-part", "/formations/a/b/c", "/mon-compte/nulle-part"])(
    "a form sent to %s is a 404",
    async (path) => {
      const answer = await ask(`POST ${path} HTTP/1.1`, ["Host: localhost", FORM, "Content-Length: 3"], "a=b");
      expect(answer.status).toBe(404);
      expect(answer.body).toContain("<title>Cette page n");
    },
  );

  it.each([
    ["the links of a page of fifty results", "p=/formations/32_17&".repeat(50), 204],
    ["fifteen hundred paths", "p=/a&".repeat(1500), 400],
    ["a path of a thousand parts", `p=${"/a".repeat(1000)}`, 400],
  ])("%s are asked of the routes", async (_what, paths, status) => {
    expect((await get(`/__manifest?version=0&${paths}`)).status).toBe(status);
  });

  it("headers over 16 kB are a 431", async () => {
    expect((await get("/", ["Host: localhost", `X-Long: ${"a".repeat(20_000)}`])).status).toBe(431);
  });

  it("an expectation that cannot be met is a 417", async () => {
    expect((await get("/", ["Host: localhost", "Expect: the-impossible"])).status).toBe(417);
  });

  it.each(["/", "/favicon.svg", "/robots.txt", "/api/v1/openapi.json", "/nulle-part"])(
    "%s says how its text is written",
    async (path) => {
      expect((await get(path)).headers.get("content-type")).toMatch(/charset=utf-8$/i);
    },
  );

  it("a forwarded host changes nothing, whatever it says", async () => {
    expect((await get("/aide", ["Host: localhost", "X-Forwarded-Host: a:99999"])).status).toBe(200);
  });
});

describe("every answer carries the security headers", () => {
  const wanted = [
    "content-security-policy",
    "strict-transport-security",
    "x-content-type-options",
    "referrer-policy",
    "permissions-policy",
    "cross-origin-opener-policy",
    "cross-origin-resource-policy",
  ];

  it.each([
    ["a page", "/aide", undefined],
    ["a missing page", "/nulle-part", undefined],
    ["a file", "/favicon.ico", undefined],
    ["a missing file", "/assets/none.js", undefined],
    ["the API", "/api/v1/openapi.json", undefined],
    ["a refusal of the API", "/api/v1/trainings?x=1", undefined],
    ["the health of the process", "/healthz", undefined],
    ["a bad Host", "/", ["Host: a b"]],
    ["what Node's parser refuses", "/", ["Host: localhost", ": x"]],
    ["headers that are too long", "/", ["Host: localhost", `X-Long: ${"a".repeat(20_000)}`]],
  ])("%s", async (_name, target, headers) => {
    const answer = await get(target, headers);
    expect(wanted.filter((name) => !answer.headers.has(name))).toEqual([]);
    expect(answer.headers.get("x-powered-by")).toBeUndefined();
  });

  it("gives each page its own nonce, and no script without it", async () => {
    const [first, second] = await Promise.all([get("/aide"), get("/aide")]);
    const nonceOf = (answer: RawAnswer): string | undefined =>
      /'nonce-([^']+)'/.exec(answer.headers.get("content-security-policy") ?? "")?.[1];
    expect(nonceOf(first)).not.toBe(nonceOf(second));
    const scripts = first.body.match(/<script[^>]*>/g) ?? [];
    expect(scripts.length).toBeGreaterThan(0);
    expect(scripts.filter((script) => !script.includes(`nonce="${nonceOf(first)}"`))).toEqual([]);
    expect(first.body).not.toMatch(/ style="|<style/);
  });

  it("keeps hashed files for a year", async () => {
    const page = await get("/aide");
    const file = /\/assets\/[\w.-]+\.js/.exec(page.body)?.[0] ?? "";
    expect((await get(file)).headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
  });
});

describe("what operators ask", () => {
  it("says that the process lives, and that it can serve", async () => {
    expect((await get("/healthz")).body).toContain('"up"');
    const ready = await fetch(`${portal.url}/readyz`);
    expect(ready.status).toBe(200);
    const up = { state: "up" };
    expect(await ready.json()).toMatchObject({ state: "up", database: up, search: up, queue: up });
  });

  it("shows figures to the holder of the token, and to nobody else", async () => {
    expect((await get("/metrics")).status).toBe(404);
    expect((await get("/metrics", ["Host: localhost", "Authorization: Bearer wrong"])).status).toBe(404);
    const figures = await get("/metrics", ["Host: localhost", "Authorization: Bearer metrics-token"]);
    expect(figures.status).toBe(200);
    expect(figures.body).toContain("http_request_duration_seconds");
  });

  it("logs method, pattern, status and duration, and nothing of a person", async () => {
    await get("/formations?q=canari-question&lieu=canari-lieu", [
      "Host: localhost",
      "Cookie: canari-temoin=1",
      "Authorization: Basic canari-secret",
      "User-Agent: canari-navigateur",
      "X-Forwarded-For: 203.0.113.77",
    ]);
    await get("/canari-chemin/canari-suite");
    await expect.poll(() => portal.output()).toContain('"route":"/*"');
    const log = portal.output();
    expect(log).toMatch(/"method":"GET","route":"\/formations","status":200,"durationMs":[\d.]+/);
    expect(log).not.toMatch(/canari|203\.0\.113\.77/);
  });
});

describe("limits and headers follow the route, not a spelling", () => {
  it.each(["/refus/abc", "/REFUS/abc", "/%72efus/abc", "/refus/abc/", "/refus/abc.data", "/x/../refus/abc"])(
    "%s sends no referrer and is in no index",
    async (target) => {
      const { headers } = await get(target);
      expect([headers.get("referrer-policy"), headers.get("x-robots-tag")]).toEqual([
        "no-referrer",
        "noindex, nofollow",
      ]);
    },
  );

  it.each(["/mot-de-passe/abc", "/Connexion/%6Cien/abc", "/invitation/abc/"])(
    "%s, a secret address with a form, is in no index, and its form says where it comes from",
    async (target) => {
      const { headers } = await get(target);
      expect([headers.get("referrer-policy"), headers.get("x-robots-tag")]).toEqual([
        "same-origin",
        "noindex, nofollow",
      ]);
    },
  );

  it.each(["/api/v1/trainings/rien", "/API/v1/trainings/rien", "/%61pi/v1/trainings/rien/", "/api/rien"])(
    "%s is answered as the API",
    async (target) => {
      const { status, headers } = await get(target);
      expect([status, headers.get("access-control-allow-origin")]).toEqual([404, "*"]);
      expect(headers.get("content-type")).toMatch(/^application\/json/);
    },
  );

  it.each(["%01", "%0A", "%00", "x%1By", "%7F"])("an address of the API with %s is a 404 in JSON", async (text) => {
    for (const path of [`/api/${text}`, `/api/v1/trainings/${text}`, `/%61pi/v1/metiers/${text}`]) {
      const { status, body } = await get(path);
      expect([path, status, JSON.parse(body)]).toMatchObject([path, 404, { error: { code: "not-found" } }]);
    }
  });
});
