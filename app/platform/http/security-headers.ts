import { refusalStyleHash } from "./edge-refusal.ts";

/** One year, in seconds: the shortest HSTS browsers take seriously. */
const HSTS_SECONDS = 31_536_000;

/** What no page of the portal needs. Geolocation serves "near me", and passkeys sign in, on the portal's own pages only. */
const PERMISSIONS = [
  "accelerometer=()",
  "camera=()",
  "display-capture=()",
  "geolocation=(self)",
  "gyroscope=()",
  "magnetometer=()",
  "microphone=()",
  "payment=()",
  "publickey-credentials-create=(self)",
  "publickey-credentials-get=(self)",
  "usb=()",
].join(", ");

const SAME_EVERYWHERE: readonly (readonly [string, string])[] = [
  ["Strict-Transport-Security", `max-age=${HSTS_SECONDS}; includeSubDomains`],
  ["X-Content-Type-Options", "nosniff"],
  ["X-Frame-Options", "DENY"],
  ["Permissions-Policy", PERMISSIONS],
  ["Cross-Origin-Opener-Policy", "same-origin"],
  ["Origin-Agent-Cluster", "?1"],
  ["X-DNS-Prefetch-Control", "off"],
  ["X-Permitted-Cross-Domain-Policies", "none"],
];

/** What the headers of one response depend on. */
export interface HeaderChoice {
  readonly nonce: string;
  readonly isOpenToOtherSites: boolean;
  /** The address is the secret that opens the page: no search engine keeps it. */
  readonly isSecretAddress: boolean;
  /** The page sends forms: a secret address without them goes nowhere, not even to the portal's own pages. */
  readonly hasForm: boolean;
  /** Origins to which a form of the portal may lead besides the portal itself: Chromium holds redirects of a form to them too. */
  readonly formOrigins: readonly string[];
}

/**
 * The security headers of every response, the refusals of Node's own parser included. Scripts run by nonce only and may not write
 * HTML from strings (Trusted Types, no policy at all); styles and images come from the portal, but for the style of the refusal
 * page. `upgrade-insecure-requests` stays out: without a reverse proxy in front, the portal is served on plain http.
 */
export function securityHeaders(choice: HeaderChoice): readonly (readonly [string, string])[] {
  return [
    ["Content-Security-Policy", contentSecurityPolicy(choice)],
    ...SAME_EVERYWHERE,
    ...addressHeaders(choice),
    ["Cross-Origin-Resource-Policy", choice.isOpenToOtherSites ? "cross-origin" : "same-origin"],
  ];
}

function addressHeaders({ isSecretAddress, hasForm }: HeaderChoice): readonly (readonly [string, string])[] {
  if (!isSecretAddress) return [["Referrer-Policy", "same-origin"]];
  return [
    // With "no-referrer" browsers send "Origin: null" with forms, which are then refused.
    ["Referrer-Policy", hasForm ? "same-origin" : "no-referrer"],
    ["X-Robots-Tag", "noindex, nofollow"],
  ];
}

function contentSecurityPolicy({ nonce, formOrigins }: HeaderChoice): string {
  const formAction = ["'self'", ...formOrigins].join(" ");
  return (
    `default-src 'none'; script-src 'nonce-${nonce}' 'strict-dynamic'; style-src 'self' '${refusalStyleHash}'; img-src 'self' data:; ` +
    "font-src 'self'; connect-src 'self'; manifest-src 'self'; object-src 'none'; base-uri 'none'; " +
    `frame-ancestors 'none'; form-action ${formAction}; ` +
    "require-trusted-types-for 'script'; trusted-types 'none'"
  );
}
