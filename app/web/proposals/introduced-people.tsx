import type { ReactElement } from "react";
import { introducedText as words } from "#app/content/introduced.ts";
import { AskedFirst } from "#app/ui/asked-first.tsx";
import { ButtonForm } from "#app/ui/button-form.tsx";
import { ChoiceField } from "#app/ui/fields/choice-field.tsx";
import { DateField } from "#app/ui/fields/date-field.tsx";
import { type Option, SelectField } from "#app/ui/fields/select-field.tsx";
import { TextField } from "#app/ui/fields/text-field.tsx";
import { TimeField } from "#app/ui/fields/time-field.tsx";
import { PageForm } from "#app/ui/page-form.tsx";
import type { IntroducedFormRefusal } from "./introduced-forms.server.ts";

/** Somebody who was introduced to a company, in its words. */
export interface IntroducedScreen {
  readonly id: string;
  readonly name: string;
  readonly phone: { readonly label: string; readonly href: string } | null;
  readonly mail: { readonly label: string; readonly href: string } | null;
  readonly lines: readonly string[];
  readonly carried: Readonly<Record<string, string>>;
  readonly isToMeet: boolean;
  /** The day of the meeting has come: what came of it may be said. */
  readonly isOver: boolean;
  readonly reasons: readonly Option[];
  readonly hows: readonly Option[];
  /** What the form of the meeting holds at first. */
  readonly meeting: {
    readonly meetsOn: string;
    readonly meetsAt: string;
    readonly meetsHow: string;
    readonly meetsWhere: string;
    readonly meetsAsk: string;
  };
}

interface IntroducedPeopleProps {
  readonly people: readonly IntroducedScreen[];
  readonly refusal: IntroducedFormRefusal | undefined;
}

export function IntroducedPeople({ people, refusal }: IntroducedPeopleProps): ReactElement | null {
  if (people.length === 0) return null;
  return (
    <>
      <h2>{words.title}</h2>
      <p>{words.lede}</p>
      {people.map((person) => (
        <section key={person.id}>
          <h3>{person.name}</h3>
          <Contact label={words.phone} contact={person.phone} />
          <Contact label={words.mail} contact={person.mail} />
          {person.lines.map((line) => (
            <p key={line}>{line}</p>
          ))}
          <Answers person={person} refusal={refusal} />
        </section>
      ))}
    </>
  );
}

function Contact({
  label,
  contact,
}: {
  readonly label: string;
  readonly contact: IntroducedScreen["phone"];
}): ReactElement | null {
  if (contact === null) return null;
  return (
    <p>
      {label} : <a href={contact.href}>{contact.label}</a>
    </p>
  );
}

interface AnswersProps {
  readonly person: IntroducedScreen;
  readonly refusal: IntroducedFormRefusal | undefined;
}

function Answers({ person, refusal }: AnswersProps): ReactElement {
  const { id, name, carried, isToMeet, isOver, hows, meeting } = person;
  const said = isOver ? "not-hire" : "pass";
  return (
    <>
      <details className="disclosure" open={!isToMeet || refusal?.form === "introduced-meet"}>
        <summary>
          {isToMeet ? words.meetAgain : words.meet}
          <span className="sr-only"> : {name}</span>
        </summary>
        <p className="hint">{words.meetHint}</p>
        <PageForm
          form="introduced-meet"
          instance={id}
          refusal={refusal}
          carried={carried}
          initial={meeting}
          fields={{
            meetsOn: (field) => <DateField field={field} label={words.day} />,
            meetsAt: (field) => <TimeField field={field} label={words.time} />,
            meetsHow: (field) => <ChoiceField field={field} legend={words.how} choose="one" options={hows} />,
            meetsWhere: (field) => (
              <TextField field={field} label={words.where} hint={words.whereHint} isOptional="unsaid" />
            ),
            meetsAsk: (field) => <TextField field={field} label={words.ask} isOptional />,
          }}
          submit={words.meetSubmit}
          intent="introduced-meet"
        />
      </details>
      <AskedFirst
        intent="introduced"
        carried={{ ...carried, said: "hire" }}
        asks={
          <>
            {words.hire}
            <span className="sr-only"> : {name}</span>
          </>
        }
        follows={words.hireHint}
        confirm={words.hireSure}
      />
      {isOver ? (
        <ButtonForm intent="introduced" carried={{ ...carried, said: "no-show" }} button="button quiet">
          {words.noShow}
          <span className="sr-only"> : {name}</span>
        </ButtonForm>
      ) : null}
      <details className="disclosure" open={refusal?.form === "introduced-no"}>
        <summary>
          {isOver ? words.notHire : words.pass}
          <span className="sr-only"> : {name}</span>
        </summary>
        <PageForm
          form="introduced-no"
          instance={id}
          refusal={refusal}
          carried={{ ...carried, said }}
          fields={{
            reason: (field) => (
              <SelectField
                field={field}
                label={words.reason}
                placeholder={words.chooseReason}
                options={person.reasons}
              />
            ),
          }}
          submit={words.submitNo}
          intent="introduced-no"
          button="button quiet"
        />
      </details>
    </>
  );
}
