import { createCookie } from "@remix-run/node";
import { z } from "zod";
import { attributes } from "./sealed-cookie.server.ts";

/** The filters of the list of people, for when one comes back. No name is kept here: a browser may be shared. */
const filtersCookie = createCookie("__Host-suivi", attributes);

/** The filters last asked, as an address keeps them; empty: none. */
export async function rememberedFilters(request: Request): Promise<string> {
  const kept = z.string().max(300).catch("");
  return kept.parse(await filtersCookie.parse(request.headers.get("Cookie")));
}

/** Keeps the filters of an address until the browser closes. */
export function rememberFilters(query: string): Promise<string> {
  return filtersCookie.serialize(query);
}
