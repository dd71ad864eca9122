import { ok, type Result, refused } from "#app/platform/result.ts";
import { type ContributionContent, contributionSchema } from "../contribution-schema.ts";
import type { CallTime, CompanySize, NeedContract, NeedVisibility, PayPeriod } from "../need-choices.ts";
import { foldHeader, type ImportColumns, type ImportField, importFields } from "./import-fields.ts";

type Words<Value extends string> = Readonly<Record<Value, readonly string[]>>;

const contracts: Words<NeedContract> = {
  permanent: ["cdi", "duree indeterminee", "permanent", "contrat a duree indeterminee"],
  "fixed-term": ["cdd", "duree determinee", "contrat a duree determinee"],
  temporary: ["interim", "mission", "mis", "travail temporaire", "temporary"],
  "work-study": ["alternance", "apprentissage", "contrat d apprentissage", "professionnalisation", "work study"],
  seasonal: ["saison", "saisonnier", "sai", "seasonal", "contrat saisonnier"],
};
const visibilities: Words<NeedVisibility> = {
  public: ["tout le monde", "public", "publique", "oui"],
  prescribers: ["conseillers", "les conseillers", "prescripteurs", "prescribers"],
  sensors: ["conseillers entreprises", "seulement les conseillers entreprises", "cache", "masque", "non", "sensors"],
};
const periods: Words<PayPeriod> = {
  hour: ["heure", "par heure", "h", "horaire", "hour"],
  month: ["mois", "par mois", "mensuel", "month"],
};
const callTimes: Words<CallTime> = {
  morning: ["matin", "le matin"],
  noon: ["midi", "entre midi et deux"],
  afternoon: ["apres midi", "l apres midi"],
  evening: ["soir", "le soir", "apres 17 heures"],
  any: ["n importe quand", "toujours", "any"],
};

/** The cell, as the schema of needs asks for it: what is not understood goes on as it is written, and the schema refuses it. */
function chosen<Value extends string>(words: Words<Value>, cell: string): string {
  const folded = foldHeader(cell.replaceAll(".", ""));
  return Object.entries<readonly string[]>(words).find(([, known]) => known.includes(folded))?.[0] ?? cell;
}

function numberOf(cell: string): number | string {
  const text = cell.replaceAll(/\s/g, "").replace(/h$/i, "");
  return /^\d{1,6}$/.test(text) ? Number(text) : cell;
}

function centsOf(cell: string): number | string {
  const text = cell.replaceAll(/[\s€]/g, "").replace(",", ".");
  return /^\d{1,6}(\.\d{1,2})?$/.test(text) ? Math.round(Number(text) * 100) : cell;
}

function dayOf(cell: string): string {
  const [, day = "", month = "", year = ""] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(cell) ?? [];
  return year === "" ? cell : `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
}

function sizeOf(cell: string): string {
  const count = numberOf(cell);
  if (typeof count === "string") return cell.replaceAll(/\s/g, "").replace("–", "-");
  const sizes: readonly (readonly [number, CompanySize])[] = [
    [9, "1-9"],
    [49, "10-49"],
    [249, "50-249"],
  ];
  return sizes.find(([most]) => count <= most)?.[1] ?? "250";
}

/** The fields of the need whose cell does not fit, in the order of the schema. */
export type BadCells = readonly ImportField[];

/** What the cells of a row name, as they are written: a place, a day, a code of ROME. Undefined: an empty cell. */
export function namedIn(columns: ImportColumns, cells: readonly string[]) {
  const said = (field: ImportField): string | undefined => cells[columns[field] ?? -1] || undefined;
  const startsOn = said("startsOn");
  return {
    place: said("place"),
    rome: said("rome")?.toUpperCase(),
    startsOn: startsOn === undefined ? undefined : dayOf(startsOn),
  };
}

/** Reads a row of a file as a need; refuses it with the cells that do not fit. An empty cell says nothing. */
export function readRow(columns: ImportColumns, cells: readonly string[]): Result<ContributionContent, BadCells> {
  const cell = (field: ImportField): string => cells[columns[field] ?? -1] ?? "";
  const said = <Read>(field: ImportField, read: (cell: string) => Read): Read | undefined =>
    cell(field) === "" ? undefined : read(cell(field));
  const same = (text: string): string => text;
  const pay = said("pay", centsOf);
  const phone = said("contactPhone", same);
  const name = said("contactName", same);
  const asked = {
    ...{ reference: said("reference", same), headcount: said("headcount", numberOf), place: said("place", same) },
    company: {
      ...{ siret: said("siret", (text) => text.replaceAll(/[\s.]/g, "")), name: said("companyName", same) },
      ...{ naf: said("naf", (text) => text.replaceAll(/[\s.]/g, "").toUpperCase()), size: said("companySize", sizeOf) },
    },
    job: { rome: said("rome", (text) => text.toUpperCase()), label: said("job", same) },
    startsOn: said("startsOn", dayOf),
    contract: said("contract", (text) => chosen(contracts, text)),
    weeklyHours: said("weeklyHours", numberOf),
    pay: pay === undefined ? undefined : { cents: pay, per: said("payPeriod", (text) => chosen(periods, text)) },
    skills: said("skills", (text) =>
      text
        .split("|")
        .map((label) => label.trim())
        .filter((label) => label !== "")
        .map((label) => ({ label, importance: "useful" })),
    ),
    visibility: said("visibility", (text) => chosen(visibilities, text)) ?? "sensors",
    contact:
      phone === undefined && name === undefined
        ? undefined
        : {
            name,
            phone,
            mail: said("contactMail", same),
            callTime: said("callTime", (text) => chosen(callTimes, text)),
          },
  };
  const read = contributionSchema.safeParse(asked);
  if (read.success) return ok(read.data);
  return refused([...new Set(read.error.issues.map(({ path }) => fieldOf(path.join("."))))]);
}

const fieldsByPath: Readonly<Record<string, ImportField>> = {
  ...{ "company.siret": "siret", "company.name": "companyName", "company.naf": "naf", "company.size": "companySize" },
  ...{ job: "job", "job.label": "job", "job.rome": "rome", "pay.cents": "pay", "pay.per": "payPeriod" },
  ...{ "contact.name": "contactName", "contact.phone": "contactPhone", "contact.mail": "contactMail" },
  ...{ "contact.callTime": "callTime" },
};

/** The field of a path of the schema. */
export function fieldOf(path: string): ImportField {
  const known = fieldsByPath[path];
  if (known !== undefined) return known;
  const [first = ""] = path.split(".");
  return importFields.find((field) => field === first) ?? "job";
}
