import { Link } from "@remix-run/react";
import type { ReactElement } from "react";
import { needAnswers, needSheetPage as words } from "#app/content/needs.ts";
import { operationsOfNeed } from "#app/content/operations-of-need.ts";
import { isOpenNeed } from "#app/needs/need-states.ts";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { FactPairs } from "#app/ui/fact-pairs.tsx";
import { Rows } from "#app/ui/rows.tsx";
import { AidWayOut } from "#app/web/aids/aid-way-out.tsx";
import { AnswerFields } from "#app/web/needs/answer-fields.tsx";
import type { AnswerFormRefusal } from "#app/web/needs/answer-forms.server.ts";
import { NeedPeople } from "#app/web/needs/need-people.tsx";
import type { NeedPeopleScreen } from "#app/web/needs/need-people-screen.ts";
import type { NeedScreen } from "#app/web/needs/need-screen.server.ts";
import type { SameFormRefusal } from "#app/web/needs/same-forms.server.ts";
import type { SensorFormRefusal } from "#app/web/needs/sensor-forms.server.ts";
import type { OperationLine } from "#app/web/operations/operation-lines.ts";
import { OperationRows } from "#app/web/operations/operation-rows.tsx";
import { SavedNotice } from "#app/web/space/saved-notice.tsx";
import { MergedNeeds, SameNeeds } from "./same-needs.tsx";
import { SensorFields } from "./sensor-fields.tsx";

interface NeedViewProps {
  /** `people` null: the need is not ready, or not open any more. */
  readonly screen: NeedScreen & {
    readonly people: NeedPeopleScreen | null;
    /** No session teaches something that is asked, and the reader follows people. */
    readonly asksAid: boolean;
    readonly operations: readonly OperationLine[];
    /** Where an operation is opened for the need; null: not by this member, or not yet. */
    readonly open: string | null;
  };
  readonly refusal: AnswerFormRefusal | SameFormRefusal | SensorFormRefusal | undefined;
}

export function NeedView({ screen, refusal }: NeedViewProps): ReactElement {
  const { title, stand, contact, facts, commands, history, mergedIntoId, same, tellings, people } = screen;
  const answers = refusal?.form === "fill" || refusal?.form === "fewer" ? refusal : undefined;
  const sensorRefusal = refusal?.form === "same" ? undefined : refusal;
  return (
    <div className="prose">
      <SavedNotice words={words.saved} />
      <h1 tabIndex={-1}>{title}</h1>
      <ErrorSummary refusal={refusal} />
      {stand.map((line) => (
        <p key={line}>{line}</p>
      ))}
      {commands === null ? null : <SameNeeds version={commands.answerable.version} same={same} />}
      <MergedNeeds mergedIntoId={mergedIntoId} tellings={tellings} />
      <h2>{words.contact}</h2>
      {contact === null ? <p>{words.noContact}</p> : <FactPairs facts={contact} />}
      {people === null ? null : <NeedPeople {...people} />}
      {screen.asksAid ? <AidWayOut /> : null}
      <NeedOperations operations={screen.operations} open={screen.open} />
      {commands === null ? null : (
        <SensorFields choice={commands} version={commands.answerable.version} refusal={sensorRefusal} />
      )}
      <h2>{words.what}</h2>
      <FactPairs facts={facts} />
      {commands === null ? null : (
        <>
          {isOpenNeed(commands.state) ? <h2>{needAnswers.sensor.title}</h2> : null}
          <AnswerFields answerable={commands.answerable} refusal={answers} by="sensor" />
        </>
      )}
      {history.length === 0 ? null : (
        <>
          <h2>{words.history}</h2>
          <Rows rows={history.map(({ key, title: done, line }) => ({ key, title: done, hints: [line] }))} />
        </>
      )}
      <p>
        <Link to="/mon-organisation/besoins">{words.back}</Link>
      </p>
    </div>
  );
}

function NeedOperations({
  operations,
  open,
}: Pick<NeedViewProps["screen"], "operations" | "open">): ReactElement | null {
  if (operations.length === 0 && open === null) return null;
  return (
    <>
      <h2>{operationsOfNeed.existing}</h2>
      <OperationRows operations={operations} level="h3" />
      {open === null ? null : (
        <p>
          <Link className="button" to={open}>
            {operationsOfNeed.link}
          </Link>
        </p>
      )}
    </>
  );
}
