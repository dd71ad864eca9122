import { randomUUID } from "node:crypto";
import type { Standing } from "#app/access/can.ts";
import { newToken } from "#app/platform/secrets.server.ts";
import { buildImport, REFUSED_SIRET } from "./operator-records.ts";
import {
  absentPerson,
  changedFile,
  contact,
  followedFile,
  peopleToPosition,
  sessionToPosition,
} from "./referent-things.ts";
import { jobToName } from "./rome-records.ts";
import {
  agreementToEnd,
  answerLink,
  assistance,
  authorisation,
  deadLetter,
  decision,
  type Fill,
  importRun,
  invitationLink,
  invitationToRevoke,
  leaver,
  managedSession,
  member,
  membershipToWorkIn,
  type Ownership,
  paperLetter,
  passkeyToRemove,
  personToMove,
  refusalLink,
  resetLink,
  session,
  signIn,
  signInLink,
  standIn,
  stay,
  type Texts,
  tie,
  twoFactors,
} from "./route-things.ts";

/** One way of calling a route. */
export interface RouteCase {
  readonly name: string;
  /** Whose things the address or the form names; absent: nobody's, and the ownership changes nothing. */
  readonly about?: "organisation" | "account";
  /** Who is shown the things of all organisations, whatever is asked. */
  readonly ofAll?: readonly Standing[];
  readonly params?: Fill;
  readonly fields?: Fill;
  /** The status for whoever may; absent: 200 for a page, 303 for a form. */
  readonly status?: (who: Standing) => number;
}

/** A form of a page, sent with a fault in each of its fields. */
export interface FaultyForm {
  readonly form: string;
  readonly who: Standing;
  /** Every field of the form, in the order of the page. */
  readonly fields: readonly string[];
  /** Absent: the page's. */
  readonly params?: Fill;
  /** Absent: nothing at all. */
  readonly sent?: Fill;
  /** The field sent that tells the forms of this name apart, where the page has several. */
  readonly instance?: string;
  /** What the address asks. */
  readonly search?: (sent: Texts) => string;
}

export interface RouteCases {
  readonly page: RouteCase;
  readonly forms: readonly RouteCase[];
  readonly faulty?: readonly FaultyForm[];
}

const isMember = (who: Standing): boolean => !["anonymous", "person", "halfway", "unattached"].includes(who);
/** Of whom the world has an authenticator app, before any form is sent. */
const hasApp = (who: Standing): boolean => ["halfway", "agent", "person"].includes(who);
const page = (more: Partial<RouteCase> = {}): RouteCase => ({ name: "page", ...more });
const form = (name: string, more: Partial<RouteCase> = {}): RouteCase => ({ name, ...more });
const faulty = (
  form: string,
  who: Standing,
  fields: readonly string[],
  more: Partial<FaultyForm> = {},
): FaultyForm => ({
  ...{ form, who, fields },
  ...more,
});
const only = (page: RouteCase): RouteCases => ({ page, forms: [] });
const unknownOf = (name: string, value: string): RouteCases =>
  only(page({ params: () => ({ [name]: value }), status: () => 404 }));

const declineSent = (): Texts => ({ intent: "decline", version: "1" });
const nobodysFile = (): Texts => ({ id: randomUUID() });
const days = ["startsOn", "endsOn"];
const newPassword = "Chicorée-verglas-87-étang";

const newPersonChoices = ["channel", "rsa", "registration", "source"];
const newPerson = {
  ...{ lastName: "Martin", firstName: "Zoé", birthDate: "1990-05-14", commune: "nulle part", phone: "", mail: "" },
  ...{ channel: "referent", rsa: "unknown", registration: "unknown", source: "said" },
};

