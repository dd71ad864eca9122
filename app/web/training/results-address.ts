const home = "/formations";

/**
 * The way back to the results with their filters, also without JavaScript: the page the person comes from, if it is ours and is a list of
 * results. `referer` is the request's header, which browsers send within the portal alone (Referrer-Policy: same-origin).
 */
export function resultsAddress(referer: string | null, requestUrl: string): string {
  if (referer === null || !URL.canParse(referer)) return home;
  const from = new URL(referer);
  const isOurs = from.host === new URL(requestUrl).host && from.pathname === home;
  return isOurs ? `${home}${from.search}` : home;
}
