import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type DraftContent, emptyDraft } from "#app/people/skill-draft/draft-content.ts";
import { changeDraft, readDraft } from "#app/people/skill-draft/skill-draft.server.ts";
import { type Database, database } from "#app/platform/database.server.ts";
import { draftToken, setDraft } from "./skill-draft-cookie.server.ts";

interface Asked {
  readonly request: Request;
  readonly database: Database;
}

/** The draft of whoever asks; an empty one when their browser keeps none. */
export async function draftOf({ request, database }: Asked): Promise<DraftContent> {
  return (await readDraft(database, await draftToken(request)))?.content ?? emptyDraft;
}

/** Changes the draft of whoever asks, and leads to a page; their browser keeps it for 30 days more. */
export async function changeAndGo(
  { request, database }: Asked,
  change: (content: DraftContent) => DraftContent,
  to: string,
): Promise<Response> {
  const token = await changeDraft(database, await draftToken(request), change);
  return redirect(to, { status: 303, headers: { "Set-Cookie": await setDraft(token) } });
}

/**
 * The draft of whoever asks for a page of everybody; null without one. The page of somebody with a draft is theirs alone: nobody may store
 * it, and a cache between compares cookies, so that it gives neither their page to others nor that of others to them.
 */
export async function draftOnPublicPage({ request, context }: LoaderFunctionArgs): Promise<DraftContent | null> {
  context.dependsOnCookies();
  const token = await draftToken(request);
  if (token === null) return null;
  context.keepPrivate();
  return (await readDraft(database(), token))?.content ?? null;
}

/** Whether somebody has said anything of themselves. */
export function isBegun({ jobs, certificates, target, answers }: DraftContent): boolean {
  return jobs.length + certificates.length + answers.length > 0 || target !== null;
}

/** The page that a draft goes on to. */
export function nextPageOf(draft: DraftContent): string {
  if (draft.target !== null)
    return draft.answers.length > 0 ? "/mes-competences/resultat" : "/mes-competences/questions";
  return isBegun(draft) ? "/mes-competences/metier-voulu" : "/mes-competences/metiers";
}

/** The page after those where somebody says what they did or learnt. */
export function pageAfterSaid({ target }: DraftContent): string {
  return target === null ? "/mes-competences/metier-voulu" : "/mes-competences/questions";
}
