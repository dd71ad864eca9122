import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from "@simplewebauthn/server";
import type { PasskeyFault } from "#app/access/sign-in/factor/factor-refusal.ts";
import { ok, type Result, refused } from "#app/platform/result.ts";
import { type AuthenticationAnswer, clientData, type RegistrationAnswer } from "./passkey-response.ts";
import { CHALLENGE_SECONDS, type NewPasskey, type StoredPasskey } from "./passkey-store.server.ts";
import type { RelyingParty } from "./relying-party.ts";

const NAME = "Hub emploi-formation";
const TIMEOUT_MS = CHALLENGE_SECONDS * 1000;
/** ES256 and RS256: between them every device in use, and Node knows both. */
const ALGORITHMS = [-7, -257];

/** A passkey the device may use, or must not make again. */
type KnownPasskey = Pick<StoredPasskey, "credentialId" | "transports">;

/** What is asked of a device that makes a passkey: of whatever kind, as long as it checks who holds it. */
export function creationOptions(ask: {
  readonly party: RelyingParty;
  readonly challenge: string;
  readonly account: { readonly id: string; readonly name: string };
  readonly known: readonly KnownPasskey[];
}): Promise<PublicKeyCredentialCreationOptionsJSON> {
  return generateRegistrationOptions({
    rpName: NAME,
    rpID: ask.party.id,
    userID: new Uint8Array(Buffer.from(ask.account.id.replaceAll("-", ""), "hex")),
    userName: ask.account.name,
    userDisplayName: ask.account.name,
    challenge: bytesOf(ask.challenge),
    timeout: TIMEOUT_MS,
    attestationType: "none",
    excludeCredentials: ask.known.map(descriptorOf),
    authenticatorSelection: { residentKey: "preferred", userVerification: "required" },
    supportedAlgorithmIDs: ALGORITHMS,
  });
}

/** What is asked of a device that proves one of these passkeys. */
export function requestOptions(ask: {
  readonly party: RelyingParty;
  readonly challenge: string;
  readonly known: readonly KnownPasskey[];
}): Promise<PublicKeyCredentialRequestOptionsJSON> {
  return generateAuthenticationOptions({
    rpID: ask.party.id,
    challenge: bytesOf(ask.challenge),
    timeout: TIMEOUT_MS,
    allowCredentials: ask.known.map(descriptorOf),
    userVerification: "required",
  });
}

/** The challenge an answer says it signed; null when it says none. Whether it did is seen later. */
export function challengeOf({ response }: RegistrationAnswer | AuthenticationAnswer): string | null {
  const read = clientData.safeParse(Buffer.from(response.clientDataJSON, "base64url").toString("utf8"));
  return read.success ? read.data.challenge : null;
}

/** Reads the passkey a device has made: challenge, origin, relying party and user verification are held (WebAuthn Level 3, § 7.1). */
export async function readNewPasskey(given: {
  readonly party: RelyingParty;
  readonly challenge: string;
  readonly answer: RegistrationAnswer;
}): Promise<Result<NewPasskey, PasskeyFault>> {
  const verified = await orFault(() =>
    verifyRegistrationResponse({
      response: given.answer,
      expectedChallenge: given.challenge,
      expectedOrigin: given.party.origin,
      expectedRPID: given.party.id,
      requireUserVerification: true,
      supportedAlgorithmIDs: ALGORITHMS,
    }),
  );
  if (!verified.ok) return verified;
  const { registrationInfo } = verified.value;
  if (registrationInfo === undefined) return refused("signature");
  const { id, publicKey, counter, transports = [] } = registrationInfo.credential;
  return ok({ credentialId: id, publicKey, counter, transports });
}

/** Holds an answer against a passkey (WebAuthn Level 3, § 7.2), and answers its new counter. */
export async function lockFactor(given: {
  readonly party: RelyingParty;
  readonly challenge: string;
  readonly answer: AuthenticationAnswer;
  readonly passkey: StoredPasskey;
}): Promise<Result<number, PasskeyFault>> {
  const { credentialId, ...stored } = given.passkey;
  const verified = await orFault(() =>
    verifyAuthenticationResponse({
      response: given.answer,
      expectedChallenge: given.challenge,
      expectedOrigin: given.party.origin,
      expectedRPID: given.party.id,
      credential: { ...stored, id: credentialId },
      requireUserVerification: true,
    }),
  );
  if (!verified.ok) return verified;
  return verified.value.verified ? ok(verified.value.authenticationInfo.newCounter) : refused("signature");
}

/** The library says by an exception what is wrong with bytes that anybody may send. */
async function orFault<Answer>(verify: () => Promise<Answer>): Promise<Result<Answer, PasskeyFault>> {
  try {
    return ok(await verify());
  } catch (error) {
    return refused(faultOf(error instanceof Error ? error.message : ""));
  }
}

const faults: readonly (readonly [RegExp, PasskeyFault])[] = [
  [/response challenge/, "challenge"],
  [/response (top )?origin|top origin/, "origin"],
  [/RP ID/, "relying-party"],
  [/verification|not present/, "user-verification"],
  [/counter/, "counter"],
];

function faultOf(message: string): PasskeyFault {
  return faults.find(([words]) => words.test(message))?.[1] ?? "malformed";
}

function descriptorOf({ credentialId, transports }: KnownPasskey): { id: string; transports: string[] } {
  return { id: credentialId, transports };
}

function bytesOf(challenge: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.from(challenge, "base64url"));
}
