import { Link } from "@remix-run/react";
import type { ReactElement } from "react";
import { answerPage } from "#app/content/answer-page.ts";
import { ownRequestsPage as words } from "#app/content/own-requests.ts";
import { mayDecline } from "#app/positioning/answer/answer-link.ts";
import type { OwnPositioning } from "#app/positioning/answer/read-own-positionings.server.ts";
import { reasonsFor } from "#app/positioning/reasons.ts";
import { ButtonForm } from "#app/ui/button-form.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { type Option, SelectField } from "#app/ui/fields/select-field.tsx";
import type { FormRefusal } from "#app/ui/form-refusal.ts";
import { PageForm } from "#app/ui/page-form.tsx";
import { answerFacts, answerStand } from "#app/web/answer/answer-words.ts";
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

/** Puts a person's own requests into words, on a civil day. */
export function ownRequestsScreen(
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
  readonly requests: readonly OwnRequest[];
  readonly refusal: FormRefusal<"confirm", never> | FormRefusal<"decline", "reason"> | undefined;
}

export function OwnRequestsView({ requests, refusal }: OwnRequestsViewProps): ReactElement {
  return (
    <div className="prose">
      <SavedNotice words={words.saved} />
      <h1 tabIndex={-1}>{words.title}</h1>
      <ErrorSummary refusal={refusal} />
      <p>{words.lede}</p>
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

function Request({
  request,
  refusal,
}: Pick<OwnRequestsViewProps, "refusal"> & { readonly request: OwnRequest }): ReactElement {
  const { title, training, stand, facts, carried, mayConfirm, reasons } = request;
  return (
    <section>
      <h2>
        <Link to={training}>{title}</Link>
      </h2>
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
