import type { ReactElement } from "react";
import { proposalPage as words } from "#app/content/proposals.ts";
import { phoneShown } from "#app/platform/phone.ts";
import type { AnsweredProposal } from "#app/positioning/answer/answered-proposal-store.server.ts";
import type { Reached } from "#app/positioning/proposal/introduction-store.server.ts";
import { proposalStateWords } from "#app/positioning/proposal/proposal-words.ts";
import { reasonsFor } from "#app/positioning/reasons.ts";
import { ButtonForm } from "#app/ui/button-form.tsx";
import { ChoiceField } from "#app/ui/fields/choice-field.tsx";
import { type Option, SelectField } from "#app/ui/fields/select-field.tsx";
import { PageForm } from "#app/ui/page-form.tsx";
import { offerFacts } from "./offer-facts.ts";
import type { ProposalFormRefusal } from "./proposal-forms.server.ts";

/** A job that is proposed to somebody, in their words. */
export interface ProposalScreen {
  readonly id: string;
  readonly job: string;
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  readonly lines: readonly string[];
  readonly carried: Readonly<Record<string, string>>;
  readonly stage: "open" | "introduced" | "over";
  readonly ways: readonly Option[];
  readonly skills: readonly Option[];
  readonly reasons: readonly Option[];
}

/** Puts a proposal into words for its person, on a civil day. `reached`: the contacts of their file. */
export function proposalScreen(proposal: AnsweredProposal, reached: Reached | null, on: string): ProposalScreen {
  const { id, version, state, dueOn, meetsOn, jobLabel, companyName, prescriber, skills } = proposal;
  const isOpen = state === "proposed";
  const isIntroduced = state === "agreed" || state === "to_meet";
  return {
    ...{
      id,
      job: jobLabel,
      facts: offerFacts(proposal),
      stage: isOpen ? "open" : isIntroduced ? "introduced" : "over",
    },
    lines: [
      ...(prescriber === "" ? [] : [words.from(prescriber)]),
      ...(isOpen ? [words.lede] : [`${proposalStateWords[state].person.replace(/\.$/, "")}.`]),
      ...((isOpen || state === "agreed") && companyName === null ? [words.hides] : []),
      ...(isOpen && dueOn !== null ? [words.answerBy(dueOn)] : []),
      ...(state === "agreed" && dueOn !== null ? [words.waits(dueOn)] : []),
      ...(state === "to_meet" && meetsOn !== null ? [words.meetsOn(meetsOn)] : []),
    ],
    carried: { proposalId: id, version: String(version) },
    ways: waysOf(reached),
    skills: skills.map((label, place) => ({ value: String(place), label })),
    reasons: [
      { value: "", label: words.noReason },
      ...reasonsFor("decline-offer", on).map(({ code, personLabel }) => ({ value: code, label: personLabel })),
    ],
  };
}

function waysOf(reached: Reached | null): readonly Option[] {
  const { phone = null, mail = null } = reached ?? {};
  return [
    ...(phone === null ? [] : [{ value: "phone", label: words.ways.phone(phoneShown(phone)) }]),
    ...(mail === null ? [] : [{ value: "mail", label: words.ways.mail(mail) }]),
    { value: "page", label: words.ways.page },
  ];
}

interface ProposalAnswerProps {
  readonly screen: ProposalScreen;
  readonly refusal: ProposalFormRefusal | undefined;
}

/** The yes, with what the company is told, the no, and the change of mind. */
export function ProposalAnswer({ screen, refusal }: ProposalAnswerProps): ReactElement | null {
  if (screen.stage === "over") return null;
  return screen.stage === "open" ? <Open screen={screen} refusal={refusal} /> : <Introduced screen={screen} />;
}

function Open({ screen: { id, carried, ways, skills, reasons }, refusal }: ProposalAnswerProps): ReactElement {
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

function Introduced({ screen: { carried, job } }: Pick<ProposalAnswerProps, "screen">): ReactElement {
  return (
    <>
      <p>{words.changedMind}</p>
      <ButtonForm intent="proposal-withdraw" carried={carried} button="button quiet">
        {words.withdraw}
        <span className="sr-only"> {job}</span>
      </ButtonForm>
    </>
  );
}
