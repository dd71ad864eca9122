import { randomUUID } from "node:crypto";
import type { Standing } from "#app/access/can.ts";
import { newTotpSecret } from "#app/access/sign-in/totp.server.ts";
import { newToken, sealSecret } from "#app/platform/secrets.server.ts";
import type { AccessWorld, KnownPerson } from "./access-world.ts";
import { buildDeadLetter, buildImport, buildRefusalLink, REFUSED_SIRET } from "./operator-records.ts";

/** Whose thing is asked for: one's own (or one's organisation's), somebody else's, nobody's. */
export type Ownership = "own" | "foreign" | "none";

/** Who asks for what. An anonymous visitor owns nothing: `person` is then somebody of the organisation. */
export interface Subject {
  readonly world: AccessWorld;
  readonly who: Standing;
  readonly person: KnownPerson;
  readonly ownership: Ownership;
}

type Texts = Readonly<Record<string, string>>;
type Fill = (subject: Subject) => Texts | Promise<Texts>;

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

export interface RouteCases {
  readonly page: RouteCase;
  readonly forms: readonly RouteCase[];
}

const isMember = (who: Standing): boolean => !["anonymous", "person", "halfway", "unattached"].includes(who);
/** Of whom the world has an authenticator app, before any form is sent. */
const hasApp = (who: Standing): boolean => ["halfway", "agent", "person"].includes(who);
const page = (more: Partial<RouteCase> = {}): RouteCase => ({ name: "page", ...more });
const form = (name: string, more: Partial<RouteCase> = {}): RouteCase => ({ name, ...more });
const only = (page: RouteCase): RouteCases => ({ page, forms: [] });
const unknownOf = (name: string, value: string): RouteCases =>
  only(page({ params: () => ({ [name]: value }), status: () => 404 }));

const ownOrganisation = ({ world, person, ownership }: Subject): KnownPerson["organisation"] =>
  ownership === "foreign" ? world.foreign.organisation : person.organisation;

/** A session that its owner may end, besides the one they use. */
async function session({ world, person, ownership }: Subject): Promise<Texts> {
  if (ownership === "none") return { intent: "end-session", session: randomUUID() };
  const { accountId, membershipId } = world.foreign.agent;
  const owner = ownership === "own" ? person : { ...person, accountId, membershipId };
  return { intent: "end-session", session: (await world.openSession(owner)).sessionId };
}

function membershipToWorkIn({ world, person, ownership }: Subject): Texts {
  const ids = { own: person.membershipId, foreign: world.foreign.agent.membershipId, none: null };
  return { intent: "work-in", membership: ids[ownership] ?? randomUUID() };
}

/** Gives somebody an app and a passkey, and names the passkey. Nobody gets them in the name of an anonymous visitor. */
async function twoFactors({ world, person, who }: Subject, accountId = person.accountId): Promise<Texts> {
  const passkey = randomUUID();
  if (who === "anonymous") return { passkey };
  const app =
    "INSERT INTO totp_factor VALUES ($1, $2, 0, now()) ON CONFLICT (account_id) DO UPDATE SET confirmed_at = now()";
  await world.builders.query(app, [accountId, sealSecret(newTotpSecret())]);
  await world.builders.query(
    "INSERT INTO passkey VALUES ($1::uuid, $2, $1::uuid::text, '\\x00', 0, '{internal}', 'Firefox', now())",
    [passkey, accountId],
  );
  return { passkey };
}

async function passkeyToRemove(subject: Subject): Promise<Texts> {
  const { world, person, ownership } = subject;
  const owner = ownership === "own" ? person.accountId : world.foreign.agent.accountId;
  const { passkey = "" } = ownership === "none" ? { passkey: randomUUID() } : await twoFactors(subject, owner);
  return { intent: "remove-passkey", passkey };
}

async function member(subject: Subject): Promise<Texts> {
  if (subject.ownership === "none") return { id: randomUUID() };
  const { membershipId } = await subject.world.builders.buildMember(ownOrganisation(subject), "reader");
  return { id: membershipId };
}

async function invitationToRevoke(subject: Subject): Promise<Texts> {
  if (subject.ownership === "none") return { intent: "revoke", invitation: randomUUID() };
  return { intent: "revoke", invitation: (await subject.world.newInvitation(ownOrganisation(subject))).id };
}

/** An authorisation somebody asked for: the Region may decide. */
async function authorisation(subject: Subject): Promise<Texts> {
  const { world, ownership } = subject;
  if (ownership === "none") return { id: randomUUID() };
  return { id: await world.newAuthorisation(ownOrganisation(subject)) };
}

