import { randomUUID } from "node:crypto";
import { newToken } from "#app/platform/secrets.server.ts";
import { bothNeeds, needToAnswer, needToCommand, needToContest } from "../need-things.ts";
import { opening, openingToAnswer, sentOfOpening } from "../opening-things.ts";
import { needToGatherFor, operationToCommand } from "../operation-things.ts";
import { introducedLink, nobodysProposal, sentOfProposal } from "../proposal-things.ts";
import { jobToName } from "../rome-records.ts";
import { type CasesByRoute, faulty, form, type isMember, only, page } from "./route-case.ts";

/** Who is of the Region, in the world of the matrix: its members collect needs. */
const isSensor = (who: string): boolean => who === "operator";
/** The sheet of a need that awaits its confirmation: sensors alone. */
const forSensors = (who: Parameters<typeof isMember>[0]): number => (isSensor(who) ? 200 : 404);

let phones = 0;
/** A telephone that was given to no form before: tries are counted by telephone. */
const anotherPhone = (): string => {
  phones += 1;
  return `06${30_000_000 + phones}`;
};

/** A day to come, soon enough. */
const inAMonth = (): string => new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);

/** The routes of companies' needs. Nobody of the matrix keeps a draft: pages that need one lead to where it begins. */
export const needCases: CasesByRoute = {
  "/besoins/nouveau": {
    page: page(),
    forms: [
      form("erase", { fields: () => ({ intent: "erase" }) }),
      form("of a job that was not found", { fields: () => ({ rome: "G1803" }), status: () => 400 }),
    ],
    faulty: [faulty("job", "anonymous", ["rome"], { sent: jobToName, search: () => "?q=serveuse" })],
  },
  "/besoins/nouveau/poste": {
    page: page(),
    forms: [form("nothing said", { status: () => 400 })],
    faulty: [
      faulty(
        "post",
        "anonymous",
        ["headcount", "startsOn", "town", "contract", "weeklyHours", "pay", "payPeriod", "offers"],
        {
          sent: () => ({ startsOn: "hier", weeklyHours: "x", pay: "x", payPeriod: "x", offers: "x" }),
        },
      ),
    ],
  },
  "/besoins/nouveau/savoir-faire": {
    page: page(),
    forms: [form("nothing wanted")],
    faulty: [faulty("skills", "anonymous", ["other"], { sent: () => ({ other: "x".repeat(200) }) })],
  },
  "/besoins/nouveau/entreprise": {
    page: page(),
    forms: [form("nothing said", { status: () => 400 })],
    faulty: [
      faulty(
        "company",
        "anonymous",
        ["siret", "companyName", "naf", "companySize", "name", "phone", "mail", "callTime", "visibility"],
        { sent: () => ({ siret: "13002526500014", naf: "x", companySize: "x", mail: "x" }) },
      ),
    ],
  },
  "/besoins/nouveau/verifier": { page: page({ status: () => 303 }), forms: [form("without a draft")] },
  "/besoins/lien": {
    page: page(),
    forms: [form("of a telephone that follows nothing", { fields: () => ({ phone: anotherPhone() }) })],
    faulty: [faulty("link", "anonymous", ["phone"], { sent: () => ({ phone: "06" }) })],
  },
  "/besoins/suivre/:token": {
    page: page({ params: needToAnswer }),
    forms: [
      form("still wanted", { params: needToAnswer, fields: () => ({ intent: "still-wanted", version: "1" }) }),
      form("somebody who was not introduced", {
        params: introducedLink,
        fields: nobodysProposal({ intent: "introduced", said: "hire" }),
        status: () => 409,
      }),
      form("copy", { params: needToAnswer, fields: () => ({ intent: "copy" }) }),
      form("unknown link", {
        params: () => ({ token: newToken() }),
        fields: () => ({ intent: "stop", version: "1" }),
        status: () => 404,
      }),
    ],
    faulty: [
      faulty("fill", "anonymous", ["hired", "hiredFrom"], {
        params: needToAnswer,
        sent: () => ({ intent: "fill", version: "1", wanted: "3", hired: "x" }),
      }),
      faulty("introduced-meet", "anonymous", ["meetsOn", "meetsAt", "meetsHow"], {
        params: introducedLink,
        sent: sentOfProposal("agreed", { intent: "introduced-meet", meetsOn: "rien" }),
        instance: "proposalId",
      }),
      faulty("introduced-no", "anonymous", ["reason"], {
        params: introducedLink,
        sent: sentOfProposal("agreed", { intent: "introduced-no", said: "pass" }),
        instance: "proposalId",
      }),
      faulty("fewer", "anonymous", ["headcount"], {
        params: needToAnswer,
        sent: () => ({ intent: "fewer", version: "1", headcount: "x" }),
      }),
    ],
  },
  "/mon-organisation/besoins": only(page({ ofAll: ["operator"] })),
  "/mon-organisation/besoins/secteurs": only(page()),
  "/mon-organisation/besoins/regroupes": only(page({ ofAll: ["operator"] })),
  "/mon-organisation/besoins/:id/operation": {
    page: page({ params: needToGatherFor }),
    forms: [
      form("open", {
        params: needToGatherFor,
        fields: () => ({
          ...{ key: randomUUID(), places: "3", gathersUntil: inAMonth() },
          steps: "immersion Découvrir le métier dans une entreprise, avant la formation",
        }),
      }),
    ],
    faulty: [
      faulty("open", "agent", ["places", "gathersUntil", "steps"], {
        params: needToGatherFor,
        sent: () => ({ key: randomUUID(), places: "x", gathersUntil: "demain" }),
      }),
    ],
  },
  "/mon-organisation/operations": only(page({ ofAll: ["operator"] })),
  "/mon-organisation/operations/:id": {
    page: page({ params: operationToCommand }),
    forms: [
      form("cancel", {
        params: operationToCommand,
        fields: () => ({ intent: "cancel", version: "1", reason: "other" }),
      }),
      form("confirm what is to confirm", {
        params: operationToCommand,
        fields: () => ({ intent: "confirm-path", version: "1" }),
        status: () => 409,
      }),
      form("unknown operation", {
        params: () => ({ id: randomUUID() }),
        fields: () => ({ intent: "start", version: "1" }),
        status: () => 404,
      }),
    ],
    faulty: [
      faulty("cancel", "agent", ["reason"], {
        params: operationToCommand,
        sent: () => ({ intent: "cancel", version: "1", reason: "x" }),
      }),
    ],
  },
  "/mon-organisation/operations/:id/etape": {
    page: page({ params: operationToCommand }),
    forms: [
      form("add a step", {
        params: operationToCommand,
        fields: () => ({ version: "1", kind: "module", label: "Lire un plan" }),
      }),
    ],
    faulty: [
      faulty("step", "agent", ["kind", "label", "session", "startsOn", "endsOn", "funder", "isDated", "isFunded"], {
        params: operationToCommand,
        sent: () => ({
          ...{ version: "1", kind: "x", label: "", session: "x".repeat(121), startsOn: "x", endsOn: "x" },
          ...{ funder: "x".repeat(121), isDated: "x", isFunded: "x" },
        }),
      }),
    ],
  },
  "/mon-organisation/ouvertures": only(page({ ofAll: ["agent", "manager", "operator"] })),
  "/mon-organisation/ouvertures/demander": {
    page: page(),
    forms: [
      form("nothing said", { status: () => 400 }),
      form("join what nobody asks", {
        fields: () => ({ intent: "join", key: randomUUID(), request: randomUUID(), seats: "2", why: "other" }),
        status: () => 404,
      }),
    ],
    faulty: [
      faulty(
        "ask-opening",
        "agent",
        ["block", "town", "radiusKm", "startsFrom", "startsBy", "seats", "people", "replyBy"],
        { sent: () => ({ key: randomUUID(), why: "other", people: "4" }) },
      ),
    ],
  },
  "/mon-organisation/ouvertures/:id": {
    page: page({ about: "organisation", params: opening }),
    forms: [
      form("leave", { params: opening, fields: sentOfOpening({ intent: "leave" }) }),
      form("study", {
        params: opening,
        fields: sentOfOpening({ intent: "study" }),
        status: (who) => (isSensor(who) ? 303 : 409),
      }),
      form("could", {
        params: openingToAnswer,
        fields: sentOfOpening({ intent: "could" }),
        status: (who) => (isSensor(who) ? 409 : 303),
      }),
      form("unknown request", {
        params: () => ({ id: randomUUID() }),
        fields: sentOfOpening({ intent: "leave" }),
        status: () => 404,
      }),
    ],
    faulty: [
      faulty("open-session", "manager", ["session"], {
        params: openingToAnswer,
        sent: sentOfOpening({ intent: "open" }),
      }),
      faulty("decline", "manager", ["reason"], { params: openingToAnswer, sent: sentOfOpening({ intent: "decline" }) }),
      faulty("refuse", "operator", ["reason"], { params: opening, sent: sentOfOpening({ intent: "refuse" }) }),
      faulty("join-opening", "agent", ["seats"], {
        params: opening,
        sent: () => ({ intent: "join", key: randomUUID(), request: randomUUID(), why: "other", seats: "0" }),
      }),
    ],
  },
  "/mon-organisation/besoins/:id": {
    page: page({ params: needToCommand, status: forSensors }),
    forms: [
      form("confirm", {
        params: needToCommand,
        fields: () => ({ intent: "confirm", version: "1", companyName: "Atelier" }),
        status: (who) => (isSensor(who) ? 303 : 404),
      }),
      form("the same as another need", {
        params: needToCommand,
        fields: bothNeeds("merge"),
        status: (who) => (isSensor(who) ? 303 : 404),
      }),
      form("not the same as another need", {
        params: needToCommand,
        fields: bothNeeds("apart"),
        status: (who) => (isSensor(who) ? 303 : 404),
      }),
      form("contest a skill", {
        params: needToContest,
        fields: () => ({ intent: "contest-skill", version: "1", skill: "0", contest: "other-job" }),
        status: (who) => (isSensor(who) ? 303 : 404),
      }),
      form("unknown need", {
        params: () => ({ id: randomUUID() }),
        fields: () => ({ intent: "stop", version: "1" }),
        status: () => 404,
      }),
    ],
    faulty: [
      faulty("confirm", "operator", ["companyName"], {
        params: needToCommand,
        sent: () => ({ intent: "confirm", version: "1" }),
      }),
      // Its choices are of a list, or are none: what can be wrong is the whole form.
      faulty("qualify", "operator", [], { params: needToCommand, sent: () => ({ intent: "qualify" }) }),
      faulty("contest", "operator", ["skill", "contest"], {
        params: needToContest,
        sent: () => ({ intent: "contest-skill", version: "1" }),
      }),
      faulty("set-aside", "operator", ["reason"], {
        params: needToCommand,
        sent: () => ({ intent: "set-aside", version: "1" }),
      }),
    ],
  },
};
