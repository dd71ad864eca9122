import { redirect } from "@remix-run/node";

/**
 * A page of a list beyond its last one shows nothing, and would say that there is nothing at all: leads to the first page instead, with
 * the same filters. `shown`: how many things are on the page.
 */
export function leaveEmptyPage(request: Request, page: number, shown: number): void {
  if (page === 1 || shown > 0) return;
  const { pathname, searchParams } = new URL(request.url);
  searchParams.delete("page");
  throw redirect(searchParams.size === 0 ? pathname : `${pathname}?${searchParams}`, 303);
}
