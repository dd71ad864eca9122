import { Form, Link } from "@remix-run/react";
import type { ReactElement } from "react";
import { postponePage as words } from "#app/content/session-life.ts";
import { ButtonForm } from "#app/ui/button-form.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { DateField } from "#app/ui/fields/date-field.tsx";
import { filterField } from "#app/ui/fields/form-field.ts";
import type { FormRefusal } from "#app/ui/form-refusal.ts";
import { Notice } from "#app/ui/notice.tsx";
import type { Confirmed, PostponeScreen } from "./postpone-screen.ts";
import { Message } from "./told-message.tsx";

interface PostponeViewProps {
  readonly screen: PostponeScreen;
  /** The address of this page, and of the one it is left for. */
  readonly page: string;
  readonly back: string;
  readonly sentKey: string;
  readonly refusal: FormRefusal<"postpone", never> | undefined;
}

export function PostponeView({ screen, page, back, sentKey, refusal }: PostponeViewProps): ReactElement {
  const { confirmed } = screen;
  return (
    <div className="prose">
      <h1 tabIndex={-1}>{confirmed === null ? words.title : words.confirmTitle}</h1>
      <ErrorSummary refusal={refusal} />
      <p>
        <strong>{screen.title}</strong>
        <br />
        {screen.now}
      </p>
      {confirmed === null ? (
        <Days screen={screen} />
      ) : (
        <Confirm confirmed={confirmed} version={screen.version} sentKey={sentKey} page={page} />
      )}
      <p>
        <Link to={back}>{words.keep}</Link>
      </p>
    </div>
  );
}

function Days({ screen: { asked, fault } }: Pick<PostponeViewProps, "screen">): ReactElement {
  return (
    <Form method="get" className="stack" key={`${asked.startsOn} ${asked.endsOn}`}>
      {fault === null ? null : <Notice tone="trouble">{fault}</Notice>}
      <DateField field={{ ...filterField("debut", asked.startsOn), required: true }} label={words.startsOn} />
      <DateField field={{ ...filterField("fin", asked.endsOn), required: true }} label={words.endsOn} />
      <button className="button" type="submit">
        {words.next}
      </button>
    </Form>
  );
}

interface ConfirmProps {
  readonly confirmed: Confirmed;
  readonly version: string;
  readonly sentKey: string;
  readonly page: string;
}

function Confirm({ confirmed, version, sentKey: key, page }: ConfirmProps): ReactElement {
  const { startsOn, endsOn, newDates, touched, message, submit } = confirmed;
  return (
    <>
      <p>
        <strong>{newDates}</strong>
      </p>
      {touched.map((line) => (
        <p key={line}>{line}</p>
      ))}
      {message === null ? null : <Message heading={words.willRead} message={message} />}
      <ButtonForm carried={{ key, version, startsOn, endsOn }}>{submit}</ButtonForm>
      <p>
        <Link to={page}>{words.other}</Link>
      </p>
    </>
  );
}
