import { isRouteErrorResponse } from "@remix-run/react";
import { brokenPage, notFound, pausedPage, refusedForm, unreadableRequest } from "#app/content/errors.ts";

/** What a page that could not be shown says. */
export interface ErrorWords {
  readonly title: string;
  readonly text: string;
  readonly next: string;
}

const wordsOfStatus: Readonly<Record<number, ErrorWords>> = {
  400: unreadableRequest,
  403: refusedForm,
  404: notFound,
  405: unreadableRequest,
  503: pausedPage,
};

/** The words for what a loader, an action or a view threw: our fault only when it is. A page may have its own for what is not found. */
export function errorWords(error: unknown, whenNotFound: ErrorWords = notFound): ErrorWords {
  if (!isRouteErrorResponse(error)) return brokenPage;
  return error.status === 404 ? whenNotFound : (wordsOfStatus[error.status] ?? brokenPage);
}
