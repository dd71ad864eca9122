import { Link } from "@remix-run/react";
import type { ReactElement } from "react";
import { dayInWords } from "#app/content/dates.ts";
import { needAnswers, needFactWords, needSheetPage as words } from "#app/content/needs.ts";
import type { NeedForMember } from "#app/needs/command-need.server.ts";
import { isOpenNeed } from "#app/needs/need-states.ts";
import { needStateWords, setAsideWords } from "#app/needs/need-words.ts";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { FactPairs } from "#app/ui/fact-pairs.tsx";
import { Rows } from "#app/ui/rows.tsx";
import { type Answerable, AnswerFields, answerableOf } from "#app/web/needs/answer-fields.tsx";
import type { AnswerFormRefusal } from "#app/web/needs/answer-forms.server.ts";
import { companyFacts, contactFacts, type NeedFact, postFacts, skillFacts } from "#app/web/needs/need-facts.ts";
import type { ProposedOfMetier } from "#app/web/needs/proposed-skills.server.ts";
import type { SensorFormRefusal } from "#app/web/needs/sensor-forms.server.ts";
import { saidOfSkills } from "#app/web/needs/skill-choices.ts";
import { SavedNotice } from "#app/web/space/saved-notice.tsx";
import { type ChoiceToQualify, SensorFields } from "./sensor-fields.tsx";

/** The page of a need, in words. */
interface NeedScreen {
  readonly title: string;
  readonly stand: readonly string[];
  readonly contact: readonly NeedFact[] | null;
  readonly facts: readonly NeedFact[];
  /** Null: the member reads, and commands nothing. */
  readonly commands: (ChoiceToQualify & { readonly answerable: Answerable }) | null;
  readonly history: readonly { readonly key: string; readonly title: string; readonly line: string }[];
}

interface Around {
  readonly asked: string;
  readonly found: ChoiceToQualify["found"];
  /** The métier that the need has, or that the sensor chooses now, and its skills. */
  readonly proposed: ProposedOfMetier | null;
  readonly on: string;
}

/** Puts a need into words for a member, on a civil day. */
export function needScreen(
  { need, contact, events, mayCommand }: NeedForMember,
  { asked, found, proposed, on }: Around,
): NeedScreen {
  const why = need.reason === null ? [] : [setAsideWords[need.reason]];
  return {
    title: need.metierLabel ?? need.jobLabel,
    stand: [needStateWords[need.state].sensor, ...why],
    contact: contact === null ? null : contactFacts(contact),
    facts: [
      { label: needFactWords.job, value: need.metierLabel ?? needFactWords.noJob },
      { label: needFactWords.company, value: need.companyName },
      ...postFacts(need),
      ...skillFacts(need.skills),
      ...companyFacts(need).slice(1),
    ],
    commands: mayCommand
      ? {
          ...{ asked, found, companyName: need.companyName, state: need.state },
          metier: proposed?.metier ?? null,
          skillLabels: (proposed?.skills ?? []).map(({ ogr, label }) =>
            ogr === null ? needFactWords.ownWords(label) : label,
          ),
          skills: saidOfSkills(proposed?.skills ?? [], need.skills),
          answerable: answerableOf(need, "sensor", on),
        }
      : null,
    history: events.map(({ version, command, byCommander, organisation, on: day }) => ({
      key: String(version),
      title: words.commands[command],
      line: `${dayInWords(day)}, ${organisation ?? words.by[byCommander]}`,
    })),
  };
}

interface NeedViewProps {
  readonly screen: NeedScreen;
  readonly refusal: AnswerFormRefusal | SensorFormRefusal | undefined;
}

export function NeedView({ screen, refusal }: NeedViewProps): ReactElement {
  const { title, stand, contact, facts, commands, history } = screen;
  const answers = refusal?.form === "fill" || refusal?.form === "fewer" ? refusal : undefined;
  return (
    <div className="prose">
      <SavedNotice words={words.saved} />
      <h1 tabIndex={-1}>{title}</h1>
      <ErrorSummary refusal={refusal} />
      {stand.map((line) => (
        <p key={line}>{line}</p>
      ))}
      <h2>{words.contact}</h2>
      {contact === null ? <p>{words.noContact}</p> : <FactPairs facts={contact} />}
      {commands === null ? null : (
        <SensorFields choice={commands} version={commands.answerable.version} refusal={refusal} />
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
