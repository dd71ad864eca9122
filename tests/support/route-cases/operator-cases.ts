import { needToCommand } from "../need-things.ts";
import { buildImport, REFUSED_SIRET } from "../operator-records.ts";
import { assistance, deadLetter, importRun, linkToReview, managedSession, refusalLink, tie } from "../route-things.ts";
import { type CasesByRoute, faulty, form, only, page, unknownOf } from "./route-case.ts";

/** The routes of the Region's operators. */
export const operatorCases: CasesByRoute = {
  "/exploitation/*": unknownOf("*", "rien"),
  "/assistance": {
    page: page(),
    faulty: [
      faulty("reset", "operator", ["reason", "check"], {
        sent: ({ world }) => ({ intent: "reset-factor", accountId: world.own.agent.accountId }),
        instance: "accountId",
        search: ({ accountId }) => `?adresse=${accountId}@example.test`,
      }),
    ],
    forms: [
      form("end-sessions", {
        about: "organisation",
        fields: (subject) => assistance(subject, { intent: "end-sessions" }),
      }),
      form("reset-factor", {
        about: "organisation",
        fields: (subject) => assistance(subject, { intent: "reset-factor", reason: "lost", check: "seen" }),
      }),
    ],
  },
  "/exploitation/imports": only(page({ params: importRun })),
  "/exploitation/imports/:id": only(page({ params: importRun })),
  "/exploitation/imports/:id/refus.csv": only(page({ params: importRun })),
  "/exploitation/visibilite": only(page()),
  "/exploitation/envois": {
    page: page({ params: deadLetter }),
    forms: [
      form("retry", { fields: async (subject) => ({ intent: "retry", ...(await deadLetter(subject)) }) }),
      form("discard", {
        fields: async (subject) => ({ intent: "discard", reason: "out-of-date", ...(await deadLetter(subject)) }),
      }),
    ],
  },
  "/exploitation/organismes": {
    // The database gives every member the names of organisations: they are a directory.
    page: page({ ofAll: ["operator", "agent", "manager", "reader", "auditor", "region-auditor"] }),
    faulty: [
      faulty("tie", "operator", ["organisationId", "siret"], {
        sent: async ({ world }) => {
          await world.builders.buildOrganisation({ kind: "training_organisation" });
          return { intent: "tie", siret: "12" };
        },
      }),
    ],
    forms: [
      form("untie", { fields: tie }),
      form("unknown SIRET", {
        fields: ({ world }) => ({ intent: "tie", organisationId: world.own.organisation.id, siret: "10000000000001" }),
        status: () => 404,
      }),
    ],
  },
  "/exploitation/mots": {
    page: page({ params: needToCommand }),
    forms: [
      form("review a word", {
        params: needToCommand,
        fields: () => ({ word: "souder", verdict: "ignored" }),
      }),
    ],
  },
  "/exploitation/blocs": only(page()),
  "/exploitation/blocs/:code": {
    page: page({ params: linkToReview }),
    forms: [form("review", { params: linkToReview, fields: linkToReview })],
  },
  "/exploitation/sessions": only(page()),
  "/exploitation/sessions/:number/reporter": {
    page: page({ params: managedSession }),
    forms: [
      form("postpone", {
        params: managedSession,
        fields: async (subject) => ({
          ...(await managedSession(subject)),
          ...{ startsOn: "2090-01-01", endsOn: "2090-06-30" },
        }),
      }),
    ],
  },
  "/exploitation/sessions/:number/annuler": {
    page: page({ params: managedSession }),
    forms: [form("cancel", { params: managedSession, fields: managedSession })],
  },
  "/exploitation/liens": {
    page: page({ params: refusalLink }),
    faulty: [faulty("create", "operator", ["siret"], { sent: () => ({ intent: "create" }) })],
    forms: [
      form("revoke", { about: "organisation", fields: refusalLink }),
      form("create", {
        fields: async ({ world }) => {
          await buildImport(world.builders);
          return { intent: "create", siret: REFUSED_SIRET };
        },
        status: () => 200,
      }),
    ],
  },
};
