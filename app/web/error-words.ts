import { isRouteErrorResponse } from "@remix-run/react";
import { brokenPage, notFound, refusedForm, unreadableRequest } from "#app/content/errors.ts";

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
};

/** The words for what a loader, an action or a view threw: our fault only when it is. */
export function errorWords(error: unknown): ErrorWords {
  return (isRouteErrorResponse(error) ? wordsOfStatus[error.status] : undefined) ?? brokenPage;
}