/** An account the Region may help, of one's own organisation or of another. */
async function assistance(subject: Subject, fields: Texts): Promise<Texts> {
  const { world, ownership } = subject;
  if (ownership === "none") return { ...fields, accountId: randomUUID() };
  return { ...fields, accountId: (await world.builders.buildMember(ownOrganisation(subject), "reader")).accountId };
}

/** A stand-in of the actor by a colleague, who is somebody of another organisation when the thing named is foreign. */
async function standIn(subject: Subject): Promise<Texts> {
  const { world, ownership } = subject;
  const days = { startsOn: "2090-01-01", endsOn: "2090-01-08" };
  if (ownership === "none") return { ...days, intent: "declare", standInMembershipId: randomUUID() };
  const { membershipId } = await world.builders.buildMember(ownOrganisation(subject), "agent");
  return { ...days, intent: "declare", standInMembershipId: membershipId };
}

const invitationLink: Fill = async (subject) => ({
  token: (await subject.world.newInvitation(subject.person.organisation)).token,
});
const resetLink: Fill = async ({ world }) => ({
  token: await world.newResetLink((await world.newPasswordAccount()).accountId),
});

/** Each signs in as somebody else: those who try one login together wait for one another. */
const signIn: Fill = async ({ world }) => {
  const { login, password } = await world.newPasswordAccount();
  return { login, password, suite: "/mon-compte" };
};
const signInLink: Fill = async ({ world }) => ({ token: await world.newSignInLink() });

/** A dead letter, for each to try again or give up. */
const deadLetter: Fill = async ({ world }) => ({ effect: await buildDeadLetter(world.builders) });

/** A run of an import that refused one record. */
const importRun: Fill = async ({ world }) => ({ id: await buildImport(world.builders) });

async function refusalLink(subject: Subject): Promise<Texts> {
  if (subject.ownership === "none") return { intent: "revoke", link: randomUUID() };
  const { id } = await buildRefusalLink(subject.world.builders, ownOrganisation(subject));
  return { intent: "revoke", link: id };
}

const newPassword = "Chicorée-verglas-87-étang";

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
  "/api/v1/openapi.json": only(page()),
  "/api/*": unknownOf("*", "rien"),
  "/readyz": only(page()),
  "/connexion": {
    page: page({ status: (who) => (who === "anonymous" || who === "halfway" ? 200 : 303) }),
    forms: [form("sign in", { fields: signIn })],
  },
  "/connexion/code": {
    page: page(),
    forms: [
      form("wrong code", { fields: () => ({ code: "abcdefghjk" }), status: (who) => (hasApp(who) ? 400 : 303) }),
      form("wrong passkey", { fields: () => ({ passkey: "{}" }), status: (who) => (hasApp(who) ? 400 : 303) }),
    ],
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
  },
  "/mot-de-passe/:token": {
    page: page({ params: resetLink }),
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
    forms: [
      form("accept", { params: invitationLink, fields: () => ({ name: "Dominique Test", password: newPassword }) }),
      form("unknown link", {
        params: () => ({ token: newToken() }),
        fields: () => ({ name: "Dominique Test", password: newPassword }),
        status: () => 400,
      }),
    ],
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
  "/mon-compte/mes-donnees": only(page()),
  "/mon-compte/mes-donnees/fichier": {
    page: page({ status: () => 303 }),
    forms: [form("download", { status: () => 200 })],
  },
  // Only a reader has a password in this world, beside who was built with one.
  "/mon-compte/mot-de-passe": {
    page: page({ status: (who) => (["person", "agent", "reader"].includes(who) ? 200 : 404) }),
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
  },
  "/mon-organisation/habilitations": only(page({ ofAll: ["operator", "region-auditor"] })),
  "/mon-organisation/habilitations/demander": {
    page: page(),
    forms: [
      // What is asked here is refused: the organisation of the test asks in its own suite.
      form("nothing chosen", { fields: () => ({ startsOn: "2090-01-01", endsOn: "2090-12-31" }), status: () => 400 }),
    ],
  },
  "/mon-organisation/habilitations/:id": {
    page: page({ about: "organisation", params: authorisation }),
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
    forms: [
      form("unknown agreement", {
        fields: () => ({ intent: "change-end", agreementId: randomUUID(), endsOn: "2090-12-31" }),
        status: () => 404,
      }),
      form("nothing chosen", { fields: () => ({ intent: "conclude" }), status: () => 400 }),
    ],
  },
  "/mon-organisation/remplacements": {
    page: page(),
    forms: [form("declare", { about: "organisation", fields: standIn })],
  },
  "/mon-organisation/journal": only(page({ ofAll: ["region-auditor"] })),
  "/assistance": {
    page: page(),
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
  "/exploitation/liens": {
    page: page({ params: refusalLink }),
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
