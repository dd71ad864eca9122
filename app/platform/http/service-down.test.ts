import { describe, expect, test } from "vitest";
import { isServiceDown } from "./service-down.ts";

/** As Prisma throws what PostgreSQL said: its own code, and PostgreSQL's further in. */
function prismaError(code: string, originalCode: string): Error {
  return Object.assign(new Error("Raw query failed"), {
    code,
    meta: { driverAdapterError: { name: "DriverAdapterError", cause: { originalCode, kind: "postgres" } } },
  });
}

/** As Prisma throws what the driver said while a transaction began or ended. */
function adapterError(cause: { readonly kind: string; readonly originalCode?: string }): Error {
  return Object.assign(new Error("of the adapter"), { name: "DriverAdapterError", cause });
}

const coded = (code: string): Error => Object.assign(new Error("of pg"), { code });

describe("the database is what failed", () => {
  test.each([
    ["a connection ended by an administrator", coded("57P01")],
    ["a statement past its time", coded("57014")],
    ["a lock that does not come", coded("55P03")],
    ["a connection class error", coded("08006")],
    ["a server that is not there", coded("ECONNREFUSED")],
    ["a lost connection, of which pg tells only in words", new Error("Connection terminated unexpectedly")],
    [
      "a connection lost between two statements",
      new Error("Client has encountered a connection error and is not queryable"),
    ],
    ["a queue of paths that is full", new Error("Task queue is at limit")],
    ["a pool with nothing free", new Error("timeout exceeded when trying to connect")],
    ["the same told by Prisma, raw", prismaError("P2010", "57P01")],
    ["the same told by Prisma, of a record", prismaError("P2039", "55P03")],
    ["too many connections", prismaError("P2037", "53300")],
    ["a transaction of Prisma that could not begin or end in time", coded("P2028")],
    ["a commit cut by an administrator", adapterError({ kind: "postgres", originalCode: "57P01" })],
    ["a commit whose connection is closed", adapterError({ kind: "ConnectionClosed" })],
    ["a deadlock met at each try", coded("40P01")],
    ["the same told by Prisma, in a transaction", prismaError("P2034", "40P01")],
    ["any of these as a cause", new Error("wrapped", { cause: coded("57P03") })],
  ])("%s", (_what, error) => expect(isServiceDown(error)).toBe(true));
});

describe("a mistake of ours is not excused", () => {
  test.each([
    ["a table that does not exist", coded("42P01")],
    ["a rule of the database", coded("23505")],
    ["the same told by Prisma", prismaError("P2010", "42P01")],
    ["a commit that a rule refuses", adapterError({ kind: "UniqueConstraintViolation", originalCode: "23505" })],
    ["an error without a code", new Error("Cannot read properties of undefined")],
    ["what is no error", "57P01"],
  ])("%s", (_what, error) => expect(isServiceDown(error)).toBe(false));
});
