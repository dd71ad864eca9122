import { Link, useNavigation } from "@remix-run/react";
import type { ReactElement } from "react";
import { helpNear, regionalHelp } from "#app/content/help.ts";
import { lackingWords } from "#app/content/lacking.ts";
import { besideText } from "#app/content/public-needs.ts";
import { resultsText } from "#app/content/results.ts";
import { Icon } from "#app/ui/icons.tsx";
import { LinkArea } from "#app/ui/link-area.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Pagination } from "#app/ui/pagination.tsx";
import { SearchForm } from "#app/ui/search-form.tsx";
import { NeedList } from "#app/web/needs/need-rows.tsx";
import type { ResultsBeside } from "#app/web/training/results-beside.ts";
import type { FilterChip } from "#app/web/training/results-chips.ts";
import type { ResultsPage } from "#app/web/training/results-page.ts";
import type { ResultsScreen } from "#app/web/training/results-view.ts";
import { Filters } from "./filters.tsx";
import { ResultCard } from "./result-card.tsx";

/** For whom the search is made, when a referent makes it: its address, and what stands beside each result. */
export interface ForPerson {
  readonly title: string;
  readonly base: string;
  /** `number`: of the session that leads the card. */
  readonly beside: (number: string) => ReactElement | null;
}

interface FormationsViewProps {
  readonly view: ResultsScreen;
  readonly person?: ForPerson;
  /** What is lacking is asked for, and nobody said what it is. */
  readonly needsDraft?: boolean;
}

export function FormationsView({ view, person, needsDraft = false }: FormationsViewProps): ReactElement {
  const { results } = view;
  return (
    <div className="grid gap-5">
      <h1 tabIndex={-1}>{person?.title ?? view.heading}</h1>
      {person === undefined ? null : <p>{view.heading}</p>}
      <SearchForm
        id="recherche"
        text={view.text}
        place={view.place}
        kept={view.kept}
        {...(person === undefined ? {} : { action: person.base })}
      />
      {needsDraft ? (
        <Notice tone="attention">
          {lackingWords.noDraft} <Link to="/mes-competences">{lackingWords.begin}</Link>
        </Notice>
      ) : null}
      <Problems messages={view.problems} />
      {view.readings.length === 0 ? null : (
        <LinkArea>
          <Ways ways={view.readings} />
        </LinkArea>
      )}
      {results === null ? null : <Results view={view} results={results} person={person} />}
    </div>
  );
}

function Problems({ messages }: { readonly messages: readonly string[] }): ReactElement | null {
  if (messages.length === 0) return null;
  return (
    <Notice tone="attention">
      <ul>
        {messages.map((message) => (
          <li key={message}>{message}</li>
        ))}
      </ul>
    </Notice>
  );
}

interface ResultsProps {
  readonly view: ResultsScreen;
  readonly results: ResultsPage;
  readonly person: ForPerson | undefined;
}

function Results({ view, results, person }: ResultsProps): ReactElement {
  const isBusy = useNavigation().state === "loading";
  return (
    <LinkArea className="results">
      <Filters form="recherche" filters={results.filters} chosenCount={results.chosenCount} />
      <section className="hits" aria-label={resultsText.resultsLabel} aria-busy={isBusy}>
        <p className="sr-only" role="status">
          {results.heading}
        </p>
        <Chips chips={results.chips} clear={person === undefined ? "/formations" : `${person.base}?q=`} />
        {results.explained.map(({ name, text }) => (
          <Notice key={name}>
            <p>
              <strong>{name}.</strong> {text}
            </p>
          </Notice>
        ))}
        {results.notices.map((notice) => (
          <Notice key={notice}>
            <p>{notice}</p>
          </Notice>
        ))}
        {results.asTyped === null ? null : (
          <p>
            <a href={results.asTyped.href}>{results.asTyped.label}</a>
          </p>
        )}
        {results.lackingOnly === null ? null : (
          <p>
            <a href={results.lackingOnly.href} data-stay="">
              {results.lackingOnly.label}
            </a>
          </p>
        )}
        {results.cards.length === 0 ? (
          <Empty view={view} ways={results.wayOut} />
        ) : (
          <Hits results={results} person={person} />
        )}
        {view.beside === null ? null : <Beside beside={view.beside} />}
        {view.nearHelp === null ? null : <NearHelp {...view.nearHelp} />}
      </section>
    </LinkArea>
  );
}

