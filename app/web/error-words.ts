import { isRouteErrorResponse } from "@remix-run/react";
import { brokenPage, notFound } from "#app/content/errors.ts";

/** What a page that could not be shown says. */
export type ErrorWords = typeof notFound | typeof brokenPage;

/** The words for what a loader, an action or a view threw. */
export function errorWords(error: unknown): ErrorWords {
  return isRouteErrorResponse(error) && error.status === 404 ? notFound : brokenPage;
}
