import { Link } from "@remix-run/react";
import type { ReactElement } from "react";
import { sessionPage as words } from "#app/content/sessions.ts";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { ChoiceField } from "#app/ui/fields/choice-field.tsx";
import { DateField } from "#app/ui/fields/date-field.tsx";
import { SelectField } from "#app/ui/fields/select-field.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PageForm } from "#app/ui/page-form.tsx";
import { Rows } from "#app/ui/rows.tsx";
import { SavedNotice } from "#app/web/space/saved-notice.tsx";
import type { DecideRefusal, FilledForm } from "./decide-form.server.ts";
import type { SessionScreen, ShownGroup } from "./session-screen.ts";

type Refusal = DecideRefusal;

interface SessionViewProps {
  readonly screen: SessionScreen;
  /** What the forms of this page are sent under. */
  readonly sentKey: string;
  readonly filled: FilledForm | null;
  readonly answer: { readonly refusal: Refusal; readonly done: readonly string[] } | undefined;
}

export function SessionView({ screen, sentKey, filled, answer }: SessionViewProps): ReactElement {
  const { groups } = screen;
  const refusal = refusalShown(answer?.refusal, groups);
  return (
    <div className="prose">
      <SavedNotice words={words.saved} />
      <p>
        <Link to="/sessions">{words.back}</Link>
      </p>
      <h1 tabIndex={-1}>{screen.title}</h1>
      <ErrorSummary refusal={refusal} />
      {answer === undefined || answer.done.length === 0 ? null : <Notice>{words.doneFor(answer.done)}</Notice>}
      {filled === null || answer !== undefined ? null : <Notice>{words.proved}</Notice>}
      <p>{screen.where}</p>
      <Summary screen={screen} />
      {groups.length === 0 ? <p>{words.nobody}</p> : null}
      {groups.map((group) => (
        <Group key={group.group} {...{ group, refusal, sentKey, filled, screen }} />
      ))}
      <p className="mt-10">
        <Link to={`/formations/${encodeURIComponent(screen.training)}`}>{words.seePublic}</Link>
      </p>
    </div>
  );
}

/** The session at a glance, and the way to what can be changed of it. */
function Summary({ screen }: Pick<SessionViewProps, "screen">): ReactElement {
  const { light, seats, recruiting, isManaged, number } = screen;
  return (
    <section className={`seats ${light}`}>
      <h2 className="sr-only">{words.glance}</h2>
      <p>
        <strong>{recruiting}</strong>
      </p>
      {isManaged ? seats.map((line) => <p key={line}>{line}</p>) : <p>{words.plan.unknown}</p>}
      <p>
        <Link className="button quiet" to={`/sessions/${encodeURIComponent(number)}/gerer`}>
          {isManaged ? words.toManage : words.toSay}
        </Link>
      </p>
    </section>
  );
}

/** A fault leads to its field where the group still has somebody; else it is told alone. */
function refusalShown(refusal: Refusal | undefined, groups: readonly ShownGroup[]): Refusal | undefined {
  if (refusal?.form !== "decide" || groups.some(({ group }) => group === refusal.instance)) return refusal;
  return { ...refusal, faults: refusal.faults.map((fault) => ({ ...fault, field: null })) };
}

interface GroupProps {
  readonly group: ShownGroup;
  readonly refusal: Refusal | undefined;
  readonly sentKey: string;
  readonly filled: FilledForm | null;
  readonly screen: Pick<SessionScreen, "meetings" | "number">;
}

function Group(props: GroupProps): ReactElement {
  const { group, title, decisions, people, later, isFirst } = props.group;
  const { refusal, filled } = props;
  const isAnswered = refusal?.instance === group || (filled !== null && filled.group === group);
  return (
    <details className="disclosure group" open={isFirst || isAnswered}>
      <summary>
        <h2>{title}</h2>
      </summary>
      {later === null ? null : <p>{later}</p>}
      {decisions.length === 0 ? <People {...props} /> : <Decide {...props} />}
      {decisions.length === 0 ? null : (
        <details className="disclosure">
          <summary>{words.files}</summary>
          <ul>
            {people.map(({ id, name }) => (
              <li key={id}>
                <Link to={pageOf(props.screen.number, id)}>{name}</Link>
              </li>
            ))}
          </ul>
        </details>
      )}
    </details>
  );
}

const pageOf = (number: string, id: string): string => `/sessions/${encodeURIComponent(number)}/personnes/${id}`;

function People({ group: { people }, screen: { number } }: GroupProps): ReactElement {
  const rows = people.map(({ id, name, facts }) => ({
    key: id,
    title: (
      <p>
        <Link to={pageOf(number, id)}>{name}</Link>
      </p>
    ),
    hints: [facts],
  }));
  return <Rows rows={rows} />;
}

function Decide({ group: shown, refusal, sentKey, filled, screen: { meetings } }: GroupProps): ReactElement {
  const { group, people, decisions, reasons, read, asksDay } = shown;
  const typed = filled !== null && filled.group === group ? filled : null;
  const initial = typed === null ? {} : { ...typed, chosen: [...typed.chosen] };
  const hint = dayHint(asksDay, meetings);
  return (
    <PageForm
      form="decide"
      instance={group}
      refusal={refusal}
      initial={initial}
      carried={{ key: sentKey, group, read }}
      fields={{
        chosen: (field) => (
          <ChoiceField
            {...{ field, legend: words.chosen, choose: "several" }}
            options={people.map(({ id, name, facts }) => ({ value: id, label: name, hint: facts }))}
          />
        ),
        decision: (field) => <ChoiceField {...{ field, legend: words.decision, choose: "one" }} options={decisions} />,
        day: (field) =>
          asksDay === null ? null : <DateField field={field} label={words.day} hint={hint} isOptional="unsaid" />,
        reason: (field) =>
          reasons.length === 0 ? null : (
            <SelectField
              {...{ field, label: words.reason, hint: words.reasonHint, placeholder: words.chooseReason }}
              options={reasons}
              isOptional="unsaid"
            />
          ),
      }}
      submit={words.submit}
    >
      {reasons.length === 0 ? null : <Softer reasons={reasons} />}
      <p className="hint">{words.several}</p>
    </PageForm>
  );
}

function dayHint(asked: ShownGroup["asksDay"], meetings: string | null): string {
  if (asked === "entry") return words.entryHint;
  return meetings === null ? words.meetingHint : words.meetingsKnown(meetings);
}

/** What the person will read, for each reason. */
function Softer({ reasons }: Pick<ShownGroup, "reasons">): ReactElement {
  return (
    <details className="disclosure">
      <summary>{words.softer}</summary>
      <ul>
        {reasons.map(({ value, label, softer }) => (
          <li key={value}>{words.softerLine(label, softer)}</li>
        ))}
      </ul>
    </details>
  );
}
