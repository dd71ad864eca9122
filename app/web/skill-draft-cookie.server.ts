import { createCookie } from "@remix-run/node";
import { z } from "zod";
import { DRAFT_DAYS } from "#app/people/skill-draft/skill-draft.server.ts";
import { attributes } from "./sealed-cookie.server.ts";

const DAY_SECONDS = 86_400;
const draftCookie = createCookie("__Host-parcours", { ...attributes, maxAge: DRAFT_DAYS * DAY_SECONDS });

/** The secret of a draft: 256 bits in base64url. */
export const draftTokenSchema = z.string().regex(/^[\w-]{43}$/);

/** The secret of the draft that this browser keeps, null without a well-formed one. */
export async function draftToken(request: Request): Promise<string | null> {
  return draftTokenSchema
    .nullable()
    .catch(null)
    .parse(await draftCookie.parse(request.headers.get("Cookie")));
}

export function setDraft(token: string): Promise<string> {
  return draftCookie.serialize(token);
}

export function clearDraft(): Promise<string> {
  return draftCookie.serialize("", { maxAge: 0 });
}
