import { Link } from "@remix-run/react";
import type { ReactElement, ReactNode } from "react";
import { cardText, trainingPage as words } from "#app/content/training.ts";
import { ResultCard } from "#app/routes/public/formations/result-card.tsx";
import { Breadcrumb } from "#app/ui/breadcrumb.tsx";
import { Icon, type IconName } from "#app/ui/icons.tsx";
import { LinkArea } from "#app/ui/link-area.tsx";
import { Notice } from "#app/ui/notice.tsx";
import type { TrainingForPerson } from "#app/web/training/training-for-person.ts";
import type { Essentials, TrainingPage } from "#app/web/training/training-page.ts";
import { ForPerson } from "./for-person.tsx";
import { LaidOutText } from "./laid-out-text.tsx";
import { Apply, Certifications, Organisation, Program, Source } from "./sections.tsx";
import { SessionItem } from "./session-item.tsx";

interface TrainingViewProps {
  readonly page: TrainingPage;
  readonly backHref: string;
  /** What it brings to whoever said what they can do. */
  readonly forPerson: TrainingForPerson | null;
}

/** The promise, the facts, the dates, then everything one may want to check before calling. */
export function TrainingView({ page, backHref, forPerson }: TrainingViewProps): ReactElement {
  return (
    <article className="training">
      <Breadcrumb parents={[{ label: words.back, href: backHref }]} here={page.title} />
      <header className="training-title">
        <h1 tabIndex={-1}>{page.title}</h1>
        <p className="org">
          <span className="sr-only">{cardText.organisation} : </span>
          {page.organisation}
        </p>
        {page.isFictional ? <p className="label">{words.fictional}</p> : null}
      </header>
      {page.isChosenGone ? (
        <Notice tone="attention">
          <p>{words.chosenGone}</p>
        </Notice>
      ) : null}
      {page.essentials === null ? null : <Facts facts={page.essentials} />}
      {forPerson === null ? null : <ForPerson brings={forPerson} />}
      <div className="training-columns">
        <div className="sections">
          <PromiseSection page={page} />
          <Dates page={page} />
          <Certifications page={page} />
          <Program page={page} />
        </div>
        <div className="sections">
          <Apply steps={page.steps} />
          <Organisation page={page} />
        </div>
      </div>
      <Near page={page} />
      <Source lines={page.source} />
    </article>
  );
}

function Facts({ facts }: { readonly facts: Essentials }): ReactElement {
  return (
    <section className="strip" aria-label={words.facts}>
      <dl>
        <StripFact icon="calendar" label={facts.isChosen ? words.chosen : words.next}>
          <strong>{facts.start.lead}</strong>
          {facts.start.day === null ? null : <span>{facts.start.day}</span>}
          {facts.otherDates === 0 ? null : <small>{cardText.otherDates(facts.otherDates)}</small>}
        </StripFact>
        <StripFact icon="pin" label={words.where}>
          <strong>{facts.where}</strong>
        </StripFact>
        <StripFact icon="clock" label={words.rhythm}>
          <strong>{facts.rhythm ?? words.notGiven}</strong>
        </StripFact>
        <StripFact icon="people" label={words.places} tone={facts.places.tone}>
          <strong>{facts.places.text}</strong>
        </StripFact>
        <StripFact icon="wallet" label={words.payer}>
          <strong>{facts.payer}</strong>
        </StripFact>
        <StripFact icon="award" label={words.leadsTo}>
          <strong>{facts.leadsTo}</strong>
        </StripFact>
      </dl>
      <p className="strip-actions">
        <a className="button" href="#dates">
          {words.seeDates}
        </a>
        <a className="button quiet" href="#inscription">
          {words.howToApply}
        </a>
      </p>
    </section>
  );
}

interface StripFactProps {
  readonly icon: IconName;
  readonly label: string;
  readonly tone?: string;
  readonly children: ReactNode;
}

function StripFact({ icon, label, tone, children }: StripFactProps): ReactElement {
  return (
    <div className={tone}>
      <dt>
        <Icon name={icon} />
        {label}
      </dt>
      <dd>{children}</dd>
    </div>
  );
}

function PromiseSection({ page }: { readonly page: TrainingPage }): ReactElement {
  return (
    <section>
      <h2>{words.promise}</h2>
      <LaidOutText blocks={page.promise} leadClass="promise" />
      {page.blocks.length === 0 ? null : (
        <>
          <p>{words.blocksIntro}</p>
          <ol className="blocks">
            {page.blocks.map((block) => (
              <li key={block.code}>{block.label}</li>
            ))}
          </ol>
        </>
      )}
    </section>
  );
}

function Dates({ page }: { readonly page: TrainingPage }): ReactElement {
  const { sessions } = page;
  return (
    <section id="dates">
      <h2>{words.dates}</h2>
      {sessions.length === 0 ? (
        <Notice tone="attention">
          <p>{words.noDates}</p>
        </Notice>
      ) : (
        <>
          <p>{words.datesIntro(sessions.length)}</p>
          <ol className="sessions">
            {sessions.map((session) => (
              <SessionItem
                key={session.anchor}
                session={session}
                isOpen={sessions.length === 1 || session.isChosen}
                isChosen={session.isChosen}
              />
            ))}
          </ol>
        </>
      )}
    </section>
  );
}

function Near({ page }: { readonly page: TrainingPage }): ReactElement | null {
  const [metier] = page.metiers;
  if (page.near.cards.length === 0 && metier === undefined) return null;
  return (
    <section>
      <h2>{page.near.title}</h2>
      <LinkArea className="near">
        {page.near.cards.map((card) => (
          <ResultCard key={card.url} card={card} level="h3" />
        ))}
      </LinkArea>
      {metier === undefined ? null : (
        <p>
          <Link className="chip" to={metier.href} prefetch="intent">
            {words.othersLink}
            <Icon name="forward" />
          </Link>
        </p>
      )}
    </section>
  );
}
