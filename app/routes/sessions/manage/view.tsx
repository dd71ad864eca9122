import { Link } from "@remix-run/react";
import type { ReactElement } from "react";
import { managePage as words } from "#app/content/session-life.ts";
import { sessionPage } from "#app/content/sessions.ts";
import { ButtonForm } from "#app/ui/button-form.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { ChoiceField } from "#app/ui/fields/choice-field.tsx";
import { TextField } from "#app/ui/fields/text-field.tsx";
import type { FormRefusal } from "#app/ui/form-refusal.ts";
import { PageForm } from "#app/ui/page-form.tsx";
import { SavedNotice } from "#app/web/space/saved-notice.tsx";
import type { ManageRefusal } from "./manage-form.server.ts";
import type { ManageScreen } from "./manage-screen.ts";

const { manage, paidBy, seats: seatsTitle } = sessionPage;

type Refusal = ManageRefusal | FormRefusal<"life", never>;

interface ManageViewProps {
  readonly screen: ManageScreen;
  /** What the forms of this page are sent under. */
  readonly sentKey: string;
  readonly refusal: Refusal | undefined;
}

export function ManageView({ screen, sentKey, refusal }: ManageViewProps): ReactElement {
  const page = `/sessions/${encodeURIComponent(screen.number)}`;
  return (
    <div className="prose">
      <SavedNotice words={words.saved} />
      <p>
        <Link to={page}>{words.back}</Link>
      </p>
      <h1 tabIndex={-1}>{words.title}</h1>
      <ErrorSummary refusal={refusal} />
      <p>
        <strong>{screen.title}</strong>
        <br />
        {screen.where}
      </p>
      {screen.postponedFrom === null ? null : <p>{screen.postponedFrom}</p>}
      <h2>{seatsTitle}</h2>
      {screen.seats.map((seats) => (
        <SeatsOf key={seats.code} seats={seats} promotes={screen.promotes} refusal={refusal} />
      ))}
      <h2>{words.recruiting}</h2>
      {screen.recruiting.map((line) => (
        <p key={line}>{line}</p>
      ))}
      <div className="actions">
        {screen.commands.map(({ name, label }) => (
          <ButtonForm
            key={name}
            intent="life"
            carried={{ key: sentKey, version: screen.version, command: name }}
            button="button quiet"
          >
            {label}
          </ButtonForm>
        ))}
      </div>
      {screen.changes.length === 0 ? null : <Changes changes={screen.changes} page={page} />}
    </div>
  );
}

function Changes({
  changes,
  page,
}: {
  readonly changes: ManageScreen["changes"];
  readonly page: string;
}): ReactElement {
  return (
    <>
      <h2>{words.change}</h2>
      <p>{words.changeHint}</p>
      <div className="actions">
        {changes.map((change) => (
          <Link key={change} className="button quiet" to={`${page}/${change === "postpone" ? "reporter" : "annuler"}`}>
            {words[change]}
          </Link>
        ))}
      </div>
    </>
  );
}

interface SeatsOfProps extends Pick<ManageScreen, "promotes"> {
  readonly seats: ManageScreen["seats"][number];
  readonly refusal: Refusal | undefined;
}

function SeatsOf(props: SeatsOfProps): ReactElement {
  const { funder, light, lines, code, takenElsewhere } = props.seats;
  const [first, ...others] = lines;
  const isRefused = props.refusal?.form === "manage" && props.refusal.instance === code;
  return (
    <section className={`seats ${light}`}>
      <h3>{paidBy(funder)}</h3>
      <p>
        <strong>{first}</strong>
      </p>
      {others.map((line) => (
        <p key={line}>{line}</p>
      ))}
      <details className="disclosure" open={isRefused || takenElsewhere === ""}>
        <summary>{takenElsewhere === "" ? manage.first : manage.summary}</summary>
        <p>{manage.lede}</p>
        <Manage {...props} />
      </details>
    </section>
  );
}

function Manage({ seats: { code, takenElsewhere, announcedHere }, promotes, refusal }: SeatsOfProps): ReactElement {
  const choices = [
    { value: "asked", label: manage.asked },
    { value: "automatic", label: manage.automatic },
  ];
  return (
    <PageForm
      form="manage"
      instance={code}
      refusal={refusal}
      initial={{ takenElsewhere, announcedHere, promotes: promotes ?? "" }}
      carried={{ funderCode: code }}
      fields={{
        takenElsewhere: (field) => <TextField field={field} label={manage.taken} inputMode="numeric" />,
        announcedHere: (field) => (
          <TextField
            {...{ field, label: manage.announced, hint: manage.announcedHint, inputMode: "numeric" }}
            isOptional
          />
        ),
        promotes: (field) => <ChoiceField {...{ field, legend: manage.promotes, choose: "one", options: choices }} />,
      }}
      submit={manage.submit}
      intent="manage"
      button="button quiet"
    />
  );
}
