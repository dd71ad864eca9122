import { redirect } from "@remix-run/node";
import { certificate as words } from "#app/content/answer-page.ts";
import { todayIso } from "#app/platform/clock.server.ts";
import { printSheets } from "#app/platform/pdf/print-sheets.server.ts";
import { certificateOf } from "#app/positioning/answer/certificate.ts";
import { openAnswerLink } from "#app/positioning/answer/open-answer-link.server.ts";
import { guardedAction, guardedLoader } from "#app/web/guard.server.ts";
import { nothingHere } from "#app/web/member-of.ts";
import { pdfFile } from "#app/web/pdf-file.ts";

/** It bears a name: software that follows links is sent to the page, which has none. */
export const loader = guardedLoader("positioning.answer", async ({ params }) => {
  throw redirect(`/reponse/${encodeURIComponent(params["token"] ?? "")}`, 303);
});

export const action = guardedAction("positioning.answer", async ({ params, database }) => {
  const opened = await openAnswerLink(database, params["token"] ?? "");
  const sheet = opened.ok ? certificateOf(opened.value.positioning, todayIso()) : null;
  if (sheet === null) throw nothingHere();
  return pdfFile(words.file, await printSheets(sheet.title, [sheet]));
});
