import { data, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { ReactElement } from "react";
import { site } from "#app/content/site.ts";
import { askedTiesPage as words } from "#app/content/ties.ts";
import { answerTie, readAskedTies } from "#app/people/tie/answer-tie.server.ts";
import { ButtonForm } from "#app/ui/button-form.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Rows } from "#app/ui/rows.tsx";
import { defineForm } from "#app/web/forms/define-form.server.ts";
import { guardedAction, guardedLoader } from "#app/web/guard.server.ts";
import { memberOf, nothingHere } from "#app/web/member-of.ts";
import { redirectSaved } from "#app/web/redirect-saved.ts";
import { SavedNotice } from "#app/web/space/saved-notice.tsx";

const form = defineForm({ form: "answer", schema: answerTie.input, fields: {} });

export const meta: MetaFunction = () => [{ title: `${words.title}${site.titleSuffix}` }];

export const loader = guardedLoader("person.answer-tie", async ({ actor, database }) => {
  const asked = await readAskedTies(database, memberOf(actor));
  return {
    ties: asked.map(({ tieId, firstName, lastName, answerBy }) => ({
      tieId,
      name: words.name(firstName, lastName),
      answerBy: words.answerBy(answerBy),
    })),
  };
});

export const action = guardedAction("person.answer-tie", async ({ actor, database, form: sent }) => {
  const said = form.read(sent);
  if (!said.ok) throw nothingHere();
  const answer = await answerTie(database, memberOf(actor), said.value);
  if (answer.ok) {
    const saved = said.value.answer === "agreed" ? "reunis" : "separes";
    throw redirectSaved<typeof words.saved>("/personnes/rapprochements", saved);
  }
  const { kind } = answer.refusal;
  if (kind === "unknown-tie" || kind === "not-allowed") throw nothingHere();
  return data({ refused: words.refused[kind] }, 409);
});

export default function AskedTies(): ReactElement {
  const { ties } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>()?.refused;
  return (
    <div className="prose">
      <SavedNotice words={words.saved} />
      <h1 tabIndex={-1}>{words.title}</h1>
      {refused === undefined ? null : <Notice tone="attention">{refused}</Notice>}
      <p>{words.lede}</p>
      <Rows
        none={words.nothing}
        rows={ties.map(({ tieId, name, answerBy }) => ({
          key: tieId,
          title: name,
          hints: [answerBy],
          action: (
            <>
              <Answer tieId={tieId} name={name} answer="agreed" label={words.agree} />
              <Answer tieId={tieId} name={name} answer="refused" label={words.refuse} />
            </>
          ),
        }))}
      />
    </div>
  );
}

interface AnswerProps {
  readonly tieId: string;
  readonly name: string;
  readonly answer: "agreed" | "refused";
  readonly label: string;
}

function Answer({ tieId, name, answer, label }: AnswerProps): ReactElement {
  return (
    <ButtonForm carried={{ tieId, answer }} button="button quiet">
      {label}
      <span className="sr-only"> {name}</span>
    </ButtonForm>
  );
}
