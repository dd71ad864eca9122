import { beforeEach, describe, expect, it } from "vitest";
import type { Standing } from "#app/access/can.ts";
import { onServedWorld, type ServedWorld } from "#tests/support/access-suite.ts";
import type { AccessWorld } from "#tests/support/access-world.ts";
import { personOf } from "#tests/support/route-calls.ts";
import { openBrowser } from "#tests/support/sign-in-browser.ts";

let world: AccessWorld;
let portal: ServedWorld["portal"];

onServedWorld((served) => {
  ({ world, portal } = served);
});
beforeEach(() => world.builders.query("DELETE FROM sign_in_throttle"));

/** A form of a page, sent with a fault in each of its fields. */
interface FaultyForm {
  readonly form: string;
  /** Which one, where its page has several of this name. */
  readonly instance?: string;
  readonly path: string;
  /** Absent: nobody who is signed in. */
  readonly who?: Standing;
  /** Absent: nothing at all. */
  readonly sent?: Readonly<Record<string, string>>;
  readonly fields: readonly string[];
}

/** Every form with fields; what they name is made now. */
async function faultyForms(): Promise<readonly FaultyForm[]> {
  const { own, builders } = world;
  const space = "/mon-organisation";
  const leaver = await builders.buildMember(own.organisation, "agent");
  await builders.buildPersonFile(own.organisation, [leaver]);
  const authorisation = await world.newAuthorisation(own.organisation);
  const [agreement] = await builders.query("SELECT id FROM association_agreement LIMIT 1");
  const agreementId = String(agreement?.["id"]);
  const { accountId } = own.agent;
  const reset = await world.newResetLink((await world.newPasswordAccount()).accountId);
  const invitation = (await world.newInvitation(own.organisation)).token;
  const days = ["startsOn", "endsOn"];
  return [
    { form: "sign-in", path: "/connexion", fields: ["login", "password"] },
    { form: "forgotten", path: "/mot-de-passe", fields: ["login"] },
    { form: "link", path: "/connexion/lien", fields: ["contact"] },
    { form: "new-password", path: `/mot-de-passe/${reset}`, fields: ["password"] },
    { form: "join", path: `/invitation/${invitation}`, fields: ["name", "password"] },
    { form: "factor", path: "/connexion/code", who: "halfway", fields: ["code"] },
    { form: "change-password", path: "/mon-compte/mot-de-passe", who: "reader", fields: ["current", "password"] },
    { form: "invite", path: `${space}/inviter`, who: "manager", fields: ["email", "role"] },
    {
      form: "request",
      path: `${space}/habilitations/demander`,
      who: "manager",
      fields: ["departements", "programmes", ...days],
    },
    {
      form: "declare",
      path: `${space}/remplacements`,
      who: "manager",
      sent: { intent: "declare", awayMembershipId: "" },
      fields: ["awayMembershipId", "standInMembershipId", ...days],
    },
    {
      form: "departure",
      path: `${space}/membres/${leaver.membershipId}/depart`,
      who: "manager",
      sent: { colleagueMembershipId: "personne" },
      fields: ["colleagueMembershipId"],
    },
    {
      form: "decide",
      instance: "refuse",
      path: `${space}/habilitations/${authorisation}`,
      who: "operator",
      sent: { intent: "refuse", expectedVersion: "1" },
      fields: ["reason"],
    },
    {
      form: "conclude",
      path: `${space}/conventions`,
      who: "operator",
      sent: { intent: "conclude" },
      fields: ["organisationId", "reference", ...days],
    },
    {
      form: "change-end",
      instance: agreementId,
      path: `${space}/conventions`,
      who: "operator",
      sent: { intent: "change-end", agreementId },
      fields: ["endsOn"],
    },
    {
      form: "reset",
      instance: accountId,
      path: `/assistance?adresse=${accountId}@example.test`,
      who: "operator",
      sent: { intent: "reset-factor", accountId },
      fields: ["reason", "check"],
    },
    { form: "create", path: "/exploitation/liens", who: "operator", sent: { intent: "create" }, fields: ["siret"] },
  ];
}

const sources = import.meta.glob<string>("/app/**/*.{ts,tsx}", { query: "?raw", import: "default" });

/** The forms that the portal declares, but for those of one button. */
async function declaredForms(): Promise<readonly string[]> {
  const texts = await Promise.all(
    Object.entries(sources).map(([file, read]) => (file.endsWith(".test.ts") ? "" : read())),
  );
  return texts.flatMap((text) =>
    [...text.matchAll(/defineForm\(\{([\s\S]*?)\}\);/g)].flatMap(([declaration]) => {
      const [form] = /(?<=form: ")[^"]+/.exec(declaration) ?? [];
      return form === undefined || declaration.includes("fields: []") ? [] : [form];
    }),
  );
}

const errorsIn = (html: string): readonly (readonly string[])[] =>
  [...html.matchAll(/class="field-error" id="([^"]+)-error">([^<]+)</g)].map(([, id = "", said = ""]) => [id, said]);
const summaryOf = (html: string): readonly (readonly string[])[] =>
  [...html.matchAll(/<li><a href="#([^"]+)">([^<]+)<\/a>/g)].map(([, id = "", said = ""]) => [id, said]);

describe("a form with a fault in each of its fields", () => {
  it("says each beside its field, and in the summary that leads to it, in the order of the page", async () => {
    for (const { form, instance, path, who, sent = {}, fields } of await faultyForms()) {
      const cookie = who === undefined ? undefined : (await world.openSession(personOf(world, who))).cookie;
      const { status, body } = await (await openBrowser(portal.url, cookie)).post(path, sent);
      const ids = fields.map((field) => [form, instance, field].filter((part) => part !== undefined).join("-"));
      const faults = errorsIn(body);
      expect([path, status, faults.map(([id]) => id)]).toEqual([path, 400, ids]);
      expect([path, summaryOf(body)]).toEqual([path, faults]);
      for (const id of ids) expect([path, body.split(` id="${id}"`).length - 1]).toEqual([path, 1]);
    }
  });

  it("is tried here, whichever it is", async () => {
    const tried = (await faultyForms()).map(({ form }) => form);
    expect([...new Set(tried)].toSorted()).toEqual([...new Set(await declaredForms())].toSorted());
  });
});
