import { z } from "zod";

const blankAsAbsent = (value: unknown): unknown => (value === "" ? undefined : value);
const optionalText = z.preprocess(blankAsAbsent, z.string().optional());
const onOff = z.preprocess(blankAsAbsent, z.enum(["on", "off"], "attend « on » ou « off »").default("on"));
const postgresUrl = z.preprocess(
  blankAsAbsent,
  z
    .string()
    .regex(/^postgres(ql)?:\/\//, "attend une adresse qui commence par postgresql://")
    // PostgreSQL takes an address without a host, which leads to a socket; the URLs of the web have one.
    .transform((url) => url.replace("@/", "@localhost/"))
    .optional(),
);
const smtpUrl = z.preprocess(
  blankAsAbsent,
  z
    .string()
    .refine((url) => /^smtps?:\/\//.test(url) && URL.canParse(url), "attend une adresse smtp:// ou smtps://")
    .optional(),
);
/** Where messages with links in them are sent: never in clear, but to this very machine. */
const safeWebUrl = z.preprocess(
  blankAsAbsent,
  z
    .url({ protocol: /^https?$/, error: "attend une adresse https://" })
    .refine((url) => url.startsWith("https:") || isThisMachine(new URL(url).hostname), "attend une adresse https://")
    .optional(),
);
const mailAddress = z.preprocess(
  blankAsAbsent,
  z
    .string()
    .regex(/^[^\s@<>,;"]+@[^\s@<>,;"]+$/, "attend une adresse électronique")
    .default("ne-pas-repondre@localhost"),
);

/** One key, or several separated by commas; none short, none that everybody knows or that says the same thing over and over. */
const keys = z.preprocess(
  blankAsAbsent,
  z
    .string()
    .refine((text) => text.split(",").every((key) => isStrongKey(key.trim())), {
      message:
        "attend au moins 32 caractères tirés au hasard, par exemple la réponse de « openssl rand -base64 32 " +
        "» ; plusieurs clés se séparent par des virgules",
    })
    .optional(),
);

function isStrongKey(key: string): boolean {
  return key.length >= 32 && new Set(key).size >= 12 && !/secret|change|default|example|password/i.test(key);
}

const TLS_ASKED =
  "mène à une autre machine : en production, ajoutez « sslmode=verify-full » à l’adresse (et « " +
  "sslrootcert=FICHIER » pour une autorité privée)";

/** Does this address of a database lead to another machine without checking who answers? Read as the driver does: the last one counts. */
function isInTheClear(url: string | undefined): boolean {
  if (url === undefined) return false;
  if (!URL.canParse(url)) return true;
  const { hostname, searchParams } = new URL(url);
  const host = searchParams.getAll("host").at(-1) ?? hostname;
  if (host.startsWith("/") || isThisMachine(host)) return false;
  return searchParams.getAll("sslmode").at(-1) !== "verify-full";
}

/** Is this name or address that of the machine the portal runs on? */
export function isThisMachine(host: string): boolean {
  return /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/.test(host);
}

const environmentSchema = z
  .object({
    NODE_ENV: z.preprocess(
      blankAsAbsent,
      z.enum(["production", "development", "test"], "attend production, development ou test").default("development"),
    ),
    PORT: z.preprocess(
      blankAsAbsent,
      z.coerce
        .number("attend un numéro de port")
        .int("attend un numéro de port")
        .min(0, "attend un numéro de port entre 0 et 65535")
        .max(65_535, "attend un numéro de port entre 0 et 65535")
        .default(3000),
    ),
    DATA_DIR: z.preprocess(blankAsAbsent, z.string().default(".data")),
    DATABASE_URL: postgresUrl,
    DATABASE_OWNER_URL: postgresUrl,
    /** Absent: `npm start` runs a `meilisearch` of its own if there is one; else PostgreSQL answers alone. */
    MEILI_URL: z.preprocess(
      blankAsAbsent,
      z.url({ protocol: /^https?$/, error: "attend une adresse http:// ou https://" }).optional(),
    ),
    MEILI_KEY: optionalText,
    /** Absent: MEILI_KEY writes too. */
    MEILI_WRITE_KEY: optionalText,
    /** How long a search waits for Meilisearch before PostgreSQL answers, in milliseconds. */
    MEILI_DEADLINE_MS: z.preprocess(
      blankAsAbsent,
      z.coerce
        .number("attend un nombre de millisecondes")
        .int("attend un nombre entier de millisecondes")
        .min(10, "attend de 10 à 60000 millisecondes")
        .max(60_000, "attend de 10 à 60000 millisecondes")
        .default(250),
    ),
    RATE_LIMIT: onOff,
    DEMO: onOff,
    HUB_NOW: z.preprocess(
      blankAsAbsent,
      z.coerce.date("attend un instant ISO 8601, par exemple 2026-12-01T09:00:00+01:00").optional(),
    ),
    METRICS_TOKEN: optionalText,
    /** Absent: made at the first start and kept in DATA_DIR. */
    SESSION_SECRET: keys,
    DATA_KEY: keys,
    /** How people reach the portal: what the links of letters begin with. Absent: this machine. */
    PUBLIC_URL: z.preprocess(
      blankAsAbsent,
      z.url({ protocol: /^https?$/, error: "attend une adresse http:// ou https://" }).optional(),
    ),
    /** Absent: mails are laid down as files, like SMS and letters. */
    MAIL_URL: smtpUrl,
    MAIL_FROM: mailAddress,
    /** Absent: SMS are laid down as files. */
    SMS_URL: safeWebUrl,
    SMS_KEY: optionalText,
    SMS_FROM: optionalText,
    /** What the operator of SMS shows when it says what became of one; absent: nobody does. */
    SMS_RECEIPT_KEY: keys,
    /** Absent: `outbox` in DATA_DIR. */
    OUTBOX_DIR: optionalText,
    TRUSTED_PROXIES: z.preprocess(
      blankAsAbsent,
      z.coerce
        .number("attend un nombre de relais")
        .int("attend un nombre entier de relais")
        .min(0, "attend un nombre de relais, de 0 à 10")
        .max(10, "attend un nombre de relais, de 0 à 10")
        .default(0),
    ),
  })
  .superRefine((value, context) => {
    if (value.NODE_ENV !== "production") return;
    for (const key of ["DATABASE_URL", "DATABASE_OWNER_URL"] as const) {
      if (isInTheClear(value[key])) context.addIssue({ code: "custom", path: [key], message: TLS_ASKED });
    }
    if (value.HUB_NOW !== undefined) {
      context.addIssue({ code: "custom", path: ["HUB_NOW"], message: "est refusé en production" });
    }
    if (value.RATE_LIMIT === "off") {
      context.addIssue({
        code: "custom",
        path: ["RATE_LIMIT"],
        message: "ne peut pas valoir « off » en production",
      });
    }
  });

/** The names of the settings. */
export const settingNames: readonly string[] = Object.keys(environmentSchema.shape);

/** The settings of the process; the key names are those of docs/operations. */
export type Environment = Readonly<z.infer<typeof environmentSchema>>;

/** A setting of the environment is wrong; the message names the key, in French, and never repeats a value. */
export class EnvironmentError extends Error {
  override readonly name = "EnvironmentError";
}

/** Reads the settings out of a set of variables. Throws EnvironmentError naming every wrong key. */
export function parseEnvironment(variables: Readonly<Record<string, string | undefined>>): Environment {
  const parsed = environmentSchema.safeParse(variables);
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}`);
  throw new EnvironmentError(`Réglage refusé : ${lines.join(" ; ")}.`);
}

let parsedOnce: Environment | undefined;

/** The settings of this process, parsed at the first call and kept. */
export function env(): Environment {
  parsedOnce ??= parseEnvironment(process.env);
  return parsedOnce;
}

/** A page of the portal as people reach it, for what is sent or copied; `path` begins with a slash. */
export function publicAddress(path: string): string {
  const { PUBLIC_URL, PORT } = env();
  return new URL(path, PUBLIC_URL ?? `http://localhost:${PORT}`).href;
}

/** What is found out while starting. */
type FoundSettings = Partial<
  Record<"DATABASE_URL" | "MEILI_URL" | "MEILI_KEY" | "MEILI_WRITE_KEY" | "MEILI_DEADLINE_MS", string | undefined>
>;

/** Records addresses and keys found out while starting (undefined: none), and forgets the parsed settings. */
export function applyEnvironment(found: FoundSettings): void {
  for (const [key, value] of Object.entries(found)) {
    if (value === undefined) delete process.env[key];
    else process.env[key] = value;
  }
  parsedOnce = undefined;
}
