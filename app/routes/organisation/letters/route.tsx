import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { ReactElement } from "react";
import { lettersTray as words } from "#app/content/letters-tray.ts";
import { site } from "#app/content/site.ts";
import { todayIso } from "#app/platform/clock.server.ts";
import { linkExpiry } from "#app/positioning/answer/answer-link.ts";
import {
  dropLetters,
  isPrintable,
  postLetters,
  readLetterTray,
  type WaitingLetter,
} from "#app/positioning/letters/letter-tray.server.ts";
import { ButtonForm } from "#app/ui/button-form.tsx";
import { Rows } from "#app/ui/rows.tsx";
import { defineForm } from "#app/web/forms/define-form.server.ts";
import { guardedAction, guardedLoader } from "#app/web/guard.server.ts";
import { memberOf, nothingHere } from "#app/web/member-of.ts";
import { redirectSaved } from "#app/web/redirect-saved.ts";
import { SavedNotice } from "#app/web/space/saved-notice.tsx";

const PAGE = "/mon-organisation/lettres";
const form = defineForm({ form: "post", schema: postLetters.input, fields: {} });

export const meta: MetaFunction = () => [{ title: `${words.title}${site.titleSuffix}` }];

export const loader = guardedLoader("letter.print", async ({ actor, database }) => {
  const { letters, total } = await readLetterTray(database, memberOf(actor));
  return {
    count: total === 0 ? null : words.count(total),
    more: total > letters.length ? words.more(letters.length) : null,
    letters: letters.map(rowOf),
  };
});

/** A letter in the words of the list. */
function rowOf(letter: WaitingLetter) {
  const { id, createdAt, words: said, isOver } = letter;
  const since = words.since(todayIso(createdAt));
  const shown = { id, canPrint: isPrintable(letter) };
  if (said === null) return { ...shown, title: words.noReader, lines: [words.noReaderHint], hints: [since] };
  const [name = "", ...address] = said.addressLines;
  const over = isOver ? [words.over, words.overHint(todayIso(linkExpiry("letter", createdAt)))] : [];
  const place = address.length === 0 ? (isOver ? [] : [words.noAddress]) : [address.join(", ")];
  return { ...shown, title: name, lines: [said.title, ...over], hints: [...place, since] };
}

export const action = guardedAction("letter.post", async ({ actor, database, form: sent }) => {
  const asked = form.read(sent);
  if (sent.get("intent") === "drop") {
    const dropped = asked.ok ? await dropLetters(database, memberOf(actor), asked.value) : asked;
    if (!dropped.ok) throw nothingHere();
    throw redirectSaved<typeof words.saved>(PAGE, "retiree");
  }
  const posted = asked.ok ? await postLetters(database, memberOf(actor), asked.value) : asked;
  if (!posted.ok) throw nothingHere();
  throw redirectSaved<typeof words.saved>(PAGE, posted.value.replaced === 0 ? "postees" : "postees-sauf");
});

export default function Letters(): ReactElement {
  const { count, more, letters } = useLoaderData<typeof loader>();
  const working = letters.filter(({ canPrint }) => canPrint);
  return (
    <div className="prose">
      <SavedNotice words={words.saved} />
      <h1 tabIndex={-1}>{words.title}</h1>
      <p>{words.lede}</p>
      {count === null ? null : <p>{count}</p>}
      {more === null ? null : <p>{more}</p>}
      {working.length === 0 ? null : (
        <ButtonForm action={`${PAGE}/fichier`} reloadDocument button="button big">
          {words.print(working.length)}
        </ButtonForm>
      )}
      <Rows
        none={words.none}
        rows={letters.map(({ id, title, lines, hints, canPrint }) => ({
          ...{ key: id, title, lines, hints },
          action: (
            <ButtonForm {...(canPrint ? {} : { intent: "drop" })} carried={{ letters: id }} button="button quiet">
              {canPrint ? words.post : words.drop}
              <span className="sr-only"> {title}</span>
            </ButtonForm>
          ),
        }))}
      />
      {working.length < 2 ? null : (
        <details className="disclosure">
          <summary>{words.postAll(working.length)}</summary>
          <p>{words.postAllHint}</p>
          <ButtonForm carried={{ letters: working.map(({ id }) => id).join(",") }} button="button">
            {words.postAllSure(working.length)}
          </ButtonForm>
        </details>
      )}
    </div>
  );
}
