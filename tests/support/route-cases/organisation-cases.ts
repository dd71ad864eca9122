import { randomUUID } from "node:crypto";
import {
  agreementToEnd,
  apiToken,
  authorisation,
  invitationToRevoke,
  leaver,
  member,
  needFile,
  paperLetter,
  standIn,
} from "../route-things.ts";
import { type CasesByRoute, days, faulty, form, only, page, type RouteCase, unknownOf } from "./route-case.ts";

/** Of the world of the matrix, the Region alone tells needs by a software. */
const tellsNeeds =
  (status: number): NonNullable<RouteCase["status"]> =>
  (who) =>
    who === "operator" ? status : 404;

/** The routes of an organisation. */
export const organisationCases: CasesByRoute = {
  "/mon-organisation/*": unknownOf("*", "rien"),
  "/mon-organisation": {
    page: page(),
    forms: [form("revoke", { about: "organisation", fields: invitationToRevoke })],
  },
  "/mon-organisation/inviter": {
    page: page(),
    forms: [form("invite", { fields: () => ({ email: `${randomUUID()}@example.test`, role: "agent" }) })],
    faulty: [faulty("invite", "manager", ["email", "role"])],
  },
  "/mon-organisation/habilitations": only(page({ ofAll: ["operator", "region-auditor"] })),
  "/mon-organisation/habilitations/demander": {
    page: page(),
    faulty: [faulty("request", "manager", ["departements", "programmes", ...days])],
    forms: [
      // What is asked here is refused: the organisation of the test asks in its own suite.
      form("nothing chosen", { fields: () => ({ startsOn: "2090-01-01", endsOn: "2090-12-31" }), status: () => 400 }),
    ],
  },
  "/mon-organisation/habilitations/:id": {
    page: page({ about: "organisation", params: authorisation }),
    faulty: [
      faulty("decide", "operator", ["reason"], {
        sent: () => ({ intent: "refuse", expectedVersion: "1" }),
        instance: "intent",
      }),
    ],
    forms: [
      form("refuse", {
        about: "organisation",
        params: authorisation,
        fields: () => ({ intent: "refuse", expectedVersion: "1", reason: "Dossier incomplet" }),
      }),
    ],
  },
  "/mon-organisation/conventions": {
    page: page({ ofAll: ["operator"] }),
    faulty: [
      faulty("conclude", "operator", ["organisationId", "reference", ...days], {
        sent: () => ({ intent: "conclude" }),
      }),
      faulty("change-end", "operator", ["endsOn"], { sent: agreementToEnd, instance: "agreementId" }),
    ],
    forms: [
      form("unknown agreement", {
        fields: () => ({ intent: "change-end", agreementId: randomUUID(), endsOn: "2090-12-31" }),
        status: () => 404,
      }),
      form("nothing chosen", { fields: () => ({ intent: "conclude" }), status: () => 400 }),
    ],
  },
  "/mon-organisation/besoins/importer": {
    page: page({ status: tellsNeeds(200) }),
    forms: [form("without a file", { status: tellsNeeds(400) })],
    faulty: [faulty("need-file", "operator", ["file"])],
  },
  "/mon-organisation/besoins/importer/:id": {
    page: page({ about: "organisation", params: needFile, status: tellsNeeds(200) }),
    forms: [
      form("send", {
        about: "organisation",
        params: needFile,
        fields: () => ({ intent: "send" }),
        status: tellsNeeds(303),
      }),
      form("remove", {
        about: "organisation",
        params: needFile,
        fields: () => ({ intent: "remove" }),
        status: tellsNeeds(303),
      }),
    ],
    faulty: [
      faulty("columns", "operator", ["siret", "job", "headcount", "place", "contract"], {
        params: needFile,
        sent: () => ({ intent: "columns", job: "x" }),
      }),
      // A cell may hold anything: what can be wrong is the whole form.
      faulty("mend-value", "operator", [], {
        params: needFile,
        sent: () => ({ intent: "mend-value", field: "rien" }),
      }),
      faulty("mend", "operator", [], { params: needFile, sent: () => ({ intent: "mend", line: "x" }) }),
    ],
  },
  "/mon-organisation/besoins/importer/:id/a-corriger.csv": only(
    page({ about: "organisation", params: needFile, status: tellsNeeds(200) }),
  ),
  "/mon-organisation/logiciels": {
    page: page({ status: tellsNeeds(200) }),
    forms: [
      form("create", {
        fields: () => ({ intent: "create", name: "Logiciel", scope: "needs.read" }),
        status: tellsNeeds(200),
      }),
      form("revoke", { about: "organisation", fields: apiToken, status: tellsNeeds(303) }),
    ],
    faulty: [faulty("create", "operator", ["name", "scope"], { sent: () => ({ intent: "create", scope: "x" }) })],
  },
  "/mon-organisation/lettres": {
    page: page(),
    forms: [
      form("post", {
        about: "organisation",
        fields: paperLetter,
        status: (who) => (who === "agent" || who === "manager" ? 303 : 404),
      }),
      // Nobody can read it.
      form("drop", {
        about: "organisation",
        fields: async (subject) => ({ ...(await paperLetter(subject)), intent: "drop" }),
        status: (who) => (who === "agent" || who === "manager" ? 303 : 404),
      }),
    ],
  },
  "/mon-organisation/lettres/fichier": { page: page({ status: () => 303 }), forms: [form("print")] },
  "/mon-organisation/remplacements": {
    page: page(),
    forms: [form("declare", { about: "organisation", fields: standIn })],
    faulty: [
      faulty("declare", "manager", ["awayMembershipId", "standInMembershipId", ...days], {
        sent: () => ({ intent: "declare", awayMembershipId: "" }),
      }),
    ],
  },
  "/mon-organisation/journal": only(page({ ofAll: ["region-auditor"] })),
  "/mon-organisation/membres/:id": {
    page: page({ about: "organisation", params: member }),
    forms: [form("end-sessions", { about: "organisation", params: member })],
  },
  "/mon-organisation/membres/:id/depart": {
    page: page({ about: "organisation", params: member }),
    forms: [form("end", { about: "organisation", params: member })],
    faulty: [
      faulty("departure", "manager", ["colleagueMembershipId"], {
        params: leaver,
        sent: () => ({ colleagueMembershipId: "personne" }),
      }),
    ],
  },
};
