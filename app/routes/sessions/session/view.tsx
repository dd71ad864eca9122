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

interface SessionViewProps {
  readonly screen: SessionScreen;
  /** What the forms of this page are sent under. */
  readonly sentKey: string;
  readonly filled: FilledForm | null;
  readonly answer: { readonly refusal: DecideRefusal; readonly done: readonly string[] } | undefined;
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
      <p>
        <Link to={`/formations/${encodeURIComponent(screen.training)}`}>{words.seePublic}</Link>
      </p>
      <h2>{words.seats}</h2>
      {screen.seats.map((seats) => (
        <SeatsOf key={seats.funder} seats={seats} />
      ))}
      {groups.length === 0 ? <p>{words.nobody}</p> : null}
      {groups.map((group) => (
        <Group key={group.group} {...{ group, refusal, sentKey, meetings: screen.meetings }} filled={filled} />
      ))}
    </div>
  );
}

/** A fault leads to its field where the group still has somebody; else it is told alone. */
function refusalShown(refusal: DecideRefusal | undefined, groups: readonly ShownGroup[]): DecideRefusal | undefined {
  if (refusal === undefined || groups.some(({ group }) => group === refusal.instance)) return refusal;
  return { ...refusal, faults: refusal.faults.map((fault) => ({ ...fault, field: null })) };
}

function SeatsOf({
  seats: { funder, light, lines },
}: {
  readonly seats: SessionScreen["seats"][number];
}): ReactElement {
  const [first, ...others] = lines;
  return (
    <section className={`seats ${light}`}>
      <h3>{words.paidBy(funder)}</h3>
      <p>
        <strong>{first}</strong>
      </p>
      {others.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </section>
  );
}

interface GroupProps {
  readonly group: ShownGroup;
  readonly refusal: DecideRefusal | undefined;
  readonly sentKey: string;
  readonly filled: FilledForm | null;
  readonly meetings: string | null;
}

function Group(props: GroupProps): ReactElement {
  const { title, decisions, people } = props.group;
  return (
    <section>
      <h2>{title}</h2>
      {decisions.length === 0 ? (
        <Rows rows={people.map(({ id, name, facts }) => ({ key: id, title: name, hints: [facts] }))} />
      ) : (
        <Decide {...props} />
      )}
    </section>
  );
}

function Decide({ group: shown, refusal, sentKey, filled, meetings }: GroupProps): ReactElement {
  const { group, people, decisions, reasons, read, asksMeeting } = shown;
  const typed = filled !== null && filled.group === group ? filled : null;
  const initial = typed === null ? {} : { ...typed, chosen: [...typed.chosen] };
  const hint = meetings === null ? words.meetingHint : words.meetingsKnown(meetings);
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
        meetingOn: (field) =>
          asksMeeting ? <DateField field={field} label={words.meeting} hint={hint} isOptional /> : null,
        reason: (field) =>
          reasons.length === 0 ? null : (
            <SelectField
              {...{ field, label: words.reason, hint: words.reasonHint, placeholder: words.chooseReason }}
              options={reasons}
              isOptional
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
