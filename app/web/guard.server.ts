import { type ActionFunctionArgs, type AppLoadContext, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import type { Actor, PersonActor } from "#app/access/actor.ts";
import { type Action, can } from "#app/access/can.ts";
import { readActor } from "#app/access/sign-in/session/read-actor.server.ts";
import { type Database, database } from "#app/platform/database.server.ts";
import type { PageFrame } from "#app/web/space/page-frame.ts";
import { spaceEntriesOf } from "#app/web/space/space-entries.ts";
import { formTokenFor, isOwnForm, sessionToken } from "./cookies.server.ts";
import { orPause } from "./or-pause.server.ts";

/**
 * Who may call a loader or an action. "everybody": the public pages, which read no cookie but that of a draft of skills. "frame": the
 * layouts of spaces, which give whoever asks the token of their forms and their own menu, and refuse no request.
 */
export type Policy = "everybody" | "frame" | Action;

/** What a guarded loader knows before its first line. */
export interface Guarded {
  readonly request: Request;
  readonly params: LoaderFunctionArgs["params"];
  readonly actor: Actor;
  readonly database: Database;
  readonly clientAddress: string;
  /** The browser as it names itself. */
  readonly device: string;
}

/** What a guarded action knows besides: the form, whose token was found good. */
export interface GuardedForm extends Guarded {
  readonly form: FormData;
}

/** The field every form of the portal sends back (`app/ui/form-token.tsx`). */
const TOKEN_FIELD = "jeton";

/**
 * Declares a loader that everybody may call, whoever they are: at most it reads what they said they can do (`skillsOnPublicPage`), to set
 * it beside what everybody sees.
 */
export function openToEverybody<Answer>(
  run: (args: LoaderFunctionArgs) => Answer | Promise<Answer>,
): ((args: LoaderFunctionArgs) => Promise<Answer>) & { policy: Policy } {
  const load = (args: LoaderFunctionArgs): Promise<Answer> => orPause(args.context, async () => run(args));
  return Object.assign(load, { policy: "everybody" as const });
}

type FrameLoader = ((args: LoaderFunctionArgs) => Promise<ReturnType<typeof data<PageFrame>>>) & { policy: Policy };

/** Declares the loader of a space's layout: what stands around its pages, for whoever asks. `menu`: whether its pages show one. */
export function frameLoader({ menu }: { readonly menu: boolean }): FrameLoader {
  async function answer({ request, context }: LoaderFunctionArgs): Promise<ReturnType<typeof data<PageFrame>>> {
    context.keepPrivate();
    const actor = await actorOf(context, request);
    const { formToken, setCookie } = await formTokenFor(request);
    const frame = {
      ...{ formToken, isSignedIn: actor.kind !== "anonymous", isPerson: actor.kind === "person" },
      menu: menu ? spaceEntriesOf(actor) : [],
    };
    return data(frame, setCookie === null ? {} : { headers: { "Set-Cookie": setCookie } });
  }
  const load = (args: LoaderFunctionArgs): ReturnType<typeof answer> => orPause(args.context, () => answer(args));
  return Object.assign(load, { policy: "frame" as const });
}

/**
 * Declares a loader with the act it serves, and refuses whoever may not: a visitor is sent to sign in, a professional without a second
 * factor to prove it, anybody else finds nothing. Nobody may store the answer.
 */
export function guardedLoader<Answer extends object>(
  policy: Action,
  run: (guarded: Guarded) => Promise<Answer>,
): ((args: LoaderFunctionArgs) => Promise<Answer>) & { policy: Policy } {
  const load = (args: LoaderFunctionArgs): Promise<Answer> =>
    orPause(args.context, async () => run(await guard(policy, args)));
  return Object.assign(load, { policy });
}

/** Declares an action with the act it serves; refuses like a loader, and refuses a form that was not made for this visitor. */
export function guardedAction<Answer>(
  policy: Action,
  run: (guarded: GuardedForm) => Promise<Answer>,
): ((args: ActionFunctionArgs) => Promise<Answer>) & { policy: Policy } {
  async function answer(args: ActionFunctionArgs): Promise<Answer> {
    const guarded = await guard(policy, args);
    const form = await formOf(args.request);
    if (!(await isOwnForm(args.request, form.get(TOKEN_FIELD)))) {
      args.context.note({ event: "form-refused" });
      throw new Response(null, { status: 403 });
    }
    // What the action does may change who acts: the loaders that follow it read it anew.
    return run({ ...guarded, form }).finally(() => actors.delete(args.context));
  }
  const act = (args: ActionFunctionArgs): Promise<Answer> => orPause(args.context, () => answer(args));
  return Object.assign(act, { policy });
}

interface BesidePolicy {
  readonly policy: Policy;
  /** Of the same page below the file of somebody followed. */
  readonly beside: Policy;
}

/** Whose skills a request reads beside them, by name. */
const besidePeople = new WeakMap<Request, string>();

/** Notes whose skills a request reads, once their file was opened: the page says their name (`beside`). */
export function noteBeside(request: Request, name: string): void {
  besidePeople.set(request, name);
}

/**
 * Declares the loader of a page of skills: that of whoever looks, and, below a file (`id`), that of somebody followed, whose name it gives
 * as `beside`.
 */
export function skillsLoader<Answer extends object>(
  run: (guarded: Guarded) => Promise<Answer>,
): ((args: LoaderFunctionArgs) => Promise<Answer>) & BesidePolicy {
  const own = guardedLoader("skill-draft.keep", run);
  const beside = guardedLoader("held-skill.read", async (guarded) => ({
    ...(await run(guarded)),
    beside: besidePeople.get(guarded.request) ?? null,
  }));
  const load = (args: LoaderFunctionArgs): Promise<Answer> =>
    args.params["id"] === undefined ? own(args) : beside(args);
  return Object.assign(load, { policy: own.policy, beside: beside.policy });
}

/** Declares the action of a page of skills, as `skillsLoader` its loader. */
export function skillsAction<Answer>(
  run: (guarded: GuardedForm) => Promise<Answer>,
): ((args: ActionFunctionArgs) => Promise<Answer>) & BesidePolicy {
  const [own, beside] = [guardedAction("skill-draft.keep", run), guardedAction("held-skill.fill", run)];
  const act = (args: ActionFunctionArgs): Promise<Answer> =>
    args.params["id"] === undefined ? own(args) : beside(args);
  return Object.assign(act, { policy: own.policy, beside: beside.policy });
}

/**
 * The form that was sent. One that cannot be read (a multipart body without its parts, say) or that carries a NUL, which PostgreSQL
 * refuses with an error, is the sender's mistake.
 */
async function formOf(request: Request): Promise<FormData> {
  const form = await request.formData().catch(() => null);
  const isText = (value: FormDataEntryValue): boolean => typeof value !== "string" || !value.includes("\0");
  if (form === null || ![...form.values()].every(isText)) throw new Response(null, { status: 400 });
  return form;
}

async function guard(policy: Action, { request, params, context }: LoaderFunctionArgs): Promise<Guarded> {
  context.keepPrivate();
  const open = database();
  const actor = await actorOf(context, request);
  if (actor.kind !== "anonymous") context.note({ account: actor.accountId });
  if (!can(actor, policy)) {
    if (actor.kind !== "anonymous") context.note({ event: "access-refused" });
    throw refusalOf(actor, request);
  }
  const device = request.headers.get("User-Agent") ?? "";
  return { request, params, actor, database: open, clientAddress: context.clientAddress, device };
}

/** Who acts in a request: its layout and its page ask once. */
const actors = new WeakMap<AppLoadContext, Promise<Actor>>();

function actorOf(context: AppLoadContext, request: Request): Promise<Actor> {
  const known = actors.get(context);
  if (known !== undefined) return known;
  const actor = sessionToken(request).then((token) => readActor(database(), token));
  actors.set(context, actor);
  return actor;
}

/** The person signed in to an account who asks for a page of everybody; null: nobody, or somebody who acts for an organisation. */
export async function personOnPublicPage({ request, context }: LoaderFunctionArgs): Promise<PersonActor | null> {
  if ((await sessionToken(request)) === null) return null;
  const actor = await actorOf(context, request);
  return actor.kind === "person" ? actor : null;
}

/** Never says whether what is refused exists. */
function refusalOf(actor: Actor, request: Request): Response {
  if (actor.kind === "anonymous") {
    const { pathname, search } = new URL(request.url);
    // What is sent is sent to its own page: whoever was signed out meanwhile comes back to it.
    const next = pathname + search;
    return redirect(`/connexion?suite=${encodeURIComponent(next)}`, 303);
  }
  if (actor.kind === "halfway") return redirect(nextStepOf(actor), 303);
  return new Response(null, { status: 404 });
}

/** Where a professional goes after the first factor. */
export function nextStepOf(actor: Extract<Actor, { readonly kind: "halfway" }>): string {
  return actor.hasFactor ? "/connexion/code" : "/connexion/second-moyen";
}

/** An address of this portal to go on to, from a form or an address; anything else is the actor's own space. */
export function safeNext(given: FormDataEntryValue | string | null): string {
  const home = "/mon-espace";
  if (typeof given !== "string" || !/^\/(?![/\\])/.test(given)) return home;
  const base = "http://portal.invalid";
  const url = URL.canParse(given, base) ? new URL(given, base) : null;
  if (url === null || url.origin !== base) return home;
  // Once its dots are resolved, "/.//elsewhere" begins with two slashes: a browser would take it for another host.
  return url.pathname.startsWith("//") ? home : url.pathname + url.search;
}
