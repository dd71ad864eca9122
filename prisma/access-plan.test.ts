import { expect, test } from "vitest";
import { planAccess } from "./access-plan.ts";
import type { RoleFacts } from "./role-facts.ts";

const limited: RoleFacts = {
  role: "hub_app",
  database: "hub",
  serverVersion: 150_004,
  isSuperuser: false,
  bypassesRowSecurity: false,
  canCreateRoles: false,
  canCreateObjects: false,
  appRoleExists: true,
  canBecomeAppRole: true,
  isMigrated: true,
  ownsTables: false,
};
const owner: RoleFacts = { ...limited, role: "hub_owner", canCreateObjects: true, ownsTables: true };

test("a limited login serves and the owner migrates", () => {
  expect(planAccess(limited, owner)).toEqual({
    ok: true,
    value: { kind: "two-logins", appRole: "hub_app", warnings: [] },
  });
});

test.each([
  ["a superuser", { isSuperuser: true }],
  ["a login that escapes row security", { bypassesRowSecurity: true }],
])("%s never serves, with or without an owner beside it", (_what, power) => {
  for (const beside of [owner, undefined]) {
    expect(planAccess({ ...limited, ...power }, beside)).toEqual({
      ok: false,
      refusal: { kind: "unlimited-login", role: "hub_app", database: "hub" },
    });
  }
});

test("PostgreSQL 14 is refused, 15 is not", () => {
  expect(planAccess({ ...limited, serverVersion: 149_999 }, owner)).toMatchObject({
    refusal: { kind: "server-too-old" },
  });
  expect(planAccess({ ...limited, serverVersion: 150_000 }, owner)).toMatchObject({ ok: true });
});

test("one login that may create does both, given alone or given twice", () => {
  expect(planAccess(owner, undefined)).toMatchObject({ value: { kind: "shared-login" } });
  expect(planAccess(owner, owner)).toMatchObject({ value: { kind: "shared-login" } });
});

test("a limited login alone serves a migrated database, and says that it cannot check the version", () => {
  expect(planAccess(limited, undefined)).toMatchObject({
    value: { kind: "serve-only", warnings: [{ kind: "migrations-not-checked" }] },
  });
});

test("a limited login alone is refused on an empty database", () => {
  expect(planAccess({ ...limited, isMigrated: false }, undefined)).toMatchObject({ refusal: { kind: "not-migrated" } });
});

test("a serving login that owns the tables is warned about", () => {
  expect(planAccess({ ...limited, ownsTables: true }, owner)).toMatchObject({
    value: { warnings: [{ kind: "login-owns-tables", role: "hub_app" }] },
  });
});
