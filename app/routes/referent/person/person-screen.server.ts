import { randomUUID } from "node:crypto";
import { programmeWords } from "#app/access/authorisation/authorisation-words.ts";
import { aidFactWords } from "#app/content/aids.ts";
import { contactChannelWords } from "#app/content/contact-channels.ts";
import { dayAndMonth, dayInWords, dayOfInstant, periodInWords } from "#app/content/dates.ts";
import { followedPage } from "#app/content/followed.ts";
import { followedFilePage as words } from "#app/content/followed-file.ts";
import { factsInWords } from "#app/people/situation/facts-in-words.ts";
import { phoneShown, receivesSms } from "#app/platform/phone.ts";
import { isActiveAid } from "#app/positioning/aid/aid-delays.ts";
import { aidStands } from "#app/positioning/aid/aid-words.ts";
import { awaitsYes } from "#app/positioning/aid/decide-aid.ts";
import type { ProposalOfFile } from "#app/positioning/answer/answered-proposal-store.server.ts";
import type {
  FileEvent,
  FilePositioning,
  FileSuggestion,
  PositioningElsewhere,
} from "#app/positioning/follow/followed-file-store.server.ts";
import { nextStep, type StepFacts } from "#app/positioning/follow/next-step.ts";
import type { FollowedFile } from "#app/positioning/follow/read-followed-file.server.ts";
import { dueInWords, owerWords, stepWords } from "#app/positioning/follow/step-words.ts";
import { positioningStates, positioningTransitions } from "#app/positioning/positioning-states.ts";
import { positioningStateWords } from "#app/positioning/positioning-words.ts";
import type { ProposalLine } from "#app/positioning/proposal/followed-proposals-store.server.ts";
import { proposalStateWords } from "#app/positioning/proposal/proposal-words.ts";
import { reasonOfCode, reasonsFor } from "#app/positioning/reasons.ts";
import { exitReasons } from "#app/positioning/stay/exit-reasons.ts";
import { stayStates } from "#app/positioning/stay/stay-states.ts";
import { stayStateWords } from "#app/positioning/stay/stay-words.ts";
import { suggestionStateWords } from "#app/positioning/suggestion/suggestion-states.ts";
import { proposalFacts } from "#app/web/proposals/proposal-of-file.ts";
import { eventWords } from "./timeline.ts";

/** The page of somebody followed, in words on a civil day. */
export function personScreen(followed: FollowedFile, on: string) {
  const {
    file,
    commune,
    positionings,
    events,
    suggestions,
    contacts,
    facts,
    elsewhere,
    isRestricted,
    isShared,
    hasAccount,
  } = followed;
  return {
    ...{ hasAccount, canBeSent: file.mail !== null || (file.phone !== null && receivesSms(file.phone)) },
    ...{ isRestricted, isShared, facts: factsInWords(facts), elsewhere: elsewhere.map(elsewhereScreen) },
    id: file.id,
    name: `${file.firstName} ${file.lastName}`,
    pairs: pairsOf(file, commune),
    positionings: positionings.map((one) => positioningScreen(one, eventsOf(one, events), on)),
    suggestions: suggestions.map((one) => suggestionScreen(one)),
    proposals: followed.proposals.map((one) => proposalScreen(one, followed.proposalEvents)),
    aids: followed.aids.map((one) => aidLine(one)),
    contacts: contacts.map(({ id, contactOn, channel }) => ({
      id,
      line: words.contactLine(contactOn > on, contactOn, contactChannelWords[channel]),
    })),
    reasons: { decline: reasonOptions("decline", on), withdraw: reasonOptions("withdraw", on) },
  };
}

/** What another organisation has under way for the person: all of it where the person agreed, else that it exists, and its dates. */
function elsewhereScreen(one: PositioningElsewhere, index: number) {
  const { organisation, positionedOn, startsOn, endsOn, training, state } = one;
  const told = training === null || state === null ? null : words.elsewhereTold(training, stateWords(state));
  return {
    key: String(index),
    title: words.elsewhereLine(organisation, positionedOn ?? ""),
    lines: [words.elsewhereDates(periodInWords(startsOn, endsOn))],
    hints: [told ?? words.elsewhereUntold],
  };
}

function stateWords(state: NonNullable<PositioningElsewhere["state"]>): string {
  const stay = stayStates.find((one) => one === state);
  if (stay !== undefined) return stayStateWords[stay].prescriber;
  const known = positioningStates.find((one) => one === state);
  return known === undefined ? state : positioningStateWords[known].prescriber;
}

interface Pair {
  readonly name: string;
  readonly value: string;
  /** What a phone or a mailbox opens; null: nothing. */
  readonly href: string | null;
}

/** Who the person is and how to reach them; what is not known has no line. */
function pairsOf({ birthDate, phone, mail, channel, organisationName }: FollowedFile["file"], commune: string) {
  const pair = (name: string, value: string, href: string | null = null): Pair => ({ name, value, href });
  return [
    ...(phone === null ? [] : [pair(words.phone, phoneShown(phone), `tel:${phone}`)]),
    ...(mail === null ? [] : [pair(words.mail, mail, `mailto:${mail}`)]),
    pair(words.reachedBy, words.channels[channel]),
    pair(words.commune, commune),
    ...(birthDate === null ? [] : [pair(words.birthDate, dayAndMonth(birthDate))]),
    pair(words.organisation, organisationName),
  ];
}

