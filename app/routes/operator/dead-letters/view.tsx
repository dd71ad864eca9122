import type { ReactElement } from "react";
import { deadLettersPage as words } from "#app/content/operation.ts";
import { OperationNav } from "#app/routes/operator/shared/operation-nav.tsx";
import type { OperationSection } from "#app/routes/operator/shared/sections.ts";
import { ButtonForm } from "#app/ui/button-form.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Rows } from "#app/ui/rows.tsx";
import { SavedNotice } from "#app/web/space/saved-notice.tsx";
import type { DeadLettersScreen, ShownDeadLetter, ShownTopic } from "./dead-letters-view.ts";

interface DeadLettersViewProps {
  readonly view: DeadLettersScreen & { readonly sections: readonly OperationSection[] };
}

export function DeadLettersView({ view }: DeadLettersViewProps): ReactElement {
  const { sections } = view;
  return (
    <div className="prose">
      <SavedNotice words={words.saved} />
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
        <ButtonForm intent="retry-topic" carried={{ topic: topic.topic }}>
          {words.retryAll(letters.length)}
        </ButtonForm>
      ) : null}
      <Rows
        rows={letters.map((letter) => ({
          key: letter.id,
          title: letter.recipient,
          lines: [letter.error],
          hints: [letter.facts],
          action: <Handle letter={letter} />,
        }))}
      />
    </>
  );
}

interface HandleProps {
  readonly letter: ShownDeadLetter;
}

function Handle({ letter: { id, recipient } }: HandleProps): ReactElement {
  return (
    <>
      <ButtonForm intent="retry" carried={{ effect: id }} button="button quiet">
        {words.retry}
        <span className="sr-only"> : {recipient}</span>
      </ButtonForm>
      <details className="disclosure">
        <summary>
          {words.discard}
          <span className="sr-only"> : {recipient}</span>
        </summary>
        <div className="stack">
          <p>{words.discardReason}</p>
          {Object.entries(words.reasons).map(([reason, label]) => (
            <ButtonForm key={reason} intent="discard" carried={{ effect: id, reason }} button="button quiet">
              {label}
            </ButtonForm>
          ))}
        </div>
      </details>
    </>
  );
}
