import { z } from "zod";
import { textLine } from "#app/platform/text-line.ts";

/** A record that an import left out: where it stands in the file, what is wrong and how to mend it. */
export interface Refusal {
  readonly importId: string;
  readonly rank: number;
  readonly source: string;
  readonly readAt: Date;
  readonly record: "formation" | "action" | "session";
  readonly number: string | null;
  readonly formation: string | null;
  /** The SIRET of who is responsible for it, as the feed writes it. */
  readonly organisation: string | null;
  readonly rule: string;
  readonly line: number;
  readonly path: string;
  readonly value: string;
  readonly message: string;
}

const text = textLine(100).nullable().catch(null);

/** What an address asks of a list of refusals, in French; what it cannot mean is left aside. */
const refusalFilterSchema = z.object({
  regle: text,
  objet: z.enum(["formation", "action", "session"]).nullable().catch(null),
  organisme: text,
  texte: text,
});

/** Null: whatever it is. `text` is looked for in numbers, value and message. */
export interface RefusalFilter {
  readonly rule: string | null;
  readonly record: Refusal["record"] | null;
  readonly organisation: string | null;
  readonly text: string | null;
}

/** Reads the filters of an address. */
export function refusalFilterOf(parameters: URLSearchParams): RefusalFilter {
  const { regle, objet, organisme, texte } = refusalFilterSchema.parse({
    regle: parameters.get("regle"),
    objet: parameters.get("objet"),
    organisme: parameters.get("organisme"),
    texte: parameters.get("texte"),
  });
  return { rule: regle, record: objet, organisation: organisme, text: texte };
}

/** The filters as an address says them, without a question mark; empty when nothing is filtered. */
export function refusalFilterAddress({ rule, record, organisation, text }: RefusalFilter): string {
  const said = { regle: rule, objet: record, organisme: organisation, texte: text };
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(said)) if (value !== null) parameters.set(name, value);
  return parameters.toString();
}

/** The page an address asks for, from 1. */
export function pageOf(parameters: URLSearchParams): number {
  return z.coerce.number().int().min(1).max(100_000).catch(1).parse(parameters.get("page"));
}
