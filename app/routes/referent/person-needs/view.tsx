import { Link } from "@remix-run/react";
import type { ReactElement } from "react";
import { personNeedsPage as words } from "#app/content/proposals.ts";
import { publicNeedsText } from "#app/content/public-needs.ts";
import { AskedFirst } from "#app/ui/asked-first.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Rows } from "#app/ui/rows.tsx";
import { NeedSearchForm } from "#app/web/needs/need-search-form.tsx";
import { SavedNotice } from "#app/web/space/saved-notice.tsx";
import { NotedAnswer } from "./noted-answer.tsx";
import type { NotedRefusal } from "./noted-forms.server.ts";
import type { personNeedsScreen } from "./person-needs-screen.server.ts";

interface PersonNeedsViewProps {
  readonly screen: ReturnType<typeof personNeedsScreen>;
  readonly refusal: NotedRefusal | undefined;
}

export function PersonNeedsView({ screen, refusal }: PersonNeedsViewProps): ReactElement {
  const { base, title, personId, hasSkills, results, needs, proposals } = screen;
  return (
    <div className="prose">
      <SavedNotice words={words.saved} />
      <h1 tabIndex={-1}>{title}</h1>
      <ErrorSummary refusal={refusal} />
      <p>{words.lede}</p>
      {proposals.length === 0 ? null : <Proposals proposals={proposals} refusal={refusal} />}
      <h2>{words.needs}</h2>
      {hasSkills ? null : (
        <Notice>
          <p>
            {words.noSkills} <Link to={`/personnes/${personId}/competences`}>{words.skillsLink}</Link>
          </p>
        </Notice>
      )}
      <NeedSearchForm action={base} fields={results.fields} />
      {results.notices.map((notice) => (
        <Notice key={notice}>
          <p>{notice}</p>
        </Notice>
      ))}
      <p role="status">{results.heading}</p>
      <p>
        <Link to={base}>{publicNeedsText.clear}</Link>
      </p>
      <Rows
        none={words.none}
        pages={results.pages}
        rows={needs.map(({ id, title: job, lines, hints, isProposed, to }) => ({
          key: id,
          title: <h3>{job}</h3>,
          ...{ lines, hints },
          below: isProposed ? (
            <p>
              <strong>{words.isProposed}</strong>
            </p>
          ) : (
            <p>
              <Link className="button quiet" to={to}>
                {words.propose}
                <span className="sr-only"> {job}</span>
              </Link>
            </p>
          ),
        }))}
      />
      <p>
        <Link to={`/personnes/${personId}`}>{words.back}</Link>
      </p>
    </div>
  );
}

interface ProposalsProps extends Pick<PersonNeedsViewProps, "refusal"> {
  readonly proposals: PersonNeedsViewProps["screen"]["proposals"];
}

function Proposals({ proposals, refusal }: ProposalsProps): ReactElement {
  return (
    <>
      <h2>{words.proposals}</h2>
      <Rows
        rows={proposals.map(({ id, title, state, hints, asks, note, carried }) => ({
          key: id,
          title: <h3>{title}</h3>,
          ...{ lines: [state], hints },
          below: (
            <>
              {note === null ? null : (
                <NotedAnswer id={id} job={title} choices={note} carried={carried} refusal={refusal} />
              )}
              {asks === null ? null : (
                <AskedFirst
                  {...{ ...asks, carried }}
                  asks={
                    <>
                      {asks.asks}
                      <span className="sr-only"> : {title}</span>
                    </>
                  }
                />
              )}
            </>
          ),
        }))}
      />
    </>
  );
}
