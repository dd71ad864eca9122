import { type AgnosticRouteObject, matchRoutes } from "@remix-run/router";

/** What the edge knows of the route that an address leads to, however the address is spelt. */
export interface AskedRoute {
  /** The route's pattern ("/formations/:number"), for the log and the figures: nothing that somebody typed. */
  readonly label: string;
  /** The ids of the route and of the layouts around it, the outermost first; null for an unknown address. */
  readonly branch: readonly string[] | null;
  /** Of the public API, or under its name: answered in JSON. */
  readonly isApi: boolean;
  /** Asked by whoever watches or balances: outside rate limits and outside the count of what is under way. */
  readonly isProbe: boolean;
  /** No page and no route of the API stands here, only what says so. */
  readonly isNowhere: boolean;
  /** The address holds a secret: no search engine keeps it. */
  readonly holdsSecret: boolean;
  /** Forms of this page are sent back with their origin: it cannot ask for no referrer at all. */
  readonly hasForm: boolean;
  /** The largest body that it takes, in bytes. */
  readonly mostBodyBytes: number;
  /** The address is read too, besides what is sent to it. */
  readonly hasReading: boolean;
  /** The path, decoded, holds a control character: no address of the API does. */
  readonly hasControlCharacter: boolean;
}

/** Finds the route of a request's target. */
export type RouteTable = (target: string) => AskedRoute;

/** What is read of the build's list of routes. */
export interface ListedRoute {
  readonly id: string;
  readonly parentId?: string | undefined;
  readonly path?: string | undefined;
  readonly index?: boolean | undefined;
  readonly module: { readonly action?: unknown; readonly loader?: unknown };
}

const DATA = ".data";
/** Answered by the edge itself, before any route of the build. */
const OWN_PATHS: ReadonlySet<string> = new Set(["/healthz", "/metrics"]);
const PROBES: ReadonlySet<string> = new Set(["/healthz", "/readyz"]);
const UNKNOWN = "/*";
/** The largest body of a request, in bytes, and of one that brings a file: its page refuses what is a little too large in its own words. */
export const MAX_BODY_BYTES = 1_048_576;
const MAX_FILE_BYTES = 6 * MAX_BODY_BYTES;
const TAKES_FILES: ReadonlySet<string> = new Set(["/mon-organisation/besoins/importer"]);

/** Matching ranks all the routes anew: the paths that are asked again and again are kept, this many at most. */
const MOST_KEPT = 500;

/** Matches addresses as Remix does, with its own function: limits and headers then follow the route, not a spelling. */
export function createRouteTable(listed: Readonly<Record<string, ListedRoute | undefined>>): RouteTable {
  const routes = childrenOf(listed, undefined);
  const kept = new Map<string, AskedRoute>();
  return (target) => {
    const pathname = pathOf(target);
    const known = pathname === null ? undefined : kept.get(pathname);
    if (known !== undefined) return known;
    const found = routeOf(target, pathname, { routes, listed });
    // Neither secrets nor what anybody makes up stay in memory.
    if (pathname === null || found.holdsSecret || found.isNowhere) return found;
    if (kept.size >= MOST_KEPT) kept.clear();
    kept.set(pathname, found);
    return found;
  };
}

interface Listed {
  readonly routes: AgnosticRouteObject[];
  readonly listed: Readonly<Record<string, ListedRoute | undefined>>;
}

/** `pathname`: null for what is no address. */
function routeOf(target: string, pathname: string | null, { routes, listed }: Listed): AskedRoute {
  const matches = pathname === null ? [] : (matchRoutes(routes, pageOf(pathname)) ?? []);
  const pattern = `/${matches.flatMap(({ route }) => route.path || []).join("/")}`;
  const decoded = pathname === null ? "" : decodeURIComponent(pathname);
  const module = listed[matches.at(-1)?.route.id ?? ""]?.module;
  return {
    branch: matches.some(({ route }) => route.path === "*") || matches.length === 0 ? null : matches.map(idOf),
    label: labelOf({ pattern: matches.length === 0 ? null : pattern, pathname: decoded }),
    // An address that cannot be decoded is judged as it was written.
    isApi: /^\/api(\/|$)/i.test(pathname === null ? target : decoded) || pattern.startsWith("/api/"),
    isProbe: PROBES.has(matches.length === 0 ? decoded : pattern),
    isNowhere: matches.length === 0 || pattern.endsWith("/*"),
    holdsSecret: pattern.split("/").includes(":token"),
    hasForm: module?.action !== undefined,
    mostBodyBytes: TAKES_FILES.has(pattern) ? MAX_FILE_BYTES : MAX_BODY_BYTES,
    hasReading: module?.loader !== undefined,
    hasControlCharacter: /\p{Cc}/u.test(decoded),
  };
}

function idOf({ route }: { readonly route: AgnosticRouteObject }): string {
  return route.id ?? "";
}

function childrenOf(
  listed: Readonly<Record<string, ListedRoute | undefined>>,
  parentId: string | undefined,
): AgnosticRouteObject[] {
  const here = Object.values(listed).filter((route) => route !== undefined && route.parentId === parentId);
  return here.flatMap((route): AgnosticRouteObject[] => {
    if (route === undefined) return [];
    const { id, path } = route;
    const named = { id, ...(path === undefined ? {} : { path }) };
    if (route.index === true) return [{ ...named, index: true }];
    return [{ ...named, children: childrenOf(listed, id) }];
  });
}

/** The path as Remix reads it (dots resolved, backslashes turned); null for what is no address. */
function pathOf(target: string): string | null {
  const address = `http://portal.invalid${target}`;
  if (!(target.startsWith("/") && URL.canParse(address))) return null;
  const { pathname } = new URL(address);
  try {
    decodeURIComponent(pathname);
    return pathname;
  } catch {
    return null;
  }
}

/** What a browser asks the data of, when it changes page by itself. */
function pageOf(pathname: string): string {
  return pathname.endsWith(DATA) ? pathname.slice(0, -DATA.length).replace(/^\/_root$/, "/") : pathname;
}

function labelOf({ pattern, pathname }: { readonly pattern: string | null; readonly pathname: string }): string {
  if (pathname.startsWith("/assets/")) return "/assets/*";
  if (OWN_PATHS.has(pathname)) return pathname;
  if (pattern === null) return UNKNOWN;
  return pathname.endsWith(DATA) ? `${pattern}${DATA}` : pattern;
}
