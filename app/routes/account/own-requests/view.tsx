import { Link } from "@remix-run/react";
import type { ReactElement } from "react";
import { ownAidPage } from "#app/content/aids.ts";
import { answerPage } from "#app/content/answer-page.ts";
import { periodInWords } from "#app/content/dates.ts";
import { ownRequestsPage as words } from "#app/content/own-requests.ts";
import { proposalPage } from "#app/content/proposals.ts";
import { mayDecline } from "#app/positioning/answer/answer-link.ts";
import type { OwnSuggestion } from "#app/positioning/answer/own-positionings-store.server.ts";
import type { OwnPositioning } from "#app/positioning/answer/read-own-positionings.server.ts";
import { reasonsFor } from "#app/positioning/reasons.ts";
import { ButtonForm } from "#app/ui/button-form.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { FactPairs } from "#app/ui/fact-pairs.tsx";
import { type Option, SelectField } from "#app/ui/fields/select-field.tsx";
import type { FormRefusal } from "#app/ui/form-refusal.ts";
import { PageForm } from "#app/ui/page-form.tsx";
import { OwnAid, type OwnAidScreen } from "#app/web/aids/own-aid.tsx";
import { answerFacts, answerStand } from "#app/web/answer/answer-words.ts";
import { ProposalAnswer, type ProposalScreen } from "#app/web/proposals/proposal-answer.tsx";
import type { ProposalFormRefusal } from "#app/web/proposals/proposal-forms.server.ts";
import { SavedNotice } from "#app/web/space/saved-notice.tsx";

/** One request, in words. */
interface OwnRequest {
  readonly id: string;
  readonly title: string;
  readonly training: string;
  readonly stand: readonly string[];
  readonly facts: readonly string[];
  readonly carried: Readonly<Record<string, string>>;
  readonly mayConfirm: boolean;
  /** Why one may say no; none: it is too late. */
  readonly reasons: readonly Option[];
}

/** A suggestion, in words. */
interface OwnSuggested {
  readonly id: string;
  readonly title: string;
  readonly training: string;
  readonly lines: readonly string[];
  readonly carried: Readonly<Record<string, string>>;
  readonly isOpen: boolean;
}

interface OwnRequestsScreen {
  readonly suggestions: readonly OwnSuggested[];
  readonly requests: readonly OwnRequest[];
}

/** Puts a person's own suggestions and requests into words, on a civil day. */
export function ownRequestsScreen(
  found: { readonly positionings: readonly OwnPositioning[]; readonly suggestions: readonly OwnSuggestion[] },
  { on, key }: { readonly on: string; readonly key: () => string },
): OwnRequestsScreen {
  const suggestions = found.suggestions.map((one) => ({
    ...{
      id: one.id,
      title: one.title,
      training: `/formations/${encodeURIComponent(one.number)}`,
      isOpen: one.state === "open",
    },
    lines: [
      [one.organisation, periodInWords(one.startsOn, one.endsOn) ?? answerPage.noDates].join(", "),
      ...(one.state === "agreed" ? [words.agreed] : []),
      ...(one.state === "open" && one.answerBy !== null ? [words.answerBy(one.answerBy)] : []),
    ],
    carried: { key: key(), suggestionId: one.id, version: String(one.version) },
  }));
  return { suggestions, requests: requestsOf(found.positionings, { on, key }) };
}

function requestsOf(
  found: readonly OwnPositioning[],
  { on, key }: { readonly on: string; readonly key: () => string },
): readonly OwnRequest[] {
  const reasons = reasonsFor("decline", on).map(({ code, personLabel }) => ({ value: code, label: personLabel }));
  return found.map(({ positioning, waitingBefore }) => {
    const { id, version, state, title, number } = positioning;
    return {
      ...{ id, title, training: `/formations/${encodeURIComponent(number)}` },
      stand: answerStand(positioning, waitingBefore),
      facts: answerFacts(positioning)
        .slice(1)
        .map(({ label, value }) => `${label} : ${value}`),
      carried: { key: key(), positioningId: id, version: String(version) },
      mayConfirm: state === "accepted",
      reasons: mayDecline(state) ? reasons : [],
    };
  });
}

interface OwnRequestsViewProps {
  readonly screen: OwnRequestsScreen & {
    readonly offers: readonly ProposalScreen[];
    readonly aids: readonly OwnAidScreen[];
  };
  readonly refusal:
    | FormRefusal<"confirm", never>
    | FormRefusal<"decline", "reason">
    | FormRefusal<"suggestion-answer", never>
    | FormRefusal<"aid-answer", never>
    | ProposalFormRefusal
    | undefined;
}

