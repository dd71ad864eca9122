import { contactChannelWords } from "#app/content/contact-channels.ts";
import { dayInWords } from "#app/content/dates.ts";
import { followedPage as words } from "#app/content/followed.ts";
import { aidStateWords } from "#app/positioning/aid/aid-words.ts";
import type { AidToDo } from "#app/positioning/aid/read-aid-store.server.ts";
import type { FollowedLine, TodoLine } from "#app/positioning/follow/followed-store.server.ts";
import { dueInWords, owerWords, stepWords } from "#app/positioning/follow/step-words.ts";
import type { WaitingProposal } from "#app/positioning/proposal/followed-proposals-store.server.ts";
import { proposalStep } from "#app/positioning/proposal/proposal-step.ts";
import { proposalStepWords } from "#app/positioning/proposal/proposal-words.ts";

/** Somebody followed, in words: what comes next, who owes it, by when. */
export interface FollowedRow {
  readonly fileId: string;
  readonly name: string;
  readonly step: string;
  readonly facts: readonly string[];
}

/** Puts a line of the list into words on a civil day. */
export function followedRow(line: FollowedLine, on: string): FollowedRow {
  const { others, contactOn, channel } = line;
  return {
    ...stepRow(line, on),
    facts: [
      ...factsOf(line, on),
      ...(others === 0 ? [] : [words.others(others)]),
      ...(contactOn === null || channel === null ? [] : [words.nextContact(contactOn, contactChannelWords[channel])]),
    ],
  };
}

/** Puts a line of « À faire » into words on a civil day. */
export function stepRow(line: FollowedLine | TodoLine, on: string): FollowedRow {
  const { fileId, firstName, lastName, isStoodIn, step } = line;
  const name = `${firstName} ${lastName}`;
  return {
    fileId,
    name: isStoodIn ? `${name} (${words.standIn})` : name,
    step: stepWords[step],
    facts: factsOf(line, on),
  };
}

/** The same of a job that was proposed. */
export function proposalRow(one: WaitingProposal, on: string) {
  const { id, fileId, firstName, lastName, isStoodIn, jobLabel, companyName, town } = one;
  const { step, dueOn } = proposalStep(one, on) ?? { step: "answer", dueOn: null };
  const due = dueInWords(dueOn, on);
  const name = `${firstName} ${lastName}`;
  const { step: said, owedBy } = proposalStepWords[step];
  return {
    ...{ key: id, fileId, dueOn, name: isStoodIn ? `${name} (${words.standIn})` : name, step: said },
    facts: [
      [words.owes(owedBy), ...(due === null ? [] : [words.due(due)])].join(" · "),
      [jobLabel, companyName, town].filter((part) => part !== null).join(", "),
    ],
  };
}

/** An aid whose next word is the referent's: it leads to its page. */
export function aidRow({ id, personFileId, firstName, lastName, title, state, startsOn, dueOn }: AidToDo, on: string) {
  const due = dueInWords(dueOn, on);
  return {
    ...{ key: id, fileId: personFileId, to: `/personnes/${personFileId}/aides/${id}`, dueOn },
    name: `${firstName} ${lastName}`,
    step: aidStateWords[state].prescriber,
    facts: [...(due === null ? [] : [words.due(due)]), `${title}, ${dayInWords(startsOn)}`],
  };
}

function factsOf(
  { owedBy, dueOn, since, training, organisation, startsOn, step }: FollowedLine | TodoLine,
  on: string,
): readonly string[] {
  const due = dueInWords(dueOn, on);
  const owes = words.owes(owerWords[owedBy]);
  const when = due === null ? null : words.due(due);
  const session = training === null ? null : words.session(training, organisation ?? "", startsOn);
  return [
    [owes, when, since === null || step === "find-training" ? null : words.since(since)]
      .filter((part) => part !== null)
      .join(" · "),
    ...(session === null ? [] : [session]),
  ];
}
