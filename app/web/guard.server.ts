import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import type { Actor } from "#app/access/actor.ts";
import { type Action, can } from "#app/access/can.ts";
import { readActor } from "#app/access/sign-in/session/read-actor.server.ts";
import { type Database, database } from "#app/platform/database.server.ts";
import { type MenuEntry, spaceEntriesOf } from "#app/web/space/space-entries.ts";
import { formTokenFor, isOwnForm, sessionToken } from "./cookies.server.ts";
import { orPause } from "./or-pause.server.ts";

/** Who may call a loader or an action. "everybody": the public pages, which read no cookie at all. */
export type Policy = "everybody" | Action;

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

/** The field every form of the portal sends back (`ui/form-token.tsx`). */
const TOKEN_FIELD = "jeton";

/** What every guarded page is given besides its own: what its forms carry, whether there is a session to end, and the space's menu. */
interface PageFrame {
  readonly formToken: string;
  readonly isSignedIn: boolean;
  readonly menu: readonly MenuEntry[];
}

/** One does these before entering one's space: their pages show no menu of it. */
const doors: ReadonlySet<Action> = new Set<Action>(["session.open", "session.end", "factor.prove"]);

/** Declares a loader that everybody may call, and that reads nobody's cookie. */
export function openToEverybody<Answer>(
  run: (args: LoaderFunctionArgs) => Answer | Promise<Answer>,
): ((args: LoaderFunctionArgs) => Promise<Answer>) & { policy: Policy } {
  const load = (args: LoaderFunctionArgs): Promise<Answer> => orPause(args.context, async () => run(args));
  return Object.assign(load, { policy: "everybody" as const });
}

/**
 * Declares a loader with the act it serves, and refuses whoever may not: a visitor is sent to sign in, a professional without a second
 * factor to prove it, anybody else finds nothing. The answer carries the token of the page's forms and the menu of the actor's space, and
 * nobody may store it.
 */
export function guardedLoader<Answer extends object>(
  policy: Action,
  run: (guarded: Guarded) => Promise<Answer>,
): ((args: LoaderFunctionArgs) => Promise<ReturnType<typeof data<Answer & PageFrame>>>) & {
  policy: Policy;
} {
  async function answer(args: LoaderFunctionArgs): Promise<ReturnType<typeof data<Answer & PageFrame>>> {
    const guarded = await guard(policy, args);
    const own = await run(guarded);
    const { formToken, setCookie } = await formTokenFor(args.request);
    const frame: PageFrame = {
      formToken,
      isSignedIn: guarded.actor.kind !== "anonymous",
      menu: doors.has(policy) ? [] : spaceEntriesOf(guarded.actor),
    };
    return data({ ...own, ...frame }, setCookie === null ? {} : { headers: { "Set-Cookie": setCookie } });
  }
  const load = (args: LoaderFunctionArgs): ReturnType<typeof answer> => orPause(args.context, () => answer(args));
  return Object.assign(load, { policy });
}

/** Declares a loader that answers a file, with the act it serves; refuses like a page. */
export function guardedFile(
  policy: Action,
  run: (guarded: Guarded) => Promise<Response>,
): ((args: LoaderFunctionArgs) => Promise<Response>) & { policy: Policy } {
  const load = (args: LoaderFunctionArgs): Promise<Response> =>
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
    return run({ ...guarded, form });
  }
  const act = (args: ActionFunctionArgs): Promise<Answer> => orPause(args.context, () => answer(args));
  return Object.assign(act, { policy });
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
  const actor = await readActor(open, await sessionToken(request));
  if (actor.kind !== "anonymous") context.note({ account: actor.accountId });
  if (!can(actor, policy)) {
    if (actor.kind !== "anonymous") context.note({ event: "access-refused" });
    throw refusalOf(actor, request);
  }
  const device = request.headers.get("User-Agent") ?? "";
  return { request, params, actor, database: open, clientAddress: context.clientAddress, device };
}

/** Never says whether what is refused exists. */
function refusalOf(actor: Actor, request: Request): Response {
  if (actor.kind === "anonymous") {
    const { pathname, search } = new URL(request.url);
    const next = request.method === "GET" ? pathname + search : "/mon-espace";
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