export function OwnRequestsView({
  screen: { offers, aids, suggestions, requests },
  refusal,
}: OwnRequestsViewProps): ReactElement {
  return (
    <div className="prose">
      <SavedNotice words={words.saved} />
      <h1 tabIndex={-1}>{words.title}</h1>
      <ErrorSummary refusal={refusal} />
      <p>{words.lede}</p>
      {offers.length === 0 ? null : <Offers offers={offers} refusal={refusal} />}
      {suggestions.length === 0 ? null : <Suggestions suggestions={suggestions} />}
      {aids.length === 0 ? null : (
        <>
          <h2>{ownAidPage.own}</h2>
          <p>{ownAidPage.ownLede}</p>
          {aids.map((aid) => (
            <section key={aid.id}>
              <h3>{aid.title}</h3>
              <OwnAid screen={aid} />
            </section>
          ))}
        </>
      )}
      <h2>{words.requests}</h2>
      {requests.length === 0 ? (
        <>
          <p>{words.none}</p>
          <p>
            <Link to="/formations">{words.search}</Link>
          </p>
        </>
      ) : null}
      {requests.map((request) => (
        <Request key={request.id} request={request} refusal={refusal} />
      ))}
      <h2>{words.whoRead}</h2>
      <p>{words.whoReadLede}</p>
      <p>
        <Link to="/mon-compte/mes-donnees#actes">{words.whoRead}</Link>
      </p>
    </div>
  );
}

function Offers({
  offers,
  refusal,
}: Pick<OwnRequestsViewProps, "refusal"> & { readonly offers: readonly ProposalScreen[] }): ReactElement {
  return (
    <>
      <h2>{proposalPage.own}</h2>
      <p>{proposalPage.ownLede}</p>
      {offers.map((offer) => (
        <section key={offer.id}>
          <h3>{offer.job}</h3>
          {offer.lines.map((line) => (
            <p key={line}>{line}</p>
          ))}
          <FactPairs facts={offer.facts} />
          <ProposalAnswer screen={offer} refusal={isProposalRefusal(refusal) ? refusal : undefined} />
        </section>
      ))}
    </>
  );
}

function isProposalRefusal(refusal: OwnRequestsViewProps["refusal"]): refusal is ProposalFormRefusal {
  return refusal?.form.startsWith("proposal-") === true;
}

function Suggestions({ suggestions }: Pick<OwnRequestsScreen, "suggestions">): ReactElement {
  return (
    <>
      <h2>{words.suggestions}</h2>
      <p>{words.suggestionsLede}</p>
      {suggestions.map(({ id, title, training, lines, carried, isOpen }) => (
        <section key={id}>
          <h3>
            <Link to={training}>{title}</Link>
          </h3>
          {lines.map((line) => (
            <p key={line}>{line}</p>
          ))}
          {isOpen ? (
            <ButtonForm intent="agree" carried={carried} button="button">
              {words.agree}
              <span className="sr-only"> {title}</span>
            </ButtonForm>
          ) : null}
          <ButtonForm intent="refuse" carried={carried} button="button quiet">
            {words.refuse}
            <span className="sr-only"> {title}</span>
          </ButtonForm>
        </section>
      ))}
    </>
  );
}

function Request({
  request,
  refusal,
}: Pick<OwnRequestsViewProps, "refusal"> & { readonly request: OwnRequest }): ReactElement {
  const { title, training, stand, facts, carried, mayConfirm, reasons } = request;
  return (
    <section>
      <h3>
        <Link to={training}>{title}</Link>
      </h3>
      {stand.map((line) => (
        <p key={line}>{line}</p>
      ))}
      {facts.map((fact) => (
        <p className="hint" key={fact}>
          {fact}
        </p>
      ))}
      {mayConfirm ? (
        <ButtonForm intent="confirm" carried={carried} button="button">
          {words.confirm}
          <span className="sr-only"> {title}</span>
        </ButtonForm>
      ) : null}
      {reasons.length === 0 ? null : (
        <details className="disclosure" open={refusal?.form === "decline"}>
          <summary>{words.decline}</summary>
          <p>{answerPage.declineLede}</p>
          <PageForm
            form="decline"
            instance={request.id}
            refusal={refusal}
            carried={carried}
            fields={{
              reason: (field) => (
                <SelectField
                  field={field}
                  label={answerPage.reason}
                  placeholder={answerPage.chooseReason}
                  options={reasons}
                />
              ),
            }}
            submit={answerPage.declineSubmit}
            intent="decline"
            button="button quiet"
          />
        </details>
      )}
    </section>
  );
}
