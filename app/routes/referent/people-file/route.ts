import { redirect } from "@remix-run/node";
import { contactChannelWords } from "#app/content/contact-channels.ts";
import { dayAndMonth } from "#app/content/dates.ts";
import { downloadPage as words } from "#app/content/followed.ts";
import { csvText } from "#app/platform/csv-text.server.ts";
import { exportFollowed } from "#app/positioning/follow/export-followed.server.ts";
import type { FollowedLine } from "#app/positioning/follow/followed-store.server.ts";
import { owerWords, stepWords } from "#app/positioning/follow/step-words.ts";
import { guardedAction, guardedLoader } from "#app/web/guard.server.ts";
import { memberOf, nothingHere } from "#app/web/member-of.ts";
import { askedSchema, filtersOf } from "../people/asked.ts";

const PAGE = "/personnes/telecharger";

/** The address alone gives no file: its page has the button. */
export const loader = guardedLoader("portfolio.export", async () => {
  throw redirect(PAGE, 303);
});

export const action = guardedAction("portfolio.export", async ({ actor, database, request }) => {
  const { search, searchParams } = new URL(request.url);
  const filters = filtersOf(askedSchema.parse(Object.fromEntries(searchParams)));
  const lines = await exportFollowed(database, memberOf(actor), filters);
  if (!lines.ok) {
    if (lines.refusal.kind === "not-allowed") throw nothingHere();
    throw redirect(`/connexion/code?suite=${encodeURIComponent(PAGE + search)}`, 303);
  }
  return new Response(csvText([words.columns, ...lines.value.map(cellsOf)], true), {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="${words.fileName}"`,
    },
  });
});

/** In the order of the columns; what is not known is an empty cell. */
function cellsOf(line: FollowedLine): readonly string[] {
  const { lastName, firstName, step, owedBy, dueOn, since, training, organisation, startsOn, contactOn, channel } =
    line;
  const contact =
    contactOn === null || channel === null ? "" : `${dayAndMonth(contactOn)}, ${contactChannelWords[channel]}`;
  const days = [dueOn, since].map((day) => day ?? "");
  const session = [training, organisation, startsOn].map((cell) => cell ?? "");
  return [lastName, firstName, stepWords[step], owerWords[owedBy], ...days, ...session, contact, String(line.others)];
}
