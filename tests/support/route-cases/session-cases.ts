import { randomUUID } from "node:crypto";
import { decision, managedSession, personToMove, stay } from "../route-things.ts";
import { type CasesByRoute, faulty, form, only, page } from "./route-case.ts";

/** The routes of a training organisation's sessions. */
export const sessionCases: CasesByRoute = {
  "/sessions": only(page()),
  "/sessions/:number": {
    page: page({ about: "organisation", params: decision }),
    forms: [form("decide", { about: "organisation", params: decision, fields: decision })],
    faulty: [
      faulty("decide", "manager", ["chosen", "decision", "day", "reason"], {
        params: decision,
        sent: async (subject) => {
          const { key = "", group = "", read = "" } = await decision(subject);
          return { key, group, read, day: "demain", reason: "autre" };
        },
        instance: "group",
      }),
    ],
  },
  "/sessions/:number/gerer": {
    page: page({ about: "organisation", params: managedSession }),
    forms: [
      form("manage", {
        about: "organisation",
        params: decision,
        fields: () => ({ intent: "manage", funderCode: "2", takenElsewhere: "0", promotes: "asked" }),
      }),
      form("life", {
        about: "organisation",
        params: managedSession,
        fields: async (subject) => ({ ...(await managedSession(subject)), command: "suspend" }),
      }),
    ],
    faulty: [
      faulty("manage", "manager", ["takenElsewhere", "announcedHere", "promotes"], {
        params: decision,
        sent: () => ({ intent: "manage", funderCode: "2", takenElsewhere: "x", announcedHere: "y" }),
        instance: "funderCode",
      }),
    ],
  },
  "/sessions/:number/reporter": {
    page: page({ about: "organisation", params: managedSession }),
    forms: [
      form("postpone", {
        about: "organisation",
        params: managedSession,
        fields: async (subject) => ({
          ...(await managedSession(subject)),
          ...{ startsOn: "2090-01-01", endsOn: "2090-06-30" },
        }),
      }),
    ],
  },
  "/sessions/:number/annuler": {
    page: page({ about: "organisation", params: managedSession }),
    forms: [form("cancel", { about: "organisation", params: managedSession, fields: managedSession })],
  },
  "/sessions/:number/personnes/:id": {
    page: page({ about: "organisation", params: stay }),
    forms: [
      form("exit", { about: "organisation", params: stay, fields: stay }),
      form("move", { about: "organisation", params: personToMove, fields: personToMove }),
      // It was said long ago.
      form("take back an entry", {
        about: "organisation",
        params: stay,
        fields: async (subject) => ({ ...(await stay(subject)), intent: "mistake", command: "cancel-entry" }),
        status: () => 409,
      }),
    ],
    faulty: [
      faulty("stay", "manager", ["happenedOn", "reason", "blocks"], {
        params: stay,
        sent: () => ({
          ...{ key: randomUUID(), version: "1", what: "exit", happenedOn: "demain", reason: "autre" },
          blocks: "B".repeat(60),
        }),
        instance: "what",
      }),
      faulty("move", "manager", ["toSessionId"], {
        params: personToMove,
        sent: () => ({ intent: "move", key: randomUUID(), version: "1", toSessionId: "rien" }),
      }),
    ],
  },
};
