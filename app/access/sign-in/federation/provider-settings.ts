import { z } from "zod";
import { ok, type Result, refused } from "#app/platform/result.ts";

/** The two national identity providers: ProConnect for professionals, FranceConnect for people. */
export const providerNames = ["proconnect", "franceconnect"] as const;

/** The name of an identity provider, as it is written in addresses and in the database. */
export type ProviderName = (typeof providerNames)[number];

/** All that the portal must know of an identity provider to send somebody there and believe what comes back. */
export type ProviderSettings = {
  readonly name: ProviderName;
  /** The provider's address, without `/.well-known/…`. */
  readonly issuer: string;
  readonly clientId: string;
  /** At least 32 characters; never shown, never logged. */
  readonly clientSecret: string;
  /** Where the provider sends the person back; registered with the provider, character for character. */
  readonly redirectUri: string;
  readonly scopes: readonly string[];
  /** The level of assurance asked for (eIDAS), where the provider wants one. */
  readonly acrValues?: string;
  /** Whether who the person is must come as a JWT signed by the provider. */
  readonly needsSignedUserinfo: boolean;
  /** Whether the provider must say by which methods the person signed in (RFC 8176), and is asked when. */
  readonly needsAmr: boolean;
  /** Whether plain http is accepted towards this machine itself; never in production. */
  readonly isLoopbackAllowed: boolean;
};

/** The settings of the environment about sign-in cannot be used; each problem names its key, in French, without a value. */
export type BadFederationSettings = {
  readonly kind: "bad-federation-settings";
  readonly problems: readonly string[];
};

const SECRET_MIN_CHARACTERS = 32;
const LOOPBACK_HOSTS: readonly string[] = ["127.0.0.1", "[::1]", "localhost"];

const optionalText = z.preprocess((value) => (value === "" ? undefined : value), z.string().optional());
const optionalSecret = z.preprocess(
  (value) => (value === "" ? undefined : value),
  z.string().min(SECRET_MIN_CHARACTERS, `attend au moins ${SECRET_MIN_CHARACTERS} caractères`).optional(),
);

const KEYS = {
  proconnect: ["PROCONNECT_ISSUER", "PROCONNECT_CLIENT_ID", "PROCONNECT_CLIENT_SECRET"],
  franceconnect: ["FRANCECONNECT_ISSUER", "FRANCECONNECT_CLIENT_ID", "FRANCECONNECT_CLIENT_SECRET"],
} as const;

/** The variables of federated sign-in: for each provider, its three keys or none; the issuer in https. */
export const federationSchema = z
  .object({
    NODE_ENV: optionalText,
    PROCONNECT_ISSUER: optionalText,
    PROCONNECT_CLIENT_ID: optionalText,
    PROCONNECT_CLIENT_SECRET: optionalSecret,
    FRANCECONNECT_ISSUER: optionalText,
    FRANCECONNECT_CLIENT_ID: optionalText,
    FRANCECONNECT_CLIENT_SECRET: optionalSecret,
  })
  .superRefine((value, context) => {
    for (const name of providerNames) {
      const given = KEYS[name].filter((key) => value[key] !== undefined);
      const missing = given.length === 0 ? [] : KEYS[name].filter((key) => value[key] === undefined);
      for (const key of missing) {
        context.addIssue({ code: "custom", path: [key], message: `manque, alors que ${given.join(" et ")} est réglé` });
      }
      const [issuerKey] = KEYS[name];
      const issuer = value[issuerKey];
      if (issuer !== undefined && !isIssuer(issuer, value.NODE_ENV !== "production")) {
        const message =
          "attend une adresse https, sans paramètre ; http n'est accepté que vers cette machine, hors production";
        context.addIssue({ code: "custom", path: [issuerKey], message });
      }
    }
  });

function isIssuer(text: string, isLoopbackAllowed: boolean): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  return isSafeEndpoint(url, isLoopbackAllowed) && url.search === "" && url.hash === "" && url.username === "";
}

/** Whether the portal may send a secret there: https, or http to this very machine where that is allowed. */
export function isSafeEndpoint(url: URL, isLoopbackAllowed: boolean): boolean {
  if (url.protocol === "https:") return true;
  return isLoopbackAllowed && url.protocol === "http:" && LOOPBACK_HOSTS.includes(url.hostname);
}

/** The path on which a provider sends people back. */
export function callbackPath(name: ProviderName): string {
  return `/connexion/${name}/retour`;
}

const habits = {
  // ProConnect refuses every parameter it does not list, and gives `amr` and `auth_time` only when `claims` asks for them:
  // github.com/numerique-gouv/proconnect-documentation, doc_fs/implementation_technique.md, doc_fs/scope-claims.md and
  // resources/claim_amr.md.
  proconnect: {
    scopes: ["openid", "given_name", "usual_name", "email", "siret"],
    needsSignedUserinfo: true,
    needsAmr: true,
  },
  // FranceConnect v2 signs with ES256 or RS256, userinfo included, and wants a level of assurance:
  // docs.partenaires.franceconnect.gouv.fr/fs/migration/fs-migration-diff-v1-v2.
  franceconnect: {
    scopes: ["openid", "given_name", "family_name", "email"],
    acrValues: "eidas1",
    needsSignedUserinfo: true,
    needsAmr: false,
  },
} as const;

/** The providers set in the environment, possibly none; refuses half a provider, a short secret, an issuer in http. */
export function readProviders(
  variables: Readonly<Record<string, string | undefined>>,
  publicUrl: string,
): Result<readonly ProviderSettings[], BadFederationSettings> {
  const parsed = federationSchema.safeParse(variables);
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}`);
    return refused({ kind: "bad-federation-settings", problems });
  }
  return ok(
    providerNames.flatMap((name) => {
      const [issuerKey, idKey, secretKey] = KEYS[name];
      const { [issuerKey]: issuer, [idKey]: clientId, [secretKey]: clientSecret } = parsed.data;
      if (issuer === undefined || clientId === undefined || clientSecret === undefined) return [];
      const redirectUri = new URL(callbackPath(name), publicUrl).href;
      const isLoopbackAllowed = parsed.data.NODE_ENV !== "production";
      return [{ name, issuer, clientId, clientSecret, redirectUri, isLoopbackAllowed, ...habits[name] }];
    }),
  );
}
