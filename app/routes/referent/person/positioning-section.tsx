import { Link } from "@remix-run/react";
import type { ReactElement } from "react";
import { followedFilePage as words } from "#app/content/followed-file.ts";
import { ButtonForm } from "#app/ui/button-form.tsx";
import { DateField } from "#app/ui/fields/date-field.tsx";
import { SelectField } from "#app/ui/fields/select-field.tsx";
import { PageForm } from "#app/ui/page-form.tsx";
import type { PersonRefusal } from "./person-refusal.ts";
import type { PersonScreen } from "./person-screen.server.ts";

interface PositioningSectionProps {
  readonly positioning: PersonScreen["positionings"][number];
  readonly personId: string;
  readonly reasons: PersonScreen["reasons"];
  readonly refusal: PersonRefusal | undefined;
}

/** A positioning of somebody followed: where it stands, what comes next, what happened, what can be done. */
export function PositioningSection(props: PositioningSectionProps): ReactElement {
  const { positioning: one } = props;
  return (
    <article className="panel" aria-labelledby={`demande-${one.id}`}>
      <h3 id={`demande-${one.id}`}>
        <Link to={one.to}>{one.training}</Link>
      </h3>
      <p>
        <strong>{one.state}</strong>
        {one.why === null ? null : ` : ${one.why}.`}
      </p>
      <p>
        {words.next} : {one.next}
      </p>
      {[...one.facts, words.paidBy(one.payer), one.blocks, one.call].map((fact) =>
        fact === null ? null : (
          <p className="hint" key={fact}>
            {fact}
          </p>
        ),
      )}
      <details className="disclosure">
        <summary>{words.history}</summary>
        <ol className="history">
          {one.history.map(({ version, what, when, reason }) => (
            <li key={version}>
              <strong>{what}</strong>, {when}.{reason === null ? null : ` ${reason}.`}
            </li>
          ))}
        </ol>
      </details>
      <p>
        <Link to={`/personnes/${props.personId}/fiche?demande=${one.id}`}>
          {words.sheet}
          <span className="sr-only"> : {one.training}</span>
        </Link>
      </p>
      <Actions {...props} />
    </article>
  );
}

function Actions({ positioning, personId, reasons, refusal }: PositioningSectionProps): ReactElement | null {
  const { id, can, training } = positioning;
  if (!Object.values(can).includes(true)) return null;
  const isRefused = refusal?.instance === id;
  return (
    <details className="disclosure" open={isRefused || can.confirm || can.invite}>
      <summary>
        {words.actions}
        <span className="sr-only"> : {training}</span>
      </summary>
      <div className="stack">
        {can.confirm ? <Silent positioning={positioning} intent="confirm" /> : null}
        {can.reopen ? <Silent positioning={positioning} intent="reopen" /> : null}
        {can.invite ? <Invite positioning={positioning} refusal={refusal} /> : null}
        {can.move ? (
          <p>
            <Link to={`/personnes/${personId}/formations?remplace=${id}.${positioning.version}`}>{words.move}</Link>
          </p>
        ) : null}
        {can.decline ? (
          <WithReason positioning={positioning} form="decline" reasons={reasons} refusal={refusal} />
        ) : null}
        {can.withdraw ? (
          <WithReason positioning={positioning} form="withdraw" reasons={reasons} refusal={refusal} />
        ) : null}
      </div>
    </details>
  );
}

type Positioning = PersonScreen["positionings"][number];

/** What every form about a positioning carries. */
function carriedOf({ id, version, key }: Positioning, intent: string): Readonly<Record<string, string>> {
  return { positioningId: id, version: String(version), key: `${key}-${intent}` };
}

function Silent({ positioning, intent }: { readonly positioning: Positioning; readonly intent: "confirm" | "reopen" }) {
  return (
    <ButtonForm intent={intent} carried={carriedOf(positioning, intent)}>
      {words[intent]}
    </ButtonForm>
  );
}

interface FormProps {
  readonly positioning: Positioning;
  readonly refusal: PersonRefusal | undefined;
}

function Invite({ positioning, refusal }: FormProps): ReactElement {
  return (
    <PageForm
      form="meeting"
      instance={positioning.id}
      refusal={refusal}
      carried={carriedOf(positioning, "invite")}
      fields={{ meetingOn: (field) => <DateField field={field} label={words.meetingOn} /> }}
      submit={words.invite}
      intent="invite"
      button="button quiet"
    />
  );
}

interface WithReasonProps extends FormProps {
  readonly form: "decline" | "withdraw";
  readonly reasons: PersonScreen["reasons"];
}

function WithReason({ positioning, form, reasons, refusal }: WithReasonProps): ReactElement {
  return (
    <PageForm
      form={form}
      instance={positioning.id}
      refusal={refusal}
      carried={carriedOf(positioning, form)}
      fields={{
        reason: (field) => (
          <SelectField field={field} label={words.reason} placeholder={words.choose} options={reasons[form]} />
        ),
      }}
      submit={words[form]}
      intent={form}
      button="button quiet"
    >
      <p className="hint">{words.ends[form]}</p>
    </PageForm>
  );
}
