import { Form, Link } from "@remix-run/react";
import type { ReactElement } from "react";
import { positionManyPage as words } from "#app/content/position-many.ts";
import { positionPage } from "#app/content/position-person.ts";
import { MOST_POSITIONED } from "#app/positioning/most-positioned.ts";
import { onlyOf } from "#app/routes/referent/position/only-of.ts";
import type { OfferInWords } from "#app/routes/referent/position/position-screen.ts";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { ChoiceField } from "#app/ui/fields/choice-field.tsx";
import { filterField } from "#app/ui/fields/form-field.ts";
import { type Option, SelectField } from "#app/ui/fields/select-field.tsx";
import { TextField } from "#app/ui/fields/text-field.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PageForm } from "#app/ui/page-form.tsx";
import type { SendRefusal } from "./send-form.server.ts";

interface Offer extends OfferInWords {
  readonly pageTitle: string;
  readonly number: string;
}

interface ChooseViewProps {
  readonly offer: Offer;
  readonly choose: {
    readonly name: string;
    readonly isTooMany: boolean;
    readonly total: number;
    readonly people: readonly Option[];
    /** Who is checked in the list, and who is checked and not in it. */
    readonly chosen: readonly string[];
    readonly unshown: readonly string[];
  };
}

/** Whom to position on a session: one person, or several. */
export function ChooseView({ offer, choose }: ChooseViewProps): ReactElement {
  const { name, isTooMany, total, people, chosen, unshown } = choose;
  const choice = { name: "personne", initialValue: chosen, key: chosen.join() };
  return (
    <div className="prose">
      <Session offer={offer} />
      <h2>{words.whom}</h2>
      <p>{words.whomLede(MOST_POSITIONED)}</p>
      {isTooMany ? <Notice tone="attention">{words.tooMany(MOST_POSITIONED)}</Notice> : null}
      <Form method="get" className="stack">
        <input type="hidden" name="session" value={offer.number} />
        <div className="filters">
          <TextField field={filterField("nom", name)} label={words.filter} />
          <button className="button quiet" type="submit" name="filtrer" value="1">
            {words.filterButton}
          </button>
        </div>
        {unshown.map((id) => (
          <input key={id} type="hidden" name="personne" value={id} />
        ))}
        {unshown.length === 0 ? null : <p>{words.unshown(unshown.length)}</p>}
        {people.length === 0 ? <p>{name === "" ? words.none : words.noneFound}</p> : null}
        {total > people.length ? <p className="hint">{words.someOnly(people.length, total)}</p> : null}
        {people.length === 0 ? null : (
          <ChoiceField field={choice} legend={words.chosen} choose="several" options={people} />
        )}
        {people.length + unshown.length === 0 ? null : (
          <button className="button" type="submit">
            {words.next}
          </button>
        )}
      </Form>
      {total > 0 || name !== "" ? null : (
        <p>
          <Link to="/personnes/nouvelle">{positionPage.create}</Link>
        </p>
      )}
    </div>
  );
}

interface SendViewProps {
  readonly offer: Offer;
  readonly send: {
    readonly key: string;
    readonly people: readonly (Option & { readonly hint: string })[];
    readonly filled: Readonly<Record<"funderCode" | "programme" | "departement" | "hasAgreed", string>>;
  };
  readonly answer: { readonly refusal: SendRefusal; readonly done: string | null } | undefined;
}

/** What is sent for the people chosen, with what the session asks of each. */
export function SendView({ offer, send, answer }: SendViewProps): ReactElement {
  const { key, people } = send;
  return (
    <div className="prose">
      {answer?.done == null ? null : <Notice>{words.doneFor(answer.done)}</Notice>}
      <Session offer={offer} refusal={answer?.refusal} />
      <h2>{words.check(people.length)}</h2>
      {offer.programmes.length === 0 ? (
        <Notice tone="attention">{positionPage.noProgramme}</Notice>
      ) : (
        <Send key={key} offer={offer} send={send} refusal={answer?.refusal} />
      )}
      <p>
        <Link to={`/positionner?${new URLSearchParams({ session: offer.number })}`}>{words.another}</Link>
      </p>
    </div>
  );
}

function Session({ offer, refusal }: { readonly offer: Offer; readonly refusal?: SendRefusal | undefined }) {
  return (
    <>
      <h1 tabIndex={-1}>{offer.pageTitle}</h1>
      <ErrorSummary refusal={refusal} />
      <ul>
        {offer.facts.map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
      </ul>
    </>
  );
}

interface SendProps extends Omit<SendViewProps, "answer"> {
  readonly refusal: SendRefusal | undefined;
}

function Send({ offer, send, refusal }: SendProps): ReactElement {
  const { key, people, filled } = send;
  const { funders, programmes, asksDepartement, sessionId, number } = offer;
  const initial = {
    ...{ personFileIds: people.map(({ value }) => value), departement: filled.departement },
    ...{ funderCode: filled.funderCode || (onlyOf(funders) ?? ""), hasAgreed: filled.hasAgreed },
    programme: filled.programme || (onlyOf(programmes) ?? ""),
  };
  return (
    <PageForm
      form="send"
      refusal={refusal}
      initial={initial}
      carried={{ key, session: number, sessionId: String(sessionId) }}
      fields={{
        personFileIds: (field) => <ChoiceField field={field} legend={words.people} choose="several" options={people} />,
        funderCode: (field) => (
          <SelectField
            {...{ field, label: positionPage.funderCode, placeholder: positionPage.choose, options: funders }}
          />
        ),
        programme: (field) => (
          <SelectField
            {...{ field, label: positionPage.programme, placeholder: positionPage.choose, options: programmes }}
          />
        ),
        departement: (field) =>
          asksDepartement ? <TextField field={field} label={positionPage.departement} inputMode="numeric" /> : null,
        hasAgreed: (field) => (
          <ChoiceField
            {...{ field, legend: words.hasAgreed, choose: "several" }}
            options={[{ value: "on", label: words.agreed }]}
          />
        ),
      }}
      submit={words.submit}
    >
      <p className="hint">{words.terms}</p>
      <p className="hint">{words.code}</p>
    </PageForm>
  );
}
