import type { ReactElement } from "react";
import { proposalPage as words } from "#app/content/proposals.ts";
import { ButtonForm } from "#app/ui/button-form.tsx";
import { ChoiceField } from "#app/ui/fields/choice-field.tsx";
import { type Option, SelectField } from "#app/ui/fields/select-field.tsx";
import { PageForm } from "#app/ui/page-form.tsx";
import type { ProposalFormRefusal } from "./proposal-forms.server.ts";

/** A job that is proposed to somebody, in their words. */
export interface ProposalScreen {
  readonly id: string;
  readonly job: string;
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  readonly lines: readonly string[];
  readonly carried: Readonly<Record<string, string>>;
  readonly stage: "open" | "joined" | "introduced" | "over";
  /** The yes joins an operation: the company is told of nobody. */
  readonly isOfOperation: boolean;
  readonly ways: readonly Option[];
  readonly skills: readonly Option[];
  readonly reasons: readonly Option[];
}

interface ProposalAnswerProps {
  readonly screen: ProposalScreen;
  readonly refusal: ProposalFormRefusal | undefined;
}

/** The yes, with what the company is told, the no, and the change of mind. */
export function ProposalAnswer({ screen, refusal }: ProposalAnswerProps): ReactElement | null {
  if (screen.stage === "over") return null;
  return screen.stage === "open" ? <Open screen={screen} refusal={refusal} /> : <ChangeMind screen={screen} />;
}

function Open({ screen, refusal }: ProposalAnswerProps): ReactElement {
  const { id, carried, reasons, isOfOperation } = screen;
  return (
    <>
      {isOfOperation ? <Join screen={screen} /> : <Agree screen={screen} refusal={refusal} />}
      <PageForm
        form="proposal-decline"
        instance={id}
        refusal={refusal}
        carried={carried}
        fields={{
          reason: (field) => <SelectField field={field} label={words.reason} options={reasons} isOptional />,
        }}
        submit={words.refuse}
        intent="proposal-decline"
        button="button quiet"
      />
    </>
  );
}

function ChangeMind({ screen: { carried, job, stage } }: Pick<ProposalAnswerProps, "screen">): ReactElement {
  return (
    <>
      <p>{words.changedMind}</p>
      <ButtonForm intent="proposal-withdraw" carried={carried} button="button quiet">
        {stage === "joined" ? words.leave : words.withdraw}
        <span className="sr-only"> {job}</span>
      </ButtonForm>
    </>
  );
}

function Join({ screen: { carried, job } }: Pick<ProposalAnswerProps, "screen">): ReactElement {
  return (
    <>
      <p>{words.joinTold}</p>
      <ButtonForm intent="proposal-join" carried={carried} button="button big">
        {words.join}
        <span className="sr-only"> {job}</span>
      </ButtonForm>
    </>
  );
}

function Agree({ screen: { id, carried, ways, skills }, refusal }: ProposalAnswerProps): ReactElement {
  return (
    <>
      <p>{words.told}</p>
      <PageForm
        form="proposal-agree"
        instance={id}
        refusal={refusal}
        carried={carried}
        fields={{
          way: (field) => <ChoiceField field={field} legend={words.way} choose="one" options={ways} />,
          skills: (field) =>
            skills.length === 0 ? null : (
              <ChoiceField field={field} legend={words.show} choose="several" options={skills} />
            ),
        }}
        submit={words.agree}
        intent="proposal-agree"
        button="button big"
      />
    </>
  );
}
