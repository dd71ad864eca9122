import type { SeenForm } from "./crawl.ts";
import { hostileValues } from "./hostile-values.ts";

/** Somebody who asks, with the token of their forms. */
export interface Asker {
  readonly cookie: string;
  readonly formToken: string;
}

/** One request as it is sent. */
export interface HostileRequest {
  readonly pattern: string;
  readonly path: string;
  readonly method: "GET" | "POST";
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

/** What requests are made of. */
export interface Material {
  readonly random: () => number;
  readonly patterns: readonly string[];
  readonly addresses: readonly string[];
  readonly forms: readonly SeenForm[];
  readonly parameters: readonly string[];
}

const BOUNDARY = "----hostile";
const URLENCODED = "application/x-www-form-urlencoded";

/** Makes the next request: of each route in turn, one in two a form. */
export function hostileRequest(material: Material, rank: number, { cookie, formToken }: Asker): HostileRequest {
  const { random, patterns } = material;
  const pattern = patterns[rank % patterns.length] ?? "/";
  const isPost = Math.floor(rank / patterns.length) % 2 === 1;
  const found = material.addresses.filter((address) => matches(pattern, address));
  const known = found.length > 0 && random() < 0.5 ? pick(random, found) : fill(random, pattern);
  const path = respell(random, known) + query(material);
  const headers = {
    Cookie: cookie,
    "User-Agent": random() < 0.1 ? pick(random, hostileValues).replaceAll(/[^ -~]/g, "") : "hostile",
  };
  if (!isPost) return { pattern, path, method: "GET", headers, body: undefined };
  const fields = fieldsFor(material, pattern);
  const body = bodyOf(random, random() < 0.9 ? [["jeton", formToken], ...fields] : fields);
  return { pattern, path, method: "POST", headers: { ...headers, ...body.headers }, body: body.text };
}

function pick<Item>(random: () => number, items: readonly Item[]): Item {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new Error("Nothing to pick from");
  return item;
}

function matches(pattern: string, address: string): boolean {
  const shape = pattern.replaceAll(/[.]/g, "\\.").replaceAll(/:\w+/g, "[^/]+").replaceAll("*", ".*");
  return new RegExp(`^${shape}$`).test(address.split("?", 1)[0] ?? "");
}

function fill(random: () => number, pattern: string): string {
  return pattern.replaceAll(/:\w+|\*/g, () => encode(pick(random, hostileValues).slice(0, 2_000)) || "x");
}

/** As an address writes it; a lone surrogate has no writing, and is sent as its bytes. */
function encode(value: string): string {
  return /\p{Surrogate}/u.test(value) ? "%ED%A0%80" : encodeURIComponent(value);
}

function respell(random: () => number, path: string): string {
  const ways: readonly ((path: string) => string)[] = [
    ...Array<(path: string) => string>(6).fill((one) => one),
    (one) => (one === "/" ? "/_root.data" : `${one}.data`),
    (one) => `${one}/`,
    (one) => one.toUpperCase(),
    (one) => `/x/..${one}`,
    (one) => `/${one}`,
    (one) => one.replace(/[a-z]/, (letter) => `%${letter.charCodeAt(0).toString(16)}`),
  ];
  return pick(random, ways)(path);
}

function query({ random, parameters }: Material): string {
  const count = Math.floor(random() * 4);
  if (count === 0) return "";
  const parts = Array.from({ length: count }, () => {
    const name = random() < 0.9 ? pick(random, parameters) : encode(pick(random, hostileValues).slice(0, 100));
    return `${name}=${encode(pick(random, hostileValues).slice(0, 1_000))}`;
  });
  return `?${parts.join("&")}`;
}

/** A form of the page with some of its values changed; fields nobody knows, where the page has no form. */
function fieldsFor({ random, forms, parameters }: Material, pattern: string): readonly (readonly [string, string])[] {
  const own = forms.filter(({ path }) => matches(pattern, path));
  const names = own.length > 0 && random() < 0.9 ? pick(random, own).fields : { [pick(random, parameters)]: "x" };
  const kept = Object.entries(names).filter(([name]) => name !== "jeton" && random() < 0.95);
  return kept.map(([name, value]) => [name, random() < 0.4 ? pick(random, hostileValues) : value]);
}

interface SentBody {
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

function bodyOf(random: () => number, fields: readonly (readonly [string, string])[]): SentBody {
  const whole = multipart(fields);
  const typed = (type: string, text: string): SentBody => ({ headers: { "Content-Type": type }, text });
  const form = `multipart/form-data; boundary=${BOUNDARY}`;
  const urlencoded = new URLSearchParams(fields.map(([name, value]) => [name, value])).toString();
  const ways: readonly (() => SentBody)[] = [
    ...Array<() => SentBody>(8).fill(() => typed(URLENCODED, urlencoded)),
    ...Array<() => SentBody>(3).fill(() => typed(form, whole)),
    () => typed(form, whole.slice(0, Math.floor(random() * whole.length))),
    () => typed(form, pick(random, hostileValues)),
    () => typed("multipart/form-data", whole),
    () => typed("multipart/form-data; boundary=", whole),
    () => typed(`multipart/form-data; boundary=${"b".repeat(300)}`, whole),
    () => typed(form, whole.replaceAll("form-data; name", "form-data; nom")),
    () => typed(form, whole.replaceAll('"\r\n\r\n', '"; filename="a.txt"\r\nContent-Type: text/plain\r\n\r\n')),
    () => typed(URLENCODED, `${urlencoded}&${"%".repeat(50)}&=&&a=%E9`),
    () => typed(`${URLENCODED}; charset=utf-16`, urlencoded),
    () => typed(URLENCODED, ""),
    () => typed(form, ""),
    () => ({ headers: {}, text: "" }),
  ];
  return pick(random, ways)();
}

function multipart(fields: readonly (readonly [string, string])[]): string {
  const parts = fields.map(
    ([name, value]) => `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  return `${parts.join("")}--${BOUNDARY}--\r\n`;
}
