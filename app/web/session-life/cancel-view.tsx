import { Link } from "@remix-run/react";
import type { ReactElement } from "react";
import { cancelPage as words } from "#app/content/session-life.ts";
import { ButtonForm } from "#app/ui/button-form.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import type { FormRefusal } from "#app/ui/form-refusal.ts";
import type { CancelScreen } from "./cancel-screen.ts";
import { Message } from "./told-message.tsx";

interface CancelViewProps {
  readonly screen: CancelScreen;
  readonly sentKey: string;
  readonly refusal: FormRefusal<"cancel", never> | undefined;
  /** The address where the session is postponed instead, and the one this page is left for. */
  readonly postpone: string;
  readonly back: string;
  /** What can be done afterwards for the people. */
  readonly after: string;
}

export function CancelView({
  screen: { title, where, touched, message, submit, version },
  sentKey: key,
  refusal,
  postpone,
  back,
  after,
}: CancelViewProps): ReactElement {
  return (
    <div className="prose">
      <h1 tabIndex={-1}>{words.title}</h1>
      <ErrorSummary refusal={refusal} />
      <p>
        <strong>{title}</strong>
        <br />
        {where}
      </p>
      <p>
        {words.lede} <Link to={postpone}>{words.postpone}</Link>
      </p>
      <p>{touched}</p>
      {message === null ? null : <Message heading={words.willRead} message={message} />}
      {message === null ? null : <p>{after}</p>}
      <ButtonForm carried={{ key, version }}>{submit}</ButtonForm>
      <p>
        <Link to={back}>{words.keep}</Link>
      </p>
    </div>
  );
}
