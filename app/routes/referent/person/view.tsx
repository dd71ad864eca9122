import { Link } from "@remix-run/react";
import type { ReactElement } from "react";
import { aidLinks } from "#app/content/aid-links.ts";
import { contactChannelWords } from "#app/content/contact-channels.ts";
import { followedFilePage as words } from "#app/content/followed-file.ts";
import { skillsBesidePage } from "#app/content/held-skills.ts";
import { personNeedsPage } from "#app/content/proposals.ts";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { DateField } from "#app/ui/fields/date-field.tsx";
import { optionsOf } from "#app/ui/fields/options-of.ts";
import { SelectField } from "#app/ui/fields/select-field.tsx";
import { PageForm } from "#app/ui/page-form.tsx";
import { Rows } from "#app/ui/rows.tsx";
import { SavedNotice } from "#app/web/space/saved-notice.tsx";
import { AboutPerson, Elsewhere } from "./about-person.tsx";
import type { PersonRefusal } from "./person-refusal.ts";
import type { PersonScreen } from "./person-screen.server.ts";
import { PositioningSection } from "./positioning-section.tsx";
import { SuggestionActions } from "./suggestion-actions.tsx";

export interface PersonViewProps {
  readonly view: PersonScreen;
  readonly refusal: PersonRefusal | undefined;
}

export function PersonView({ view, refusal }: PersonViewProps): ReactElement {
  return (
    <div className="prose">
      <SavedNotice words={words.saved} />
      <h1 tabIndex={-1}>{view.name}</h1>
      <ErrorSummary refusal={refusal} />
      <dl className="pairs">
        {view.pairs.map(({ name, value, href }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{href === null ? value : <a href={href}>{value}</a>}</dd>
          </div>
        ))}
      </dl>
      {view.isRestricted ? <p className="hint">{words.restrictedFile}</p> : null}
      <p className="actions">
        <Link to={`/personnes/${view.id}/modifier`}>{words.change}</Link>
        <Link to={`/personnes/${view.id}/referents`}>{words.referents}</Link>
      </p>
      <p>
        <Link className="button" to={`/personnes/${view.id}/formations`}>
          {words.find}
        </Link>
      </p>
      <p>
        <Link className="button quiet" to={`/personnes/${view.id}/competences`}>
          {skillsBesidePage.link}
        </Link>
      </p>
      <p>
        <Link className="button quiet" to={`/personnes/${view.id}/besoins`}>
          {personNeedsPage.link}
        </Link>
      </p>
      <p>
        <Link className="button quiet" to={`/personnes/${view.id}/aides/nouvelle`}>
          {aidLinks.ask}
        </Link>
      </p>
      {view.aids.length === 0 ? null : <Aids view={view} />}
      {view.proposals.length === 0 ? null : <Proposals view={view} />}
      {view.suggestions.length === 0 ? null : <Suggestions view={view} />}
      <h2>{words.positionings}</h2>
      {view.positionings.length === 0 ? <p>{words.none}</p> : null}
      {view.positionings.map((one) => (
        <PositioningSection
          key={one.id}
          positioning={one}
          personId={view.id}
          reasons={view.reasons}
          refusal={refusal}
        />
      ))}
      <Elsewhere view={view} />
      <Contacts view={view} refusal={refusal} />
      <AboutPerson view={view} />
      <p>
        <Link to="/personnes">{words.back}</Link>
      </p>
    </div>
  );
}

function Aids({ view }: { readonly view: PersonScreen }): ReactElement {
  return (
    <>
      <h2>{aidLinks.ofFile}</h2>
      <Rows
        rows={view.aids.map(({ id, title, state, hints }) => ({
          key: id,
          title: (
            <h3>
              <Link to={`/personnes/${view.id}/aides/${id}`}>{title}</Link>
            </h3>
          ),
          lines: [state],
          hints,
        }))}
      />
    </>
  );
}

function Proposals({ view }: { readonly view: PersonScreen }): ReactElement {
  return (
    <>
      <h2>{personNeedsPage.ofFile}</h2>
      <Rows
        rows={view.proposals.map(({ id, title, state, facts, history }) => ({
          key: id,
          title: <h3>{title}</h3>,
          lines: [state],
          hints: facts,
          below: <History of={title} lines={history} />,
        }))}
      />
      <p>
        <Link to={`/personnes/${view.id}/besoins`}>{personNeedsPage.answerThere}</Link>
      </p>
    </>
  );
}

interface HistoryProps {
  readonly of: string;
  readonly lines: PersonScreen["proposals"][number]["history"];
}

function History({ of, lines }: HistoryProps): ReactElement {
  return (
    <details className="disclosure">
      <summary>
        {words.history}
        <span className="sr-only"> : {of}</span>
      </summary>
      <ol className="history">
        {lines.map(({ version, what, when }) => (
          <li key={version}>
            <strong>{what}</strong>, {when}.
          </li>
        ))}
      </ol>
    </details>
  );
}

function Suggestions({ view }: { readonly view: PersonScreen }): ReactElement {
  return (
    <>
      <h2>{words.suggestions}</h2>
      <Rows
        rows={view.suggestions.map((one) => ({
          key: one.id,
          title: (
            <h3>
              <Link to={one.to}>{one.training}</Link>
            </h3>
          ),
          lines: [one.state],
          hints: one.facts,
          below: <SuggestionActions suggestion={one} personId={view.id} />,
        }))}
      />
    </>
  );
}

function Contacts({ view, refusal }: PersonViewProps): ReactElement {
  return (
    <>
      <h2>{words.contacts}</h2>
      <Rows none={words.noContact} rows={view.contacts.map(({ id, line }) => ({ key: id, title: line }))} />
      <h3>{words.contact}</h3>
      <p>{words.contactLede}</p>
      <PageForm
        form="contact"
        refusal={refusal}
        fields={{
          contactOn: (field) => <DateField field={field} label={words.contactOn} />,
          channel: (field) => (
            <SelectField
              field={field}
              label={words.channel}
              placeholder={words.choose}
              options={optionsOf(contactChannelWords)}
            />
          ),
          positioningId: (field) => (
            <SelectField
              field={field}
              label={words.about}
              isOptional
              options={[
                ...view.positionings.map(({ id, training }) => ({ value: id, label: training })),
                { value: "", label: words.nothing },
              ]}
            />
          ),
        }}
        submit={words.recordContact}
        intent="contact"
      />
    </>
  );
}