/** The métiers and the needs that the same words find. */
function Beside({ beside: { metiers, needs, allNeeds } }: { readonly beside: ResultsBeside }): ReactElement {
  return (
    <div className="prose">
      {metiers.length === 0 ? null : (
        <>
          <h2>{besideText.metiers}</h2>
          <Ways ways={metiers} />
        </>
      )}
      {needs.length === 0 ? null : (
        <>
          <h2>{besideText.needs}</h2>
          <NeedList needs={needs} level="h3" />
        </>
      )}
      {allNeeds === null ? null : (
        <p>
          <a href={allNeeds.href}>{allNeeds.label}</a>
        </p>
      )}
    </div>
  );
}

function Hits({ results, person }: Omit<ResultsProps, "view">): ReactElement {
  return (
    <>
      <Sorts sorts={results.sorts} />
      {results.cards.map((card) => (
        <ResultCard key={card.url} card={card} beside={person?.beside} />
      ))}
      {results.pages === null ? null : <Pagination pages={results.pages} />}
    </>
  );
}

function Chips({
  chips,
  clear,
}: {
  readonly chips: readonly FilterChip[];
  readonly clear: string;
}): ReactElement | null {
  if (chips.length === 0) return null;
  return (
    <ul className="chips" aria-label={resultsText.active}>
      {chips.map((chip) => (
        <li key={chip.label}>
          <a className="chip" href={chip.href} data-stay="">
            <Icon name="remove" />
            <span className="sr-only">{resultsText.remove} : </span>
            {chip.label}
          </a>
        </li>
      ))}
      {chips.length < 2 ? null : (
        <li>
          <a className="chip" href={clear}>
            {resultsText.clear}
          </a>
        </li>
      )}
    </ul>
  );
}

function Sorts({ sorts }: { readonly sorts: ResultsPage["sorts"] }): ReactElement {
  return (
    <nav className="sorts" aria-label={resultsText.sortLabel}>
      <span>{resultsText.sort}</span>
      <ul className="chips">
        {sorts.map((sort) => (
          <li key={sort.href}>
            <a className="chip" href={sort.href} data-stay="" {...(sort.isChosen ? { "aria-current": "true" } : {})}>
              {sort.label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Empty({ view, ways }: { readonly view: ResultsScreen; readonly ways: readonly FilterChip[] }): ReactElement {
  return (
    <div className="prose">
      <h2>{resultsText.emptyTitle}</h2>
      <Ways ways={ways} />
      {view.nearMetiers.length === 0 ? null : (
        <>
          <h3>{resultsText.emptyNear}</h3>
          <Ways ways={view.nearMetiers} />
        </>
      )}
      <h3>{resultsText.emptyCall}</h3>
      <p>{resultsText.emptyCallText}</p>
      <a className="big-phone" href={regionalHelp.phoneLink}>
        <Icon name="phone" />
        {regionalHelp.phoneShown}
      </a>
    </div>
  );
}

function Ways({ ways }: { readonly ways: readonly FilterChip[] }): ReactElement {
  return (
    <ul className="chips">
      {ways.map((way) => (
        <li key={way.href}>
          <a className="chip" href={way.href}>
            {way.label}
            <Icon name="forward" />
          </a>
        </li>
      ))}
    </ul>
  );
}

function NearHelp({
  place,
  arrondissement,
}: {
  readonly place: string;
  readonly arrondissement: string;
}): ReactElement {
  return (
    <Notice>
      <h2>{resultsText.helpNearTitle}</h2>
      <p>{helpNear(place, arrondissement)}</p>
      <p>
        <a href={regionalHelp.phoneLink}>{regionalHelp.phoneShown}</a>, {regionalHelp.price}
      </p>
    </Notice>
  );
}
