import type { ReactElement } from "react";
import type { MemberActor } from "#app/access/actor.ts";
import { standInsPage as words } from "#app/content/stand-ins.ts";
import type { ListedStandIns } from "#app/people/stand-ins/stand-in.server.ts";
import { ButtonForm } from "#app/ui/button-form.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { DateField } from "#app/ui/fields/date-field.tsx";
import { type Option, SelectField } from "#app/ui/fields/select-field.tsx";
import type { FormRefusal } from "#app/ui/form-refusal.ts";
import { PageForm } from "#app/ui/page-form.tsx";
import { Rows } from "#app/ui/rows.tsx";
import { SavedNotice } from "#app/web/space/saved-notice.tsx";

/** The page of stand-ins, in words. */
interface StandInsScreen {
  readonly standIns: readonly {
    readonly away: string;
    readonly standIn: string;
    readonly startsOn: string;
    readonly line: string;
    readonly period: string;
    readonly isNow: boolean;
    readonly mayEnd: boolean;
  }[];
  /** Who can be said to be away; null: the actor alone. */
  readonly aways: readonly Option[] | null;
  readonly colleagues: readonly Option[];
}

/** Puts stand-ins into words on a civil day. */
export function standInsScreen({ membershipId }: MemberActor, listed: ListedStandIns, on: string): StandInsScreen {
  const choices = listed.colleagues.map((one) => ({ value: one.membershipId, label: one.name }));
  return {
    standIns: listed.standIns.map((one) => ({
      away: one.awayMembershipId,
      standIn: one.standInMembershipId,
      startsOn: one.startsOn,
      line: words.line(one.awayName, one.standInName),
      period: words.period(one.startsOn, one.endsOn),
      isNow: one.startsOn <= on,
      mayEnd: listed.forAnybody || one.awayMembershipId === membershipId,
    })),
    aways: listed.forAnybody ? choices : null,
    colleagues: listed.forAnybody ? choices : choices.filter(({ value }) => value !== membershipId),
  };
}

interface StandInsViewProps {
  readonly view: StandInsScreen;
  readonly refusal: FormRefusal<"declare", keyof typeof words.errors> | undefined;
}

export function StandInsView({ view, refusal }: StandInsViewProps): ReactElement {
  return (
    <div className="prose">
      <SavedNotice words={words.saved} />
      <h1 tabIndex={-1}>{words.title}</h1>
      <ErrorSummary refusal={refusal} />
      <p>{words.lede}</p>
      <h2>{words.list}</h2>
      <Rows
        none={words.none}
        rows={view.standIns.map((one) => ({
          key: `${one.away} ${one.standIn} ${one.startsOn}`,
          title: one.line,
          hints: [one.isNow ? `${one.period} (${words.now})` : one.period],
          action: one.mayEnd ? <End standIn={one} /> : null,
        }))}
      />
      <h2>{words.declare}</h2>
      {view.colleagues.length === 0 ? <p>{words.nobody}</p> : <Declare view={view} refusal={refusal} />}
    </div>
  );
}

interface EndProps {
  readonly standIn: StandInsScreen["standIns"][number];
}

function End({ standIn: { away, standIn, startsOn, line, period } }: EndProps): ReactElement {
  return (
    <ButtonForm
      intent="end"
      carried={{ awayMembershipId: away, standInMembershipId: standIn, startsOn }}
      button="button quiet"
    >
      {words.end}
      <span className="sr-only"> {`${line}, ${period}`}</span>
    </ButtonForm>
  );
}

function Declare({ view, refusal }: StandInsViewProps): ReactElement {
  return (
    <PageForm
      form="declare"
      refusal={refusal}
      fields={{
        awayMembershipId: (field) =>
          view.aways === null ? null : (
            <SelectField field={field} label={words.away} placeholder={words.choose} options={view.aways} />
          ),
        standInMembershipId: (field) => (
          <SelectField field={field} label={words.standIn} placeholder={words.choose} options={view.colleagues} />
        ),
        startsOn: (field) => <DateField field={field} label={words.startsOn} />,
        endsOn: (field) => <DateField field={field} label={words.endsOn} />,
      }}
      submit={words.submit}
      intent="declare"
    />
  );
}
