import { z } from "zod";
import type { MetierSearchView, MetierView } from "./metier-view.ts";

const rome = z.string().regex(/^[A-N]\d{4}$/);
const romeLabel = z.object({ rome, label: z.string() });
const codeLabel = z.object({ code: z.string(), label: z.string() });

/** The answers of `/api/v1/metiers` and `/api/v1/metiers/{rome}`. */
export const metierSearchSchema: z.ZodType<MetierSearchView> = z.object({
  query: z.object({ text: z.string() }),
  hits: z.array(z.object({ rome, label: z.string(), appellation: z.string().nullable(), url: z.string() })),
});

export const metierSchema: z.ZodType<MetierView> = romeLabel.extend({
  url: z.string(),
  definition: z.string(),
  access: z.string(),
  domain: codeLabel,
  subDomain: codeLabel,
  regulated: z.boolean(),
  executive: z.boolean(),
  withdrawn: z.boolean(),
  parent: romeLabel.nullable(),
  children: z.array(romeLabel),
  appellations: z.array(z.object({ ogr: z.int(), label: z.string(), main: z.boolean() })),
  skills: z.array(
    z.object({
      ogr: z.int(),
      label: z.string(),
      kind: z.enum(["skill", "macro-skill", "soft-skill", "knowledge"]),
      importance: z.enum(["core", "emerging", "other"]),
      category: z.string(),
    }),
  ),
  near: z.array(romeLabel),
});
