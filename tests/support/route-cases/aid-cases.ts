import { randomUUID } from "node:crypto";
import { aidSent, aidToPrice, fileWithAid, sentOfAid } from "../aid-things.ts";
import { followedFile } from "../referent-things.ts";
import { type CasesByRoute, faulty, form, only, page } from "./route-case.ts";

/** Who is of the Region, in the world of the matrix: nobody of it is of a training organisation. */
const ofRegion = (who: string): number => (who === "operator" ? 200 : 404);

const newAid = { scheme: "aif", why: "no-session", title: "Cordiste", provider: "Hauteurs", startsOn: "2027-05-03" };
const quoteFields = ["startsOn", "endsOn", "hours", "companyHours", "cost"];
const wrongQuote = { startsOn: "rien", endsOn: "rien", hours: "x", companyHours: "x", cost: "x" };

/** The routes of individual aids. */
export const aidCases: CasesByRoute = {
  "/personnes/:id/aides/nouvelle": {
    page: page({ about: "organisation", params: followedFile }),
    forms: [
      form("prepare", {
        about: "organisation",
        params: followedFile,
        fields: () => ({
          ...newAid,
          key: randomUUID(),
          startsOn: new Date(Date.now() + 60 * 86_400_000).toISOString().slice(0, 10),
        }),
      }),
    ],
    faulty: [
      faulty("new-aid", "agent", ["scheme", "why", "title", "provider", "startsOn", "hours", "cost"], {
        params: followedFile,
        sent: () => ({
          key: randomUUID(),
          title: "x".repeat(301),
          provider: "x".repeat(201),
          startsOn: "rien",
          hours: "x",
          cost: "x",
        }),
      }),
    ],
  },
  "/personnes/:id/aides/:aid": {
    page: page({ about: "organisation", params: fileWithAid() }),
    forms: [
      form("yes, noted", {
        about: "organisation",
        params: fileWithAid(),
        fields: sentOfAid({ intent: "agree", saidHow: "phone" }),
      }),
      form("send", {
        about: "organisation",
        params: fileWithAid({ state: "complete" }),
        fields: sentOfAid({ intent: "send" }),
      }),
      form("cancel", { about: "organisation", params: fileWithAid(), fields: sentOfAid({ intent: "cancel" }) }),
    ],
    faulty: [
      faulty("aid-noted", "agent", ["saidHow"], {
        params: fileWithAid(),
        sent: sentOfAid({ intent: "agree" }),
        instance: "intent",
      }),
      faulty("aid-quote", "agent", quoteFields, {
        params: fileWithAid({ state: "agreed" }),
        sent: sentOfAid({ intent: "quote", ...wrongQuote }),
      }),
      faulty("aid-filed", "agent", ["filedOn"], {
        params: fileWithAid({ state: "complete", scheme: "aif" }),
        sent: sentOfAid({ intent: "file", filedOn: "rien" }),
      }),
      faulty("aid-supply", "agent", ["reason"], {
        params: fileWithAid({ state: "to_complete" }),
        sent: sentOfAid({ intent: "supply" }),
      }),
      faulty("aid-accept", "agent", ["granted"], {
        params: fileWithAid({ state: "sent", scheme: "aif" }),
        sent: sentOfAid({ intent: "accept", granted: "x" }),
      }),
    ],
  },
  "/mon-organisation/aides": only(page()),
  "/mon-organisation/aides/:id": {
    page: page({ params: aidSent, status: ofRegion }),
    forms: [
      form("accept", {
        params: aidSent,
        fields: sentOfAid({ intent: "accept", granted: "1800" }),
        status: (who) => (who === "operator" ? 303 : 404),
      }),
      form("unknown request", {
        params: () => ({ id: randomUUID() }),
        fields: sentOfAid({ intent: "refuse", reason: "budget" }),
        status: () => 404,
      }),
    ],
    faulty: [
      faulty("aid-no-quote", "manager", ["reason"], { params: aidToPrice, sent: sentOfAid({ intent: "no-quote" }) }),
      faulty("aid-refuse", "operator", ["reason"], { params: aidSent, sent: sentOfAid({ intent: "refuse" }) }),
      faulty("aid-return", "operator", ["reason"], { params: aidSent, sent: sentOfAid({ intent: "return" }) }),
      faulty("aid-accept", "operator", ["granted"], { params: aidSent, sent: sentOfAid({ intent: "accept" }) }),
    ],
  },
};
