import type { MetaFunction } from "@remix-run/node";
import { site } from "#app/content/site.ts";
import { errorWords } from "../error-words.ts";

/** The title of a page that a boundary shows in place of the one asked for. Pages have titles of their own. */
export const errorTitle: MetaFunction = ({ error }) => [
  { title: error === undefined ? site.name : `${errorWords(error).title}${site.titleSuffix}` },
];
