import { type Action, can, rights, type Standing } from "#app/access/can.ts";
import type { AccessWorld, KnownPerson } from "./access-world.ts";
import { visitorOf } from "./portal-visitor.ts";
import type { RouteCase } from "./route-cases/route-case.ts";
import { addressOf, ownershipsOf, routeCases } from "./route-cases.ts";
import type { DeclaredRoute, Handler } from "./route-manifest.ts";
import type { Ownership, Subject } from "./route-things.ts";

/** One call of one guarded loader or action. */
export interface RouteCall {
  readonly pattern: string;
  readonly handler: Handler;
  readonly policy: Action;
  readonly way: RouteCase;
  readonly who: Standing;
  readonly ownership: Ownership;
  readonly method: "GET" | "POST";
  /** Has a page beside the data; else the address answers data or a redirect alone. */
  readonly hasPage: boolean;
}

/** What a call sends: the things it names exist from now on. */
export interface CallContent {
  readonly params: Readonly<Record<string, string>>;
  readonly address: string;
  readonly cookie: string | undefined;
  /** Absent: a GET. */
  readonly form: Readonly<Record<string, string>> | undefined;
}

/** The routes that read who asks. */
export function isGuarded({ loader, action }: DeclaredRoute): boolean {
  return (action !== null && action.policy !== "everybody") || isAction(loader?.policy);
}

/** Every way somebody may call a guarded route. */
export function callsOf(who: Standing, { loader, action, pattern, file }: DeclaredRoute): readonly RouteCall[] {
  const cases = routeCases[pattern];
  if (cases === undefined) throw new Error(`${pattern} has no case`);
  const ways = [
    { handler: loader, method: "GET", of: [cases.page] },
    { handler: action, method: "POST", of: cases.forms },
  ] as const;
  return ways.flatMap(({ handler, method, of }) => {
    if (handler === null) return [];
    const { policy } = handler;
    if (!isAction(policy)) throw new Error(`${method} ${pattern} has no policy`);
    return of.flatMap((way) =>
      ownershipsOf(way).map((ownership) => ({
        ...{ pattern, handler, policy, way, who, ownership, method },
        hasPage: !file.endsWith(".ts"),
      })),
    );
  });
}

/** What a call names: it exists from now on. */
export interface CallThings {
  readonly params: Readonly<Record<string, string>>;
  readonly fields: Readonly<Record<string, string>>;
}

/** Makes the things a call names. */
export async function thingsOf(world: AccessWorld, { way, who, ownership, method }: RouteCall): Promise<CallThings> {
  const subject: Subject = { world, who, person: personOf(world, who), ownership };
  const params = (await way.params?.(subject)) ?? {};
  return { params, fields: method === "GET" ? {} : ((await way.fields?.(subject)) ?? {}) };
}

/** What a call sends: the things it names, made now unless they are given, and a new session for whoever calls. */
export async function contentOf(world: AccessWorld, call: RouteCall, things?: CallThings): Promise<CallContent> {
  const { params, fields } = things ?? (await thingsOf(world, call));
  const { pattern, who, method } = call;
  const address = addressOf(pattern, params);
  const cookie = who === "anonymous" ? undefined : (await world.openSession(personOf(world, who))).cookie;
  if (method === "GET") return { params, address, cookie, form: undefined };
  const visitor = await visitorOf(cookie);
  return { params, address, cookie: visitor.cookie, form: { jeton: visitor.formToken, ...fields } };
}

/** As many questions as a portal is asked at once. */
const AT_ONCE = 4;

/** Works on every call: readings together, for they change nothing; then forms, one after the other. */
export async function inTurns(calls: readonly RouteCall[], work: (call: RouteCall) => Promise<void>): Promise<void> {
  const pages = calls.filter(({ method }) => method === "GET");
  const readers = Array.from({ length: AT_ONCE }, async () => {
    for (let call = pages.shift(); call !== undefined; call = pages.shift()) await work(call);
  });
  await Promise.all(readers);
  for (const call of calls.filter(({ method }) => method === "POST")) await work(call);
}

/** Somebody of that standing; for the anonymous visitor, somebody of the organisation they have nothing to do with. */
export function personOf({ people }: AccessWorld, who: Standing): KnownPerson {
  const person = people.get(who === "anonymous" ? "reader" : who);
  if (person === undefined) throw new Error(`Nobody is ${who}`);
  return person;
}

/** Shows or changes by right what is another organisation's: the thing that is named, or those of all. */
export function isTheRegions(world: AccessWorld, call: RouteCall): boolean {
  return reachesForeign(world, call) || (call.way.ofAll?.includes(call.who) ?? false);
}

/** The Region reaches some things of other organisations; nobody reaches another's account, or what does not exist. */
export function reachesForeign(world: AccessWorld, { policy, way, who, ownership }: RouteCall): boolean {
  const { actor } = personOf(world, who);
  const organisationId = world.foreign.organisation.id;
  const isOfOrganisation = way.about === "organisation" && ownership === "foreign";
  return isOfOrganisation && actor !== undefined && can(actor, policy, { organisationId });
}

/** A call in words, for a failure to name. */
export function told({ method, pattern, way, ownership, who }: RouteCall): string {
  return `${who}: ${method} ${pattern} (${way.name}, ${ownership})`;
}

function isAction(policy: string | null | undefined): policy is Action {
  return typeof policy === "string" && policy in rights;
}
