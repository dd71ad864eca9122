import { randomUUID } from "node:crypto";
import type { Standing } from "#app/access/can.ts";
import type { Fill, Texts } from "../route-things.ts";

/** One way of calling a route. */
export interface RouteCase {
  readonly name: string;
  /** Whose things the address or the form names; absent: nobody's, and the ownership changes nothing. */
  readonly about?: "organisation" | "account";
  /** Who is shown the things of all organisations, whatever is asked. */
  readonly ofAll?: readonly Standing[];
  readonly params?: Fill;
  readonly fields?: Fill;
  /** The status for whoever may; absent: 200 for a page, 303 for a form. */
  readonly status?: (who: Standing) => number;
}

/** A form of a page, sent with a fault in each of its fields. */
export interface FaultyForm {
  readonly form: string;
  readonly who: Standing;
  /** Every field of the form, in the order of the page. */
  readonly fields: readonly string[];
  /** Absent: the page's. */
  readonly params?: Fill;
  /** Absent: nothing at all. */
  readonly sent?: Fill;
  /** The field sent that tells the forms of this name apart, where the page has several. */
  readonly instance?: string;
  /** What the address asks. */
  readonly search?: (sent: Texts) => string;
}

export interface RouteCases {
  readonly page: RouteCase;
  readonly forms: readonly RouteCase[];
  readonly faulty?: readonly FaultyForm[];
}

/** Cases by the pattern of their route. */
export type CasesByRoute = Readonly<Record<string, RouteCases>>;

/** Somebody who works for an organisation. */
export const isMember = (who: Standing): boolean => !["anonymous", "person", "halfway", "unattached"].includes(who);
/** Of whom the world has an authenticator app, before any form is sent. */
export const hasApp = (who: Standing): boolean => ["halfway", "agent", "person"].includes(who);
/** The page of a route. */
export const page = (more: Partial<RouteCase> = {}): RouteCase => ({ name: "page", ...more });
/** A form of a page. */
export const form = (name: string, more: Partial<RouteCase> = {}): RouteCase => ({ name, ...more });
/** A form that is sent with a fault in each of its fields. */
export const faulty = (
  form: string,
  who: Standing,
  fields: readonly string[],
  more: Partial<FaultyForm> = {},
): FaultyForm => ({
  ...{ form, who, fields },
  ...more,
});
/** A route with a page and no form. */
export const only = (page: RouteCase): RouteCases => ({ page, forms: [] });
/** A page of something that nobody has. */
export const unknownOf = (name: string, value: string): RouteCases =>
  only(page({ params: () => ({ [name]: value }), status: () => 404 }));

/** A no, without a reason. */
export const declineSent = (): Texts => ({ intent: "decline", version: "1" });
/** A file that nobody has. */
export const nobodysFile = (): Texts => ({ id: randomUUID() });
/** The fields of a period. */
export const days = ["startsOn", "endsOn"];
/** A password that is chosen. */
export const newPassword = "Chicorée-verglas-87-étang";
