import { randomUUID } from "node:crypto";
import { newToken } from "#app/platform/secrets.server.ts";
import { nobodysProposal } from "../proposal-things.ts";
import { ownSkill } from "../referent-things.ts";
import { membershipToWorkIn, passkeyToRemove, session, twoFactors } from "../route-things.ts";
import { type CasesByRoute, faulty, form, isMember, newPassword, only, page, unknownOf } from "./route-case.ts";

/** The routes of one's own account. */
export const accountCases: CasesByRoute = {
  "/mon-compte/*": unknownOf("*", "rien"),
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
      form("nobody's aid", {
        fields: () => ({ intent: "aid-agree", key: randomUUID(), requestId: randomUUID(), version: "1" }),
        status: () => 404,
      }),
      form("nobody's proposal", {
        fields: nobodysProposal({ intent: "proposal-agree", way: "page" }),
        status: () => 404,
      }),
    ],
  },
  "/mon-compte/competences": {
    page: page(),
    forms: [
      form("agree, of nobody's file", {
        fields: () => ({ intent: "agree", personFileId: randomUUID() }),
        status: () => 404,
      }),
      form("erase", { fields: () => ({ intent: "erase" }) }),
    ],
    faulty: [faulty("test", "person", ["ogr"], { params: ownSkill, sent: () => ({ intent: "test" }) })],
  },
  "/mon-compte/competences/reponses": { page: page(), forms: [form("carry")] },
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
};
