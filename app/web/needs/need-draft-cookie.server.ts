import { randomUUID } from "node:crypto";
import { redirect } from "@remix-run/node";
import { type NeedDraft, needDraftSchema } from "#app/needs/need-draft.ts";
import { sealedCookie } from "../sealed-cookie.server.ts";

const DRAFT_SECONDS = 30 * 86_400;
const cookie = sealedCookie("__Host-besoin", { seconds: DRAFT_SECONDS, schema: needDraftSchema });

/** The draft that this browser keeps; null: none. */
export function needDraftOf(request: Request): Promise<NeedDraft | null> {
  return cookie.read(request);
}

/** Writes a part of the draft of whoever asks, and leads to a page; their browser keeps it for 30 days more. */
export async function writeNeedDraft(
  request: Request,
  part: Partial<Omit<NeedDraft, "id">>,
  to: string,
): Promise<Response> {
  const draft = (await needDraftOf(request)) ?? {
    id: randomUUID(),
    job: null,
    post: null,
    skills: null,
    company: null,
  };
  return redirect(to, { status: 303, headers: { "Set-Cookie": await cookie.carry({ ...draft, ...part }) } });
}

/** Begins another need with what one already said; leads to a page. */
export async function beginNeedDraft(parts: Omit<NeedDraft, "id">, to: string): Promise<Response> {
  const draft = { id: randomUUID(), ...parts };
  return redirect(to, { status: 303, headers: { "Set-Cookie": await cookie.carry(draft) } });
}

/** The header by which a browser forgets its draft. */
export async function forgetNeedDraft(): Promise<HeadersInit> {
  return { "Set-Cookie": await cookie.forget() };
}