/** How each route of the manifest is called. A route that is missing here fails the matrix. */
export const routeCases: Readonly<Record<string, RouteCases>> = {
  "/": only(page()),
  "/formations": only(page()),
  "/formations/:number": unknownOf("number", "rien"),
  "/aide": only(page()),
  "/mentions-legales": only(page()),
  "/accessibilite": only(page()),
  "/etat": only(page()),
  "/api/v1/trainings": only(page()),
  "/api/v1/trainings/:number": unknownOf("number", "rien"),
  "/api/v1/sessions/:number": unknownOf("number", "rien"),
  "/api/v1/metiers": only(page({ status: () => 400 })),
  "/api/v1/metiers/:rome": unknownOf("rome", "Z9999"),
  // A question in a body: the address alone is no page.
  "/api/v1/gaps": only(page({ status: () => 405 })),
  "/api/v1/paths": only(page({ status: () => 405 })),
  "/api/sms-receipts": only(page({ status: () => 405 })),
  "/api/v1/openapi.json": only(page()),
  "/api/*": unknownOf("*", "rien"),
  "/*": unknownOf("*", "rien"),
  "/mon-compte/*": unknownOf("*", "rien"),
  "/mon-organisation/*": unknownOf("*", "rien"),
  "/a-faire": only(page()),
  "/personnes": only(page()),
  "/personnes/:id": {
    page: page({ about: "organisation", params: followedFile }),
    forms: [
      form("contact", { about: "organisation", params: followedFile, fields: contact }),
      form("share", { about: "organisation", params: followedFile, fields: () => ({ intent: "share" }) }),
    ],
    faulty: [
      faulty("contact", "agent", ["contactOn", "channel", "positioningId"], {
        sent: () => ({ intent: "contact", positioningId: "rien" }),
      }),
      ...(["decline", "withdraw", "meeting"] as const).map((name) =>
        faulty(name, "agent", [name === "meeting" ? "meetingOn" : "reason"], {
          params: absentPerson,
          sent: async (subject) => ({
            ...(await absentPerson(subject)),
            ...{ intent: name === "meeting" ? "invite" : name, version: "1", key: "cle-de-test" },
          }),
          instance: "positioningId",
        }),
      ),
    ],
  },
  "/personnes/:id/modifier": {
    page: page({ about: "organisation", params: followedFile }),
    forms: [form("of a town that is not known", { params: followedFile, fields: changedFile, status: () => 400 })],
    faulty: [
      faulty("change", "agent", ["lastName", "firstName", "birthDate", "commune", "phone", "mail", "channel"], {
        params: followedFile,
        sent: () => ({ version: "1", birthDate: "rien", phone: "rien", mail: "rien" }),
      }),
    ],
  },
  "/personnes/:id/situation": {
    page: page({ about: "organisation", params: followedFile }),
    forms: [
      form("situation", {
        about: "organisation",
        params: followedFile,
        fields: () => ({
          ...{ version: "1", rsa: "no", registration: "yes", level: "3", source: "said", asOf: "2026-01-12" },
        }),
      }),
    ],
    faulty: [
      faulty("situation", "agent", ["rsa", "registration", "level", "publics", "source", "asOf"], {
        params: followedFile,
        sent: () => ({ version: "1", level: "rien", publics: "rien" }),
      }),
    ],
  },
  "/personnes/:id/referents": {
    page: page({ about: "organisation", params: followedFile }),
    forms: [form("restrict", { about: "organisation", params: followedFile, fields: () => ({ intent: "restrict" }) })],
    faulty: [
      faulty("name", "agent", ["colleagueMembershipId"], {
        params: followedFile,
        sent: () => ({ intent: "name" }),
      }),
    ],
  },
  // Without a request in its address, there is nothing to print.
  "/personnes/:id/fiche": only(page({ params: followedFile, status: () => 404 })),
  "/personnes/:id/formations": only(page({ about: "organisation", params: followedFile, status: () => 303 })),
  // Without a session in its address, there is nobody to ask.
  "/personnes/:id/positionner": {
    page: page({ params: followedFile, status: () => 404 }),
    forms: [
      form("unknown session", {
        params: followedFile,
        fields: () => ({ intent: "suggest", sessionId: "2000000000", key: randomUUID() }),
        status: () => 409,
      }),
    ],
    faulty: [
      faulty("position", "agent", ["funderCode", "programme", "departement", "hasAgreed"], {
        sent: async (subject) => ({ ...(await sessionToPosition(subject)), intent: "submit" }),
        search: ({ session }) => `?session=${session}`,
      }),
      faulty("move", "agent", ["hasAgreed"], {
        sent: async (subject) => ({
          ...(await sessionToPosition(subject)),
          ...{ intent: "move", replaces: "00000000-0000-4000-8000-000000000000.1" },
        }),
        search: ({ session, replaces }) => `?session=${session}&remplace=${replaces}`,
      }),
    ],
  },
  "/personnes/:id/*": only(page({ params: () => ({ id: "rien", "*": "rien" }), status: () => 404 })),
  "/exploitation/*": unknownOf("*", "rien"),
  // Without a session in its address, there is nobody to position.
  "/positionner": {
    page: page({ status: () => 404 }),
    forms: [form("nobody chosen", { fields: () => ({ key: randomUUID(), session: "rien" }), status: () => 400 })],
    faulty: [
      faulty("send", "agent", ["personFileIds", "funderCode", "programme", "departement", "hasAgreed"], {
        sent: peopleToPosition,
        search: ({ session, one, other }) => `?session=${session}&personne=${one}&personne=${other}`,
      }),
    ],
  },
  "/personnes/telecharger": only(page()),
  "/personnes/telecharger/fichier": {
    page: page({ status: () => 303 }),
    forms: [form("download", { status: () => 200 })],
  },
  "/personnes/nouvelle": {
    page: page(),
    forms: [form("of a town that is not known", { fields: () => newPerson, status: () => 400 })],
    faulty: [faulty("person", "agent", ["lastName", "firstName", "birthDate", "commune", ...newPersonChoices])],
  },
  "/personnes/rapprochements": {
    page: page(),
    forms: [form("nobody asked", { fields: () => ({ tieId: randomUUID(), answer: "agreed" }), status: () => 404 })],
  },
  "/personnes/:id/reunir": {
    page: page({ params: nobodysFile, status: () => 404 }),
    forms: [form("of a person whom nobody follows", { params: nobodysFile, status: () => 404 })],
  },
  "/readyz": only(page()),
  // Nobody of the matrix keeps a draft: pages that need one lead to where it begins.
  "/mes-competences": only(page()),
  "/mes-competences/metiers": {
    page: page(),
    forms: [form("remove a job", { fields: () => ({ intent: "remove", rome: "G1803" }) })],
    faulty: [faulty("job", "anonymous", ["rome", "years"], { sent: jobToName, search: () => "?q=serveuse" })],
  },
  "/mes-competences/metier-voulu": {
    page: page(),
    forms: [form("of a job that was not found", { fields: () => ({ rome: "G1803" }), status: () => 400 })],
    faulty: [faulty("target", "anonymous", ["rome"], { sent: jobToName, search: () => "?q=serveuse" })],
  },
  "/mes-competences/questions": {
    page: page({ status: () => 303 }),
    forms: [form("answer", { fields: () => ({ ogr: "101901", answer: "yes" }) })],
  },
  "/mes-competences/resultat": {
    page: page({ status: () => 303 }),
    forms: [
      form("contest", { fields: () => ({ ogr: "101901", answer: "no" }) }),
      form("no answer", { fields: () => ({ ogr: "101901", answer: "peut-être" }), status: () => 400 }),
    ],
  },
  "/mes-competences/formations": {
    page: page(),
    forms: [form("no such town", { fields: () => ({ place: "Xyzzyville", radiusKm: "30" }), status: () => 400 })],
    faulty: [faulty("place", "anonymous", ["place", "radiusKm"])],
  },
  "/mes-competences/parcours": only(page({ status: () => 303 })),
  "/mes-competences/garder": { page: page(), forms: [form("erase")] },
  "/mes-competences/fichier": only(page()),
  "/mes-competences/reprendre/:token": {
    page: page({ params: () => ({ token: newToken() }), status: () => 404 }),
    forms: [form("unknown link", { params: () => ({ token: newToken() }), status: () => 404 })],
  },
  "/connexion": {
    page: page({ status: (who) => (who === "anonymous" || who === "halfway" ? 200 : 303) }),
    forms: [form("sign in", { fields: signIn })],
    faulty: [faulty("sign-in", "anonymous", ["login", "password"])],
  },
  "/connexion/code": {
    page: page(),
    forms: [
      form("wrong code", { fields: () => ({ code: "abcdefghjk" }), status: (who) => (hasApp(who) ? 400 : 303) }),
      form("wrong passkey", { fields: () => ({ passkey: "{}" }), status: (who) => (hasApp(who) ? 400 : 303) }),
    ],
    faulty: [faulty("factor", "halfway", ["code"])],
  },
  // Nobody here has codes to note: the page sends on.
  "/connexion/codes-de-secours": { page: page({ status: () => 303 }), forms: [form("noted")] },
  // Who has a factor proves it first; who has an app, at an address where browsers know no passkeys, has nothing more to add.
  "/connexion/second-moyen": {
    page: page({ status: (who) => (hasApp(who) ? 303 : 200) }),
    forms: [
      form("wrong code", { fields: () => ({ code: "abcdef" }), status: (who) => (hasApp(who) ? 303 : 400) }),
      form("wrong passkey", { fields: () => ({ passkey: "{}" }), status: (who) => (hasApp(who) ? 303 : 400) }),
    ],
  },
  "/connexion/lien": {
    page: page(),
    forms: [
      form("ask", { fields: () => ({ contact: `${randomUUID()}@example.test` }), status: () => 200 }),
      form("neither address nor number", { fields: () => ({ contact: "camille" }), status: () => 400 }),
    ],
    faulty: [faulty("link", "anonymous", ["contact"])],
  },
  "/connexion/lien/:token": {
    page: page({ params: signInLink }),
    forms: [
      form("enter", { params: signInLink }),
      form("unknown link", {
        params: () => ({ token: newToken() }),
        status: (who) => (who === "person" ? 303 : 400),
      }),
    ],
  },
  // No provider is configured in a test: their own suites meet the real ones.
  "/connexion/:provider": {
    page: page({ params: () => ({ provider: "proconnect" }), status: () => 404 }),
    forms: [form("not configured", { params: () => ({ provider: "proconnect" }), status: () => 404 })],
  },
  "/connexion/:provider/retour": unknownOf("provider", "proconnect"),
  "/deconnexion": { page: page({ status: () => 303 }), forms: [form("sign out")] },
  "/mot-de-passe": {
    page: page(),
    forms: [form("ask", { fields: () => ({ login: `${randomUUID()}@example.test` }), status: () => 200 })],
    faulty: [faulty("forgotten", "anonymous", ["login"])],
  },
  "/mot-de-passe/:token": {
    page: page({ params: resetLink }),
    faulty: [faulty("new-password", "anonymous", ["password"])],
    forms: [
      form("change", { params: resetLink, fields: ({ world }) => ({ password: world.known.password }) }),
      form("unknown link", {
        params: () => ({ token: newToken() }),
        fields: () => ({ password: newPassword }),
        status: () => 400,
      }),
    ],
  },
  "/invitation/:token": {
    page: page({ params: invitationLink }),
    faulty: [faulty("join", "anonymous", ["name", "password"])],
    forms: [
      form("accept", { params: invitationLink, fields: () => ({ name: "Dominique Test", password: newPassword }) }),
      form("unknown link", {
        params: () => ({ token: newToken() }),
        fields: () => ({ name: "Dominique Test", password: newPassword }),
        status: () => 400,
      }),
    ],
  },
  "/reponse": {
    page: page(),
    faulty: [faulty("code", "anonymous", ["code", "birthDate"])],
    forms: [form("no code", { fields: () => ({ code: "rien", birthDate: "1990-01-01" }), status: () => 400 })],
  },
  "/reponse/:token": {
    page: page({ params: answerLink }),
    faulty: [
      faulty("decline", "anonymous", ["reason"], { params: answerLink, sent: declineSent }),
      faulty("phone", "anonymous", ["phone"], { params: answerLink, sent: () => ({ intent: "phone", phone: "12" }) }),
    ],
    forms: [
      form("confirm", { params: answerLink, fields: () => ({ intent: "confirm", version: "1" }) }),
      form("decline", { params: answerLink, fields: () => ({ ...declineSent(), reason: "other" }) }),
      form("phone", { params: answerLink, fields: () => ({ intent: "phone", phone: "06 98 76 54 32" }) }),
      form("unknown link", {
        params: () => ({ token: newToken() }),
        fields: () => ({ intent: "confirm", version: "1" }),
        status: () => 404,
      }),
    ],
  },
  "/reponse/:token/agenda": only(page({ params: answerLink })),
  // What is held for somebody is certified once they took it.
  "/reponse/:token/attestation": {
    page: page({ params: answerLink, status: () => 303 }),
    forms: [form("nothing to certify", { params: answerLink, status: () => 404 })],
  },
  "/mon-espace": only(page({ status: () => 303 })),
  "/mon-compte": {
    page: page(),
    forms: [
      form("end-session", { about: "account", fields: session }),
      form("end-others", { fields: () => ({ intent: "end-others" }) }),
      form("work-in", {
        about: "account",
        fields: membershipToWorkIn,
        status: (who) => (isMember(who) ? 303 : 404),
      }),
      form("remove-passkey", { about: "account", fields: passkeyToRemove }),
      form("remove-app", { fields: async (subject) => ({ ...(await twoFactors(subject)), intent: "remove-app" }) }),
      form("renew-codes", { fields: async (subject) => ({ ...(await twoFactors(subject)), intent: "renew-codes" }) }),
      form("unknown intent", { fields: () => ({ intent: "promote" }), status: () => 400 }),
    ],
  },
  // Any link may be looked at: what it opens is told to whom it was given.
  "/mon-compte/dossier/:token": {
    page: page({ params: () => ({ token: newToken() }) }),
    forms: [form("unknown link", { params: () => ({ token: newToken() }), status: () => 404 })],
  },
  // Only a person has requests of their own.
  "/mon-compte/mes-demandes": {
    page: page({ status: (who) => (who === "person" ? 200 : 404) }),
    forms: [
      form("nobody's request", {
        fields: () => ({ intent: "confirm", key: randomUUID(), positioningId: randomUUID(), version: "1" }),
        status: () => 404,
      }),
      form("nobody's suggestion", {
        fields: () => ({ intent: "agree", key: randomUUID(), suggestionId: randomUUID(), version: "1" }),
        status: () => 404,
      }),
    ],
  },
  "/mon-compte/mes-donnees": only(page()),
  "/mon-compte/mes-donnees/fichier": {
    page: page({ status: () => 303 }),
    forms: [form("download", { status: () => 200 })],
  },
  // Only a reader has a password in this world, beside who was built with one.
  "/mon-compte/mot-de-passe": {
    page: page({ status: (who) => (["person", "agent", "reader"].includes(who) ? 200 : 404) }),
    faulty: [faulty("change-password", "reader", ["current", "password"])],
    forms: [
      form("nothing typed", {
        fields: () => ({ current: "", password: newPassword }),
        status: (who) => (["person", "agent", "reader"].includes(who) ? 400 : 404),
      }),
    ],
  },
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
  "/mon-organisation/lettres": {
    page: page(),
    forms: [
      form("post", {
        about: "organisation",
        fields: paperLetter,
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
  "/mon-organisation/journal": only(page({ ofAll: ["region-auditor"] })),
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
  "/refus/:token": unknownOf("token", "rien"),
  "/refus/:token/refus.csv": unknownOf("token", "rien"),
};

/** The ownerships that make a difference to a case. */
export function ownershipsOf({ about }: RouteCase): readonly Ownership[] {
  return about === undefined ? ["own"] : ["own", "foreign", "none"];
}

/** An address of a route, its parameters in place. */
export function addressOf(pattern: string, params: Texts): string {
  return pattern.replaceAll(/:(\w+)|\*/g, (part, name: string | undefined) => {
    const value = params[name ?? part];
    if (value === undefined) throw new Error(`${pattern} needs ${part}`);
    return encodeURIComponent(value);
  });
}

/** The address the browser asks for the data alone. */
export function dataAddressOf(address: string): string {
  return address === "/" ? "/_root.data" : `${address}.data`;
}