export type PersonScreen = ReturnType<typeof personScreen>;

function eventsOf({ id }: FilePositioning, events: readonly FileEvent[]): readonly FileEvent[] {
  return events.filter(({ positioningId }) => positioningId === id);
}

function reasonOptions(use: "decline" | "withdraw", on: string) {
  return reasonsFor(use, on).map(({ code, label }) => ({ value: code, label }));
}

/** The reason of what was decided last, if it has one. */
function endReason(events: readonly FileEvent[]): string | null {
  const last = events.toSorted((one, other) => one.version - other.version).at(-1);
  return last === undefined ? null : reasonLabel(last);
}

function positioningScreen(one: FilePositioning, events: readonly FileEvent[], on: string) {
  const { id, version, state, stayState, training, trainingNumber, obtainedBlocks, isMoved } = one;
  const offered = positioningTransitions
    .filter((row) => row.by.includes("prescriber") && row.from.includes(state))
    .map(({ command }) => command);
  const can = (command: (typeof offered)[number]): boolean => offered.includes(command);
  const place = state === "entered" ? (stayState ?? "in_progress") : state;
  return {
    ...{ id, version, training, key: randomUUID() },
    to: `/formations/${encodeURIComponent(trainingNumber)}`,
    state: stayState === null ? positioningStateWords[state].prescriber : stayStateWords[stayState].prescriber,
    payer: words.payer(one.funder, programmeOf(one.programme)),
    facts: sessionFacts(one),
    blocks: obtainedBlocks.length === 0 ? null : words.blocks(obtainedBlocks.join(", ")),
    call: one.phone === null ? null : words.call(one.organisation, one.phone),
    why: endReason(events),
    next: stepWordsOf({ ...one, place, isDone: one.isContacted || isMoved }, on),
    history: events.map((event) => ({
      version: event.version,
      what: eventWords(event),
      when: `${dayOfInstant(event.at)}, ${words.by[event.by]}`,
      reason: reasonLabel(event),
    })),
    can: {
      confirm: can("confirm"),
      reopen: can("reopen"),
      decline: can("decline"),
      withdraw: can("withdraw"),
      invite: can("invite"),
      move: can("move") && !isMoved,
    },
  };
}

function programmeOf(code: string): string {
  const known: Readonly<Record<string, string>> = programmeWords;
  return known[code] ?? code;
}

function reasonLabel({ machine, reason }: FileEvent): string | null {
  if (reason === null) return null;
  if (machine === "stay") return exitReasons.find(({ code }) => code === reason)?.label ?? null;
  return reasonOfCode(reason)?.label ?? null;
}

function sessionFacts({ organisation, startsOn, endsOn }: FilePositioning | FileSuggestion): readonly string[] {
  return [words.session(organisation, periodInWords(startsOn, endsOn))];
}

/** « La personne confirme sa place · À faire par la personne · Échéance : … ». */
function stepWordsOf(facts: StepFacts, on: string): string {
  const { key, owedBy, dueOn } = nextStep(facts, on);
  const due = key === "find-training" ? null : dueInWords(dueOn, on);
  const parts = [stepWords[key], followedPage.owes(owerWords[owedBy]), due === null ? null : followedPage.due(due)];
  return parts.filter((part) => part !== null).join(" · ");
}

function proposalScreen(one: ProposalOfFile, events: readonly ProposalLine[]) {
  const { id, jobLabel, state } = one;
  return {
    ...{ id, title: jobLabel, state: proposalStateWords[state].prescriber, facts: proposalFacts(one) },
    history: events
      .filter(({ proposalId }) => proposalId === id)
      .map(({ version, toState, by, at }) => ({
        version,
        what: proposalStateWords[toState].prescriber,
        when: `${dayOfInstant(at)}, ${words.by[by]}`,
      })),
  };
}

function aidLine(aid: FollowedFile["aids"][number]) {
  const { id, title, state, startsOn, dueOn } = aid;
  return {
    ...{ id, title, state: aidStands(aid, "prescriber") },
    hints: [
      `${aidFactWords.starts} : ${dayInWords(startsOn)}`,
      ...(dueOn !== null && isActiveAid(state)
        ? [`${aidFactWords.due[awaitsYes(aid) ? "draft" : state]} : ${aidFactWords.before(dueOn)}`]
        : []),
    ],
  };
}

function suggestionScreen(one: FileSuggestion) {
  const { id, version, state, training, trainingNumber, answerBy, sessionNumber } = one;
  return {
    ...{ id, version, training, sessionNumber, key: randomUUID() },
    to: `/formations/${encodeURIComponent(trainingNumber)}`,
    state: state === "agreed" ? suggestionStateWords.agreed.prescriber : suggestionStateWords.open.prescriber,
    facts: [...sessionFacts(one), ...(answerBy === null ? [] : [words.suggestedUntil(answerBy)])],
    isAgreed: state === "agreed",
  };
}
