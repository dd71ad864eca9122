import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import type { PersonActor } from "#app/access/actor.ts";
import type { skillsBesidePage } from "#app/content/held-skills.ts";
import { readOwnCommune } from "#app/people/file/read-own-commune.server.ts";
import { changeOwnSkills, readOwnSkillsFile } from "#app/people/held-skills/own-skills.server.ts";
import {
  type BesideRefusal,
  changeSkillsBeside,
  readSkillsBeside,
} from "#app/people/held-skills/skills-beside.server.ts";
import { withObtained } from "#app/people/held-skills/with-obtained.ts";
import { type DraftContent, emptyDraft, type HeldContent } from "#app/people/skill-draft/draft-content.ts";
import { changeDraft, readDraft } from "#app/people/skill-draft/skill-draft.server.ts";
import { type Database, database } from "#app/platform/database.server.ts";
import { isSoftSkill } from "#app/skills/soft/soft-skills.ts";
import { knownPlace } from "#app/territories/known-places.server.ts";
import { type Guarded, noteBeside, personOnPublicPage } from "./guard.server.ts";
import { memberOf } from "./member-of.ts";
import { unopened } from "./people/unopened.server.ts";
import { redirectSaved } from "./redirect-saved.ts";
import { draftToken, setDraft } from "./skill-draft-cookie.server.ts";
import { skillPage, skillsBase } from "./skill-pages.ts";

type Asked = Pick<Guarded, "request" | "database" | "actor" | "params">;

/**
 * What somebody said they can do, wherever it is kept: in the file of the person whose pages these are, for who follows them with their
 * agreement; in the account of a person; else in the draft of this browser, empty when it keeps none. Without the agreement, leads to the
 * page that says how to ask.
 */
export async function draftOf(asked: Asked): Promise<HeldContent> {
  const { request, database, actor, params } = asked;
  if (params["id"] !== undefined) {
    const read = await readSkillsBeside(database, memberOf(actor), params["id"]);
    if (!read.ok) throw closed(read.refusal, asked);
    const { content, obtained, file } = read.value;
    noteBeside(request, `${file.firstName} ${file.lastName}`);
    return withObtained({ ...content, place: content.place ?? (await townOf(file.communeCode)) }, obtained);
  }
  if (actor.kind === "person") {
    const { content, obtained } = await readOwnSkillsFile(database, actor);
    return withObtained({ ...content, place: content.place ?? (await ownTown(database, actor)) }, obtained);
  }
  return (await readDraft(database, await draftToken(request)))?.content ?? emptyDraft;
}

/** Changes what somebody said, where it is kept, and leads to a page of skills; the browser keeps a draft for 30 days more. */
export async function changeAndGo(
  asked: Asked,
  change: (content: DraftContent) => DraftContent,
  page: string,
): Promise<Response> {
  const { request, database, actor, params } = asked;
  const to = skillPage(params, page);
  if (params["id"] !== undefined) {
    const done = await changeSkillsBeside(database, memberOf(actor), { personFileId: params["id"], change });
    if (!done.ok) throw closed(done.refusal, asked);
    return redirect(to, 303);
  }
  if (actor.kind === "person") {
    await changeOwnSkills(database, actor, change);
    return redirect(to, 303);
  }
  const token = await changeDraft(database, await draftToken(request), change);
  return redirect(to, { status: 303, headers: { "Set-Cookie": await setDraft(token) } });
}

/** The town of the file held on a person, until they say another one. */
async function ownTown(database: Database, actor: PersonActor): Promise<DraftContent["place"]> {
  const communeCode = await readOwnCommune(database, actor);
  return communeCode === null ? null : townOf(communeCode);
}

/** The commune of a file, as a draft keeps a town: where trainings are looked for until another one is said. Null: not of the region. */
async function townOf(communeCode: string): Promise<DraftContent["place"]> {
  const known = await knownPlace(`insee:${communeCode}`);
  if (!known.ok || known.value.filter.kind !== "circle") return null;
  return { value: known.value.value, label: known.value.label };
}

function closed(refusal: BesideRefusal, { request, params }: Asked): Response {
  if (refusal.kind === "no-agreement") {
    // An answer that was sent is lost, and the page says so; somebody who only looks reads there how to ask.
    if (request.method === "GET") return redirect(skillsBase(params), 303);
    return redirectSaved<typeof skillsBesidePage.saved>(skillsBase(params), "pas-garde");
  }
  const { pathname, search } = new URL(request.url);
  return unopened(refusal, request.method === "GET" ? pathname + search : skillsBase(params));
}

/** Changes what a person keeps by their account. */
export async function changeOwn(
  { database, actor }: Pick<Guarded, "database" | "actor">,
  change: (content: DraftContent) => DraftContent,
): Promise<void> {
  if (actor.kind === "person") await changeOwnSkills(database, actor, change);
}

/** The draft that this browser keeps without a name, whoever is signed in; null without one that says something. */
export async function draftOfDevice({
  request,
  database,
}: Pick<Guarded, "request" | "database">): Promise<DraftContent | null> {
  const draft = await readDraft(database, await draftToken(request));
  return draft !== null && isBegun(draft.content) ? draft.content : null;
}

/** Leads to a page of skills. */
export function toSkillPage({ params }: Pick<Guarded, "params">, page: string): Response {
  return redirect(skillPage(params, page), 303);
}

/**
 * What whoever asks for a page of everybody said they can do: by their account, when they are signed in and it keeps something; else the
 * draft of this browser; null without either. The page is then theirs alone: nobody may store it, and a cache between compares cookies,
 * so that it gives neither their page to others nor that of others to them.
 */
export async function skillsOnPublicPage(args: LoaderFunctionArgs): Promise<HeldContent | null> {
  const { request, context } = args;
  context.dependsOnCookies();
  const person = await personOnPublicPage(args);
  if (person !== null) {
    context.keepPrivate();
    const { content, obtained } = await readOwnSkillsFile(database(), person);
    if (isBegun(content)) return withObtained(content, obtained);
  }
  const token = await draftToken(request);
  if (token === null) return null;
  context.keepPrivate();
  return (await readDraft(database(), token))?.content ?? null;
}

/** Whether somebody has said anything of themselves. */
export function isBegun({ jobs, certificates, target, answers }: HeldContent): boolean {
  return jobs.length + certificates.length + answers.length > 0 || target !== null;
}

/** The page that a draft goes on to. */
export function nextPageOf(draft: HeldContent): string {
  if (draft.target !== null) return draft.answers.some(({ ogr }) => !isSoftSkill(ogr)) ? "resultat" : "questions";
  return isBegun(draft) ? "metier-voulu" : "metiers";
}

/** The page after those where somebody says what they did or learnt. */
export function pageAfterSaid({ target }: HeldContent): string {
  return target === null ? "metier-voulu" : "questions";
}
