import { Link } from "@remix-run/react";
import type { ReactElement } from "react";
import { goneLink, answerPage as words } from "#app/content/answer-page.ts";
import { instantInWords } from "#app/content/dates.ts";
import { calendarOf } from "#app/positioning/answer/answer-calendar.ts";
import { mayDecline } from "#app/positioning/answer/answer-link.ts";
import { isCertified } from "#app/positioning/answer/certificate.ts";
import type { OpenedAnswer } from "#app/positioning/answer/open-answer-link.server.ts";
import { reasonsFor } from "#app/positioning/reasons.ts";
import { ButtonForm } from "#app/ui/button-form.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { FactPairs } from "#app/ui/fact-pairs.tsx";
import { ChoiceField } from "#app/ui/fields/choice-field.tsx";
import { TextField } from "#app/ui/fields/text-field.tsx";
import type { FormRefusal } from "#app/ui/form-refusal.ts";
import { PageForm } from "#app/ui/page-form.tsx";
import { answerFacts, answerStand } from "#app/web/answer/answer-words.ts";
import { SavedNotice } from "#app/web/space/saved-notice.tsx";
import { type Calls, CallsList, callsOf } from "./calls-list.tsx";
import { type OtherNewsLine, OtherNewsList } from "./other-news-list.tsx";

/** The page of a link, in words. It names no person: whoever opens it may not be the one it was sent to. */
interface AnswerScreen {
  readonly version: string;
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  readonly training: string;
  readonly stand: readonly string[];
  readonly mayConfirm: boolean;
  readonly hasCalendar: boolean;
  readonly hasCertificate: boolean;
  readonly reasons: readonly { readonly value: string; readonly label: string }[];
  readonly others: readonly OtherNewsLine[];
  readonly calls: Calls;
  readonly until: string;
}

/** Puts what a link opens into words, on a civil day. */
export function answerScreen(
  { positioning, waitingBefore, expiresAt }: OpenedAnswer,
  others: readonly OtherNewsLine[],
  on: string,
): AnswerScreen {
  const { state } = positioning;
  return {
    version: String(positioning.version),
    facts: answerFacts(positioning),
    training: `/formations/${encodeURIComponent(positioning.number)}`,
    stand: answerStand(positioning, waitingBefore),
    mayConfirm: state === "accepted",
    hasCalendar: calendarOf(positioning, on).length > 0,
    hasCertificate: isCertified(positioning) && positioning.person !== null,
    reasons: mayDecline(state)
      ? reasonsFor("decline", on).map(({ code, personLabel }) => ({ value: code, label: personLabel }))
      : [],
    others,
    calls: callsOf(positioning),
    until: words.until(instantInWords(expiresAt)),
  };
}

interface AnswerViewProps {
  readonly screen: AnswerScreen;
  /** The address of the page: those of its files begin with it. */
  readonly path: string;
  readonly refusal:
    | FormRefusal<"confirm", never>
    | FormRefusal<"decline", "reason">
    | FormRefusal<"phone", "phone">
    | undefined;
}

export function AnswerView({ screen, path, refusal }: AnswerViewProps): ReactElement {
  return (
    <div className="prose">
      <SavedNotice words={words.saved} />
      <h1 tabIndex={-1}>{words.title}</h1>
      <ErrorSummary refusal={refusal} />
      <h2>{words.stand}</h2>
      {screen.stand.map((line) => (
        <p key={line}>{line}</p>
      ))}
      {screen.mayConfirm ? (
        <ButtonForm intent="confirm" carried={{ version: screen.version }} button="button big">
          {words.confirm}
        </ButtonForm>
      ) : null}
      <h2>{words.proposal}</h2>
      <FactPairs facts={screen.facts} />
      <p>
        <Link to={screen.training}>{words.seeTraining}</Link>
      </p>
      <Papers screen={screen} path={path} />
      {screen.reasons.length === 0 ? null : <Decline screen={screen} refusal={refusal} />}
      <OtherNewsList others={screen.others} />
      <h2>{words.phoneTitle}</h2>
      <p>{words.phoneLede}</p>
      <PageForm
        form="phone"
        refusal={refusal}
        fields={{
          phone: (field) => (
            <TextField
              field={field}
              label={words.phone}
              hint={words.phoneHint}
              autoComplete="tel"
              inputMode="numeric"
            />
          ),
        }}
        submit={words.changePhone}
        intent="phone"
        button="button quiet"
      />
      <CallsList calls={screen.calls} />
      <p className="hint">{screen.until}</p>
    </div>
  );
}

function Papers({ screen, path }: Pick<AnswerViewProps, "screen" | "path">): ReactElement | null {
  if (!(screen.hasCalendar || screen.hasCertificate)) return null;
  return (
    <>
      <h2>{words.papers}</h2>
      {screen.hasCalendar ? (
        <p>
          {/* A file, and no page of the portal. */}
          <a href={`${path}/agenda`} download>
            {words.calendar}
          </a>
        </p>
      ) : null}
      {screen.hasCertificate ? (
        <>
          <p>{words.certificateHint}</p>
          <ButtonForm action={`${path}/attestation`} reloadDocument button="button quiet">
            {words.certificate}
          </ButtonForm>
        </>
      ) : null}
    </>
  );
}

function Decline({ screen, refusal }: Pick<AnswerViewProps, "screen" | "refusal">): ReactElement {
  return (
    <>
      <h2>{words.decline}</h2>
      <p>{words.declineLede}</p>
      <PageForm
        form="decline"
        refusal={refusal}
        carried={{ version: screen.version }}
        fields={{
          reason: (field) => <ChoiceField field={field} legend={words.reason} choose="one" options={screen.reasons} />,
        }}
        submit={words.declineSubmit}
        intent="decline"
        button="button quiet"
      />
    </>
  );
}

export function GoneView(): ReactElement {
  return (
    <div className="prose">
      <h1 tabIndex={-1}>{goneLink.title}</h1>
      <p>{goneLink.text}</p>
      <p>{goneLink.next}</p>
      <p>{goneLink.call}</p>
      <p>
        <Link to="/reponse">{goneLink.code}</Link>
      </p>
    </div>
  );
}
