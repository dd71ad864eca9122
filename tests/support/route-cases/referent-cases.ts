import { randomUUID } from "node:crypto";
import { fileWithProposal, needToPropose, nobodysProposal, sentOfNoted } from "../proposal-things.ts";
import {
  absentPerson,
  agreedFile,
  changedFile,
  contact,
  fileWithSkill,
  followedFile,
  peopleToPosition,
  sessionToPosition,
} from "../referent-things.ts";
import { type CasesByRoute, faulty, form, nobodysFile, only, page } from "./route-case.ts";

const newPersonChoices = ["channel", "rsa", "registration", "source"];
const newPerson = {
  ...{ lastName: "Martin", firstName: "Zoé", birthDate: "1990-05-14", commune: "nulle part", phone: "", mail: "" },
  ...{ channel: "referent", rsa: "unknown", registration: "unknown", source: "said" },
};

/** The routes of whoever follows people. */
export const referentCases: CasesByRoute = {
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
  "/personnes/:id/besoins": {
    page: page({ about: "organisation", params: followedFile }),
    forms: [
      form("nobody's proposal", {
        params: followedFile,
        fields: nobodysProposal({ intent: "take-back" }),
        status: () => 404,
      }),
      form("nobody's yes, noted", {
        params: followedFile,
        fields: nobodysProposal({ intent: "noted-agree", saidHow: "phone", way: "page" }),
        status: () => 404,
      }),
    ],
    faulty: [
      faulty("noted-agree", "agent", ["saidHow", "way"], {
        params: fileWithProposal,
        sent: sentOfNoted({ intent: "noted-agree" }),
        instance: "proposalId",
      }),
      faulty("noted-decline", "agent", ["saidHow"], {
        params: fileWithProposal,
        sent: sentOfNoted({ intent: "noted-decline" }),
        instance: "proposalId",
      }),
    ],
  },
  "/personnes/:id/besoins/:need": {
    page: page({ about: "organisation", params: needToPropose }),
    forms: [form("propose", { about: "organisation", params: needToPropose, fields: () => ({ key: randomUUID() }) })],
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
  "/personnes/:id/competences": {
    page: page({ about: "organisation", params: agreedFile }),
    forms: [
      form("agree", { about: "organisation", params: followedFile, fields: () => ({ intent: "agree" }) }),
      form("stop", { about: "organisation", params: agreedFile, fields: () => ({ intent: "stop" }) }),
    ],
    faulty: [faulty("test", "agent", ["ogr"], { params: fileWithSkill, sent: () => ({ intent: "test" }) })],
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
};
