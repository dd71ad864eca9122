import { Form } from "@remix-run/react";
import type { ReactElement } from "react";
import { deadLettersPage as words } from "#app/content/operation.ts";
import { OperationNav } from "#app/routes/operator/shared/operation-nav.tsx";
import type { OperationSection } from "#app/routes/operator/shared/sections.ts";
import { FormToken } from "#app/ui/form-token.tsx";
import { Notice } from "#app/ui/notice.tsx";
import type { DeadLettersScreen, ShownDeadLetter, ShownTopic } from "./dead-letters-view.ts";

interface DeadLettersViewProps {
  readonly view: DeadLettersScreen & { readonly sections: readonly OperationSection[] };
}

export function DeadLettersView({ view }: DeadLettersViewProps): ReactElement {
  const { sections } = view;
  return (
    <div className="prose">
      <OperationNav sections={sections} />
      <h1 tabIndex={-1}>{words.title}</h1>
      <p>{words.lede}</p>
      <p>
        {view.waiting} {view.oldest}
      </p>
      {view.isLate ? (
        <Notice tone="attention">
          <p>{words.late}</p>
        </Notice>
      ) : null}
      <h2>{words.dead}</h2>
      {view.topics.length === 0 ? <p>{words.none}</p> : null}
      {view.limit === null ? null : <p>{view.limit}</p>}
      {view.topics.map((topic) => (
        <Topic key={topic.topic} topic={topic} />
      ))}
    </div>
  );
}

function Topic({ topic }: { readonly topic: ShownTopic }): ReactElement {
  const { name, letters } = topic;
  return (
    <>
      <h3>{words.group(name, letters.length)}</h3>
      {letters.length > 1 ? (
        <Form method="post">
          <FormToken />
          <input type="hidden" name="topic" value={topic.topic} />
          <button className="button" type="submit" name="intent" value="retry-topic">
            {words.retryAll(letters.length)}
          </button>
        </Form>
      ) : null}
      <ul className="rows">
        {letters.map((letter) => (
          <li key={letter.id}>
            <DeadLetter letter={letter} />
          </li>
        ))}
      </ul>
    </>
  );
}

interface DeadLetterProps {
  readonly letter: ShownDeadLetter;
}

function DeadLetter({ letter: { id, recipient, error, facts } }: DeadLetterProps): ReactElement {
  return (
    <>
      <div className="who">
        <p>
          <strong>{recipient}</strong>
        </p>
        <p>{error}</p>
        <p className="hint">{facts}</p>
      </div>
      <Form method="post">
        <FormToken />
        <input type="hidden" name="effect" value={id} />
        <button className="button quiet" type="submit" name="intent" value="retry">
          {words.retry}
          <span className="sr-only"> : {recipient}</span>
        </button>
      </Form>
      <details className="disclosure">
        <summary>
          {words.discard}
          <span className="sr-only"> : {recipient}</span>
        </summary>
        <Form method="post" className="stack">
          <FormToken />
          <input type="hidden" name="intent" value="discard" />
          <input type="hidden" name="effect" value={id} />
          <p>{words.discardReason}</p>
          {Object.entries(words.reasons).map(([reason, label]) => (
            <button className="button quiet" type="submit" name="reason" value={reason} key={reason}>
              {label}
            </button>
          ))}
        </Form>
      </details>
    </>
  );
}
