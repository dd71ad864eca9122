import { redirect } from "@remix-run/node";
import { lettersTray as words } from "#app/content/letters-tray.ts";
import { todayIso } from "#app/platform/clock.server.ts";
import { printSheets, type Sheet } from "#app/platform/pdf/print-sheets.server.ts";
import { printLetters, type WaitingLetter } from "#app/positioning/letters/letter-tray.server.ts";
import { guardedAction, guardedLoader } from "#app/web/guard.server.ts";
import { memberOf } from "#app/web/member-of.ts";
import { pdfFile } from "#app/web/pdf-file.ts";

const PAGE = "/mon-organisation/lettres";

/** The file is asked for by a form: somebody who comes by a link is sent to where it stands. */
export const loader = guardedLoader("letter.print", async () => {
  throw redirect(PAGE, 303);
});

export const action = guardedAction("letter.print", async ({ actor, database }) => {
  const printed = await printLetters(database, memberOf(actor), {});
  if (!printed.ok) throw redirect(PAGE, 303);
  return pdfFile(words.file, await printSheets(words.fileTitle, printed.value.flatMap(sheetsOf)));
});

function sheetsOf({ createdAt, words: said }: WaitingLetter): readonly Sheet[] {
  if (said === null) return [];
  const { from, addressLines, title, greeting, paragraphs, code, closing } = said;
  return [
    {
      ...{
        from: from === "" ? [] : [from],
        to: addressLines,
        dateLine: words.dateLine(todayIso(createdAt)),
        title,
      },
      ...{ paragraphs: [greeting, ...paragraphs], closing: [closing] },
      ...(code === null ? {} : { code }),
    },
  ];
}
