import { randomUUID } from "node:crypto";
import { newToken } from "#app/platform/secrets.server.ts";
import { aidLink } from "../aid-things.ts";
import { proposalLink, sentOfProposal } from "../proposal-things.ts";
import { answerLink, invitationLink, resetLink, signIn, signInLink } from "../route-things.ts";
import {
  type CasesByRoute,
  declineSent,
  faulty,
  form,
  hasApp,
  newPassword,
  only,
  page,
  unknownOf,
} from "./route-case.ts";

/** The routes of whoever signs in, and the links of messages. */
export const signInCases: CasesByRoute = {
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
      faulty("proposal-agree", "anonymous", ["way", "skills"], {
        params: proposalLink,
        sent: sentOfProposal("proposed", { intent: "proposal-agree", way: "pigeon", skills: "x" }),
        instance: "proposalId",
      }),
      faulty("proposal-decline", "anonymous", ["reason"], {
        params: proposalLink,
        sent: sentOfProposal("proposed", { intent: "proposal-decline", reason: "r".repeat(41) }),
        instance: "proposalId",
      }),
    ],
    forms: [
      form("confirm", { params: answerLink, fields: () => ({ intent: "confirm", version: "1" }) }),
      form("decline", { params: answerLink, fields: () => ({ ...declineSent(), reason: "other" }) }),
      form("phone", { params: answerLink, fields: () => ({ intent: "phone", phone: "06 98 76 54 32" }) }),
      form("withdraw what was not agreed to", {
        params: proposalLink,
        fields: sentOfProposal("proposed", { intent: "proposal-withdraw" }),
        status: () => 409,
      }),
      form("agree to an aid", { params: aidLink, fields: () => ({ intent: "aid-agree", version: "1" }) }),
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
};
