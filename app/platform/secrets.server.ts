import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { env } from "./env.server.ts";

const SECRET_BYTES = 32;
const SHORT_SECRET_BYTES = 18;
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** Where the secrets of a portal that is being tried are kept: made once, below its data, readable by its owner alone. */
const FILE = "secrets.json";
const fileSchema = z.object({ SESSION_SECRET: z.string().min(32), DATA_KEY: z.string().min(32) });
type Secrets = Readonly<z.infer<typeof fileSchema>>;

let read: Secrets | undefined;

/** A random secret for a cookie or a link: 256 bits, base64url. Only its hash is ever stored. */
export function newToken(): string {
  return randomBytes(SECRET_BYTES).toString("base64url");
}

/** The same for an address that must fit in an SMS: 144 bits, 24 characters. */
export function newShortToken(): string {
  return randomBytes(SHORT_SECRET_BYTES).toString("base64url");
}

/** What is stored of a token: SHA-256, 64 hexadecimal characters. A token is random, so a fast hash is enough. */
export function hashToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

/** A keyed fingerprint that nobody without SESSION_SECRET can make; `purpose` keeps the uses apart. */
export function fingerprint(purpose: string, value: string): string {
  return fingerprintWith(newest("SESSION_SECRET"), purpose, value);
}

/** Was this fingerprint made by a key of ours, the newest or one being retired? In constant time. */
export function isFingerprint(given: string, purpose: string, value: string): boolean {
  return keysOf("SESSION_SECRET").some((key) => isSameText(given, fingerprintWith(key, purpose, value)));
}

/** Encrypts a short secret for the database: AES-256-GCM under the newest DATA_KEY, with the key's number in front. */
export function sealSecret(plain: string): string {
  const iv = randomBytes(IV_BYTES);
  const key = newest("DATA_KEY");
  const cipher = createCipheriv("aes-256-gcm", cipherKey(key), iv);
  const body = Buffer.concat([cipher.update(plain, "utf8"), cipher.final()]);
  return `${keyNumber(key)}.${Buffer.concat([iv, cipher.getAuthTag(), body]).toString("base64url")}`;
}

/** Opens what `sealSecret` made, under the key it names. Throws when that key is gone or the text was changed. */
export function openSecret(sealed: string): string {
  const [number, text = ""] = sealed.split(".", 2);
  const key = keysOf("DATA_KEY").find((candidate) => keyNumber(candidate) === number);
  if (key === undefined) throw new Error("The key of a sealed secret is not among DATA_KEY's");
  const bytes = Buffer.from(text, "base64url");
  const decipher = createDecipheriv("aes-256-gcm", cipherKey(key), bytes.subarray(0, IV_BYTES));
  decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
  return Buffer.concat([decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]).toString("utf8");
}

/** What is stored of a secret too short to be hashed bare: a hash under the newest DATA_KEY, 64 hexadecimal characters. */
export function keyedHash(purpose: string, value: string): string {
  return keyedHashWith(newest("DATA_KEY"), purpose, value);
}

/** The same under every key of ours, the newest and those being retired: what to look for in the database. */
export function keyedHashes(purpose: string, value: string): string[] {
  return keysOf("DATA_KEY").map((key) => keyedHashWith(key, purpose, value));
}

/** Compares two texts without telling by the time taken how much of them agrees. */
export function isSameText(left: string, right: string): boolean {
  const [a, b] = [left, right].map((text) => createHash("sha256").update(text).digest());
  return a !== undefined && b !== undefined && timingSafeEqual(a, b);
}

function fingerprintWith(key: string, purpose: string, value: string): string {
  return createHmac("sha256", key).update(`${purpose}\0${value}`).digest("base64url");
}

/** Another key than the one that seals: each use has its own. */
function keyedHashWith(key: string, purpose: string, value: string): string {
  const derived = Buffer.from(hkdfSync("sha256", key, "", `hash ${purpose}`, SECRET_BYTES));
  return createHmac("sha256", derived).update(value).digest("hex");
}

function cipherKey(key: string): Buffer {
  return createHash("sha256").update(`seal\0${key}`).digest();
}

function keyNumber(key: string): string {
  return createHash("sha256").update(`number\0${key}`).digest("hex").slice(0, 8);
}

/** A setting may hold several keys, separated by commas: the first makes, all are accepted. That is how a key is changed. */
function keysOf(name: keyof Secrets): readonly string[] {
  const text = env()[name] ?? secretsOfTrial()[name];
  return text.split(",").map((key) => key.trim());
}

function newest(name: keyof Secrets): string {
  const [key] = keysOf(name);
  if (key === undefined || key === "") throw new Error(`${name} holds no key`);
  return key;
}

function secretsOfTrial(): Secrets {
  read ??= readOrMake(path.join(env().DATA_DIR, FILE));
  return read;
}

function readOrMake(file: string): Secrets {
  const made: Secrets = { SESSION_SECRET: newToken(), DATA_KEY: newToken() };
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify(made), { flag: "wx", mode: 0o600 });
    return made;
  } catch {
    return fileSchema.parse(JSON.parse(readFileSync(file, "utf8")));
  }
}
