import { addressOf } from "./results-filters.ts";
import { searchOfPage } from "./search-of-page.ts";

/**
 * The way back to the results with their filters, also without JavaScript: the page the person comes from, if it is ours and is a list of
 * results, else the search that the address keeps. `referer` is the request's header, which browsers send within the portal alone
 * (Referrer-Policy: same-origin).
 */
export function resultsAddress(referer: string | null, requestUrl: string): string {
  const here = new URL(requestUrl);
  const from = referer !== null && URL.canParse(referer) ? new URL(referer) : null;
  const isList = from !== null && from.host === here.host && from.pathname === "/formations";
  return isList ? `${from.pathname}${from.search}` : addressOf(searchOfPage(here.searchParams).parameters);
}
