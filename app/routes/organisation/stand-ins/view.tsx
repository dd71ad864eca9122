import { Form } from "@remix-run/react";
import type { ReactElement } from "react";
import { standInsPage as words } from "#app/content/stand-ins.ts";
import { PickField } from "#app/ui/choice-fields.tsx";
import { ErrorSummary, type ShownProblems, TextField } from "#app/ui/form-fields.tsx";
import { PageForm } from "#app/ui/form-page.tsx";
import { FormToken } from "#app/ui/form-token.tsx";
import type { StandInsScreen } from "./stand-ins-view.ts";

interface StandInsViewProps {
  readonly view: StandInsScreen;
  readonly problems: ShownProblems | undefined;
}

export function StandInsView({ view, problems }: StandInsViewProps): ReactElement {
  return (
    <div className="prose">
      <h1 tabIndex={-1}>{words.title}</h1>
      <ErrorSummary problems={problems} />
      <p>{words.lede}</p>
      <h2>{words.list}</h2>
      {view.standIns.length === 0 ? <p>{words.none}</p> : null}
      <ul className="rows">
        {view.standIns.map((one) => (
          <li key={`${one.away} ${one.standIn} ${one.startsOn}`}>
            <div className="who">
              <p>
                <strong>{one.line}</strong>
              </p>
              <p className="hint">
                {one.period}
                {one.isNow ? ` (${words.now})` : null}
              </p>
            </div>
            {one.mayEnd ? <End standIn={one} /> : null}
          </li>
        ))}
      </ul>
      <h2>{words.declare}</h2>
      {view.colleagues.length === 0 ? <p>{words.nobody}</p> : <Declare view={view} problems={problems} />}
    </div>
  );
}

interface EndProps {
  readonly standIn: StandInsScreen["standIns"][number];
}

function End({ standIn: { away, standIn, startsOn, line, period } }: EndProps): ReactElement {
  return (
    <Form method="post">
      <FormToken />
      <input type="hidden" name="awayMembershipId" value={away} />
      <input type="hidden" name="standInMembershipId" value={standIn} />
      <input type="hidden" name="startsOn" value={startsOn} />
      <button className="button quiet" type="submit" name="intent" value="end">
        {words.end}
        <span className="sr-only"> {`${line}, ${period}`}</span>
      </button>
    </Form>
  );
}

function Declare({ view, problems }: StandInsViewProps): ReactElement {
  return (
    <PageForm submit={words.submit} intent="declare">
      {view.aways === null ? null : (
        <PickField
          name="awayMembershipId"
          label={words.away}
          placeholder={words.choose}
          options={view.aways}
          problems={problems}
        />
      )}
      <PickField
        name="standInMembershipId"
        label={words.standIn}
        placeholder={words.choose}
        options={view.colleagues}
        problems={problems}
      />
      <TextField name="startsOn" label={words.startsOn} type="date" autoComplete="off" problems={problems} />
      <TextField name="endsOn" label={words.endsOn} type="date" autoComplete="off" problems={problems} />
    </PageForm>
  );
}
