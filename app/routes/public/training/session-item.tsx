import type { ReactElement } from "react";
import { positionManyPage } from "#app/content/position-many.ts";
import { trainingPage as words } from "#app/content/training.ts";
import { Icon } from "#app/ui/icons.tsx";
import type { SessionCard, TextFact } from "#app/web/training/session-card.ts";

interface SessionItemProps {
  readonly session: SessionCard;
  readonly isOpen: boolean;
  readonly isChosen: boolean;
}

/** One date: what one chooses by stays in sight, the rest unfolds. */
export function SessionItem({ session, isOpen, isChosen }: SessionItemProps): ReactElement {
  return (
    <li className="card session" id={session.anchor}>
      <h3>
        {session.start.lead}
        {session.start.day === null ? null : <span>{session.start.day}</span>}
      </h3>
      {isChosen ? <p className="label">{words.chosenMark}</p> : null}
      <ul className="facts">
        <li>
          <Icon name="pin" />
          <span>{session.where}</span>
        </li>
        <li className={session.places.tone}>
          <Icon name="people" />
          <span>{session.places.text}</span>
        </li>
        <li>
          <Icon name="wallet" />
          <span>{session.payer}</span>
        </li>
      </ul>
      <details className="disclosure" open={isOpen}>
        <summary>
          {words.sessionDetails}
          <span className="sr-only"> : {session.start.day ?? session.start.lead}</span>
        </summary>
        <div className="session-details">
          <Facts title={words.practical} facts={session.practical} />
          <Meetings meetings={session.meetings} />
          <Facts title={words.entry} facts={session.entry} />
          <Facts
            title={words.money}
            facts={session.money}
            after={session.isFree ? words.freeExplained : words.notFreeExplained}
          />
          <Facts title={words.aids} facts={session.aids} />
          <Blocks blocks={session.blocks} />
          {session.isSimulated ? <p className="label">{words.simulated}</p> : null}
        </div>
      </details>
      {session.position === null ? null : (
        <p className="soft">
          <a className="inline-block py-2" href={session.position}>
            {positionManyPage.fromTraining}
          </a>
        </p>
      )}
    </li>
  );
}

interface FactsProps {
  readonly title: string;
  readonly facts: readonly TextFact[];
  readonly after?: string;
}

function Facts({ title, facts, after }: FactsProps): ReactElement {
  return (
    <section>
      <h4>{title}</h4>
      <FactList facts={facts} />
      {after === undefined ? null : <p className="soft">{after}</p>}
    </section>
  );
}

export function FactList({ facts }: { readonly facts: readonly TextFact[] }): ReactElement | null {
  if (facts.length === 0) return null;
  return (
    <dl className="pairs">
      {facts.map((fact) => (
        <div key={fact.label}>
          <dt>{fact.label}</dt>
          <dd>{fact.text}</dd>
        </div>
      ))}
    </dl>
  );
}

function Meetings({ meetings }: { readonly meetings: readonly string[] }): ReactElement {
  return (
    <section>
      <h4>{words.meetings}</h4>
      {meetings.length === 0 ? (
        <p>{words.noMeetings}</p>
      ) : (
        <ul className="bullets">
          {meetings.map((meeting) => (
            <li key={meeting}>{meeting}</li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Blocks({ blocks }: { readonly blocks: readonly string[] }): ReactElement | null {
  if (blocks.length === 0) return null;
  return (
    <section>
      <h4>{words.sessionBlocks}</h4>
      <ul className="bullets">
        {blocks.map((block) => (
          <li key={block}>{block}</li>
        ))}
      </ul>
    </section>
  );
}
