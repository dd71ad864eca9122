import type { ReactElement } from "react";
import { personMessages } from "#app/content/person-messages.ts";
import type { SessionLife } from "#app/positioning/session-life/read-session-life.server.ts";

/** A message that people will read. */
export interface ToldMessage {
  readonly title: string;
  readonly paragraphs: readonly string[];
}

/** What each person reads of a session that is postponed or cancelled, as it will be sent. */
export function messageOf(
  what: "postpone-with-session" | "cancel-with-session",
  { session: { title: training, organisation } }: SessionLife,
  startsOn: string | null,
): ToldMessage {
  const unsaid = { meetingOn: null, answerBy: null, waitingBefore: null, reason: null };
  const { title, paragraphs } = personMessages[what]({ training, organisation, prescriber: "", startsOn, ...unsaid });
  return { title, paragraphs };
}

export function Message({
  heading,
  message,
}: {
  readonly heading: string;
  readonly message: ToldMessage;
}): ReactElement {
  return (
    <>
      <h2>{heading}</h2>
      <blockquote>
        <p>
          <strong>{message.title}</strong>
        </p>
        {message.paragraphs.map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
      </blockquote>
    </>
  );
}
