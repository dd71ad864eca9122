import { isRouteErrorResponse } from "@remix-run/react";
import { brokenPage, notFound, pausedPage } from "#app/content/errors.ts";

/** What a page says of an error that ended it. */
export interface ErrorWords {
  readonly title: string;
  readonly text: string;
  readonly next: string;
}

/** The words of an error: of an address that does not exist (others may be given), of a service that does not answer, else of a fault of ours. */
export function errorWords(error: unknown, whenNotFound: ErrorWords = notFound): ErrorWords {
  if (!isRouteErrorResponse(error)) return brokenPage;
  if (error.status === 404) return whenNotFound;
  return error.status === 503 ? pausedPage : brokenPage;
}
