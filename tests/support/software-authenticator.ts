import { createHash, generateKeyPairSync, randomBytes, sign } from "node:crypto";
import { z } from "zod";
import type { AuthenticationAnswer, RegistrationAnswer } from "#app/access/sign-in/passkey/passkey-response.ts";

const options = z.object({ challenge: z.string() });

/** How an answer is made; what is left out is as it should be. */
export interface Ceremony {
  readonly origin: string;
  readonly rpId: string;
  /** Does the device check who holds it? */
  readonly isVerified?: boolean;
  /** How often the device says it has served. */
  readonly counter?: number;
}

/** A device with one passkey of its own, as WebAuthn knows them: ES256, without attestation. */
export interface SoftwareAuthenticator {
  readonly credentialId: string;
  /** Makes the passkey that these options ask for, as JSON. */
  make(asked: string, ceremony: Ceremony): RegistrationAnswer;
  /** Signs what these options ask, as JSON. */
  prove(asked: string, ceremony: Ceremony): AuthenticationAnswer;
}

/** A new device. */
export function softwareAuthenticator(): SoftwareAuthenticator {
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const { x = "", y = "" } = publicKey.export({ format: "jwk" });
  const id = randomBytes(32);
  const credentialId = id.toString("base64url");
  const credential = { id: credentialId, rawId: credentialId, type: "public-key", clientExtensionResults: {} } as const;
  // COSE: kty EC2, alg ES256, crv P-256, x, y.
  const cose = cborMap([
    [cborInt(1), cborInt(2)],
    [cborInt(3), cborInt(-7)],
    [cborInt(-1), cborInt(1)],
    [cborInt(-2), cborBytes(Buffer.from(x, "base64url"))],
    [cborInt(-3), cborBytes(Buffer.from(y, "base64url"))],
  ]);
  return {
    credentialId,
    make(asked, ceremony) {
      const length = Buffer.from([0, id.length]);
      const authData = Buffer.concat([dataOf(ceremony, 0x40), Buffer.alloc(16), length, id, cose]);
      const attestation = cborMap([
        [cborText("fmt"), cborText("none")],
        [cborText("attStmt"), cborMap([])],
        [cborText("authData"), cborBytes(authData)],
      ]);
      const clientDataJSON = clientDataOf("webauthn.create", asked, ceremony).toString("base64url");
      return {
        ...credential,
        response: { clientDataJSON, attestationObject: attestation.toString("base64url"), transports: ["internal"] },
      };
    },
    prove(asked, ceremony) {
      const clientData = clientDataOf("webauthn.get", asked, ceremony);
      const authData = dataOf(ceremony, 0);
      const signature = sign("sha256", Buffer.concat([authData, sha256(clientData)]), privateKey);
      return {
        ...credential,
        response: {
          clientDataJSON: clientData.toString("base64url"),
          authenticatorData: authData.toString("base64url"),
          signature: signature.toString("base64url"),
        },
      };
    },
  };
}

function clientDataOf(type: string, asked: string, { origin }: Ceremony): Buffer {
  const { challenge } = options.parse(JSON.parse(asked));
  return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
}

/** Hash of the relying party, flags (somebody is there; it is the right person), counter. */
function dataOf({ rpId, isVerified = true, counter = 0 }: Ceremony, flags: number): Buffer {
  const count = Buffer.alloc(4);
  count.writeUInt32BE(counter);
  return Buffer.concat([sha256(Buffer.from(rpId)), Buffer.from([flags | 0x01 | (isVerified ? 0x04 : 0)]), count]);
}

function sha256(bytes: Buffer): Buffer {
  return createHash("sha256").update(bytes).digest();
}

function cborInt(value: number): Buffer {
  return value < 0 ? cborHead(1, -1 - value) : cborHead(0, value);
}

function cborBytes(bytes: Buffer): Buffer {
  return Buffer.concat([cborHead(2, bytes.length), bytes]);
}

function cborText(text: string): Buffer {
  return Buffer.concat([cborHead(3, text.length), Buffer.from(text)]);
}

function cborMap(entries: readonly (readonly [Buffer, Buffer])[]): Buffer {
  return Buffer.concat([cborHead(5, entries.length), ...entries.flat()]);
}

/** The first bytes of a CBOR item (RFC 8949, § 3): its kind, and a number below 256. */
function cborHead(kind: number, value: number): Buffer {
  return Buffer.from(value < 24 ? [(kind << 5) | value] : [(kind << 5) | 24, value]);
}
