import { Link } from "@remix-run/react";
import type { ReactElement } from "react";
import { goneLink, answerPage as words } from "#app/content/answer-page.ts";
import { instantInWords, periodInWords } from "#app/content/dates.ts";
import { regionalHelp } from "#app/content/help.ts";
import type { OpenedAnswer } from "#app/positioning/answer/open-answer-link.server.ts";
import { positioningStateWords } from "#app/positioning/positioning-words.ts";
import { reasonsFor } from "#app/positioning/reasons.ts";
import { ButtonForm } from "#app/ui/button-form.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { ChoiceField } from "#app/ui/fields/choice-field.tsx";
import type { FormRefusal } from "#app/ui/form-refusal.ts";
import { PageForm } from "#app/ui/page-form.tsx";
import { SavedNotice } from "#app/web/space/saved-notice.tsx";
import { type Linked, phoneLink } from "#app/web/training/contact-links.ts";

/** The page of a link, in words. It names no person: whoever opens it may not be the one it was sent to. */
interface AnswerScreen {
  readonly version: string;
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  readonly training: string;
  readonly stand: readonly string[];
  readonly mayConfirm: boolean;
  readonly reasons: readonly { readonly value: string; readonly label: string }[];
  readonly calls: readonly { readonly who: string; readonly phone: Linked | null }[];
  readonly until: string;
}

/** Puts what a link opens into words, on a civil day. */
export function answerScreen({ positioning, waitingBefore, expiresAt }: OpenedAnswer, on: string): AnswerScreen {
  const { state, answerBy, meetingOn, enteredOn, phone, organisation, prescriber } = positioning;
  const next = Object.entries(words.next).find(([name]) => name === state)?.[1];
  const mayDecline = state !== "entered";
  return {
    version: String(positioning.version),
    facts: factsOf(positioning),
    training: `/formations/${encodeURIComponent(positioning.number)}`,
    stand: [
      ...(enteredOn === null ? [`${positioningStateWords[state].person}.`] : [words.enteredOn(enteredOn)]),
      ...(waitingBefore === null ? [] : [words.waitingBefore(waitingBefore)]),
      ...(state === "invited" && meetingOn !== null ? [words.meeting(meetingOn)] : []),
      ...(state === "accepted" && answerBy !== null ? [words.answerBy(answerBy)] : []),
      ...(next === undefined ? [] : [next]),
    ],
    mayConfirm: state === "accepted",
    reasons: mayDecline
      ? reasonsFor("decline", on).map(({ code, personLabel }) => ({ value: code, label: personLabel }))
      : [],
    calls: [
      ...(phone === null ? [] : [{ who: organisation, phone: phoneLink(phone) }]),
      ...(prescriber === "" ? [] : [{ who: words.yourReferent(prescriber), phone: null }]),
      { who: words.regionAdviser, phone: { label: regionalHelp.phoneShown, href: regionalHelp.phoneLink } },
    ],
    until: words.until(instantInWords(expiresAt)),
  };
}

function factsOf(positioning: OpenedAnswer["positioning"]): AnswerScreen["facts"] {
  const { title, organisation, startsOn, endsOn, isPermanent, hours } = positioning;
  const period = periodInWords(startsOn, endsOn) ?? words.noDates;
  const { placeName, addressLine, postalCode, town } = positioning;
  const cityLine = [postalCode ?? "", town].filter(Boolean).join(" ");
  const place = [placeName, addressLine, cityLine].filter(Boolean).join(", ");
  return [
    { label: words.training, value: title },
    { label: words.organisation, value: organisation },
    { label: words.dates, value: isPermanent ? `${period} (${words.permanent})` : period },
    ...(hours === null ? [] : [{ label: "Durée", value: words.hours(hours) }]),
    ...(place === "" ? [] : [{ label: words.place, value: place }]),
  ];
}

interface AnswerViewProps {
  readonly screen: AnswerScreen;
  readonly refusal: FormRefusal<"confirm", never> | FormRefusal<"decline", "reason"> | undefined;
}

export function AnswerView({ screen, refusal }: AnswerViewProps): ReactElement {
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
      <dl className="pairs">
        {screen.facts.map(({ label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p>
        <Link to={screen.training}>{words.seeTraining}</Link>
      </p>
      {screen.reasons.length === 0 ? null : <Decline screen={screen} refusal={refusal} />}
      <h2>{words.help}</h2>
      <ul>
        {screen.calls.map(({ who, phone }) => (
          <li key={who}>
            {who}
            {phone === null ? null : (
              <>
                {" : "}
                <a href={phone.href}>{phone.label}</a>
              </>
            )}
          </li>
        ))}
      </ul>
      <p className="hint">{screen.until}</p>
    </div>
  );
}

function Decline({ screen, refusal }: AnswerViewProps): ReactElement {
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
