import { actInWords } from "#app/access/audit/act-words.ts";
import type { OwnTrailLine } from "#app/access/audit/own-trail-store.server.ts";
import type { KnownMembership, KnownSession, WayIn } from "#app/access/own-data/own-data-store.server.ts";
import { contactAsWritten } from "#app/access/sign-in/link/contact.ts";
import { deviceInWords } from "#app/content/account.ts";
import { dayAndMonth, dayOfInstant, instantInWords } from "#app/content/dates.ts";
import { actorInWords, ownDataPage as words } from "#app/content/own-data.ts";
import { ownFactors } from "#app/content/second-factors.ts";
import type { KnownFile } from "#app/people/file/own-file-store.server.ts";
import { factsInWords } from "#app/people/situation/facts-in-words.ts";
import { phoneShown } from "#app/platform/phone.ts";
import { assertNever } from "#app/platform/result.ts";
import { aidSchemeWords } from "#app/positioning/aid/aid-scheme-words.ts";
import { aidStands } from "#app/positioning/aid/aid-words.ts";
import { proposalStateWords } from "#app/positioning/proposal/proposal-words.ts";
import type { OwnDataPage } from "./read-own-data.server.ts";

interface Pair {
  readonly label: string;
  readonly value: string;
}

interface Entry {
  readonly what: string;
  readonly facts: string;
}

/** What is known of somebody, in words: the page and the file to take away say the same. */
export interface OwnDataScreen {
  readonly account: readonly Pair[];
  readonly waysIn: readonly Entry[];
  /** Null for a person: organisations are for professionals. */
  readonly memberships: readonly Entry[] | null;
  /** One a file: who holds it, and what it says. */
  readonly files: readonly { readonly holder: string; readonly pairs: readonly Pair[] }[];
  /** Null for a professional: skills are kept by people. */
  readonly skills: readonly Pair[] | null;
  /** Jobs that were proposed to a person; none: no word of it. */
  readonly proposals: readonly Entry[];
  /** Aids that were asked for their training; none: no word of it. */
  readonly aids: readonly Entry[];
  readonly sessions: readonly Entry[];
  readonly trail: readonly Entry[];
}

/** Puts what is known of somebody into words; instants in Paris time. */
export function ownDataView(data: OwnDataPage): OwnDataScreen {
  const { isProfessional, files } = data;
  return {
    account: [
      { label: words.name, value: data.name },
      { label: words.email, value: data.email ?? words.noEmail },
      { label: words.kind, value: isProfessional ? words.professional : words.personal },
      { label: words.createdOn, value: dayOfInstant(data.createdAt) },
    ],
    waysIn: data.waysIn.map((way) => wayInWords(way, isProfessional)),
    memberships: isProfessional ? data.memberships.map(membershipInWords) : null,
    files: files.map((file) => ({ holder: file.organisationName, pairs: fileInWords(file) })),
    skills: isProfessional ? null : skillsInWords(data),
    proposals: data.proposals.map(({ jobLabel, town, state, prescriber }) => ({
      what: `${jobLabel}, ${town}`,
      facts: `${proposalStateWords[state].person} (${prescriber})`,
    })),
    aids: data.aids.map((aid) => ({
      what: `${aid.title}, ${aidSchemeWords[aid.scheme].name}`,
      facts: `${aidStands(aid, "person")} (${aid.prescriber})`,
    })),
    sessions: data.sessions.map(sessionInWords),
    trail: data.trail.lines.map(actOf),
  };
}

/** A way in, with what tells it apart. */
export function wayInWords(way: WayIn, isProfessional: boolean): Entry {
  switch (way.kind) {
    case "password":
      return { what: words.password(way.login), facts: since(way) };
    case "contact": {
      const written = contactAsWritten(way.contact);
      const what = way.contact.channel === "email" ? words.mailbox(written) : words.mobile(written);
      return { what, facts: since(way) };
    }
    case "provider": {
      const what = isProfessional ? words.proconnect : words.franceconnect;
      return { what, facts: `${words.vouchedBy(way.issuer, way.subject)}, ${since(way)}` };
    }
    case "authenticator":
      return { what: words.authenticator, facts: since(way) };
    case "passkey":
      return { what: ownFactors.passkey(deviceInWords(way.device)), facts: since(way) };
    case "recovery-codes":
      return { what: words.recoveryCodes, facts: words.codesLeft(way.left) };
    default:
      return assertNever(way);
  }
}

function since(way: { readonly since: Date }): string {
  return words.since(dayOfInstant(way.since));
}

function membershipInWords({ startedAt, endedAt, ...membership }: KnownMembership): Entry {
  const from = dayOfInstant(startedAt);
  return {
    what: words.membership(membership.organisationName, membership.organisationKind, membership.role),
    facts: endedAt === null ? words.from(from) : words.fromTo(from, dayOfInstant(endedAt)),
  };
}

function fileInWords(file: KnownFile): readonly Pair[] {
  const { birthDate, birthCommuneName, phone, mail, address, channel, facts, sharesProgressSince: shares } = file;
  return [
    { label: words.lastName, value: file.lastName },
    { label: words.firstName, value: file.firstName },
    ...(birthDate === null ? [] : [{ label: words.birthDate, value: dayAndMonth(birthDate) }]),
    ...(birthCommuneName === null ? [] : [{ label: words.birthCommune, value: birthCommuneName }]),
    { label: words.commune, value: file.communeName ?? file.communeCode },
    ...(phone === null ? [] : [{ label: words.phone, value: phoneShown(phone) }]),
    ...(mail === null ? [] : [{ label: words.mail, value: mail }]),
    ...(address.length === 0 ? [] : [{ label: words.address, value: address.join(", ") }]),
    { label: words.reachedBy, value: words.channels[channel] },
    ...factsInWords(facts),
    { label: words.heldBy, value: file.organisationName },
    { label: words.openTo, value: file.isRestricted ? words.namedOnly : words.team },
    { label: words.shared, value: shares === null ? words.notShared : words.sharedSince(dayAndMonth(shares)) },
    { label: words.createdOn, value: dayOfInstant(file.createdAt) },
  ];
}

function skillsInWords({ skills: { content, obtained }, skillsAgreements }: OwnDataPage): readonly Pair[] {
  const { jobs, certificates, answers } = content;
  const readers = skillsAgreements.flatMap(({ endedAt, organisationName }) =>
    endedAt === null ? [organisationName] : [],
  );
  return [
    { label: words.skillsNoted, value: words.skillsCounts(jobs.length, certificates.length, answers.length) },
    { label: words.blocksObtained, value: String(obtained.length) },
    { label: words.skillsReaders, value: readers.length === 0 ? words.noSkillsReader : readers.join(", ") },
  ];
}

function sessionInWords({ device, openedAt, lastSeenAt, endedAt }: KnownSession): Entry {
  const last = endedAt === null ? words.seen(instantInWords(lastSeenAt)) : words.ended(instantInWords(endedAt));
  return { what: deviceInWords(device), facts: `${words.opened(instantInWords(openedAt))}, ${last}` };
}

function actOf({ at, action, about, ...line }: OwnTrailLine): Entry {
  return { what: actInWords(action, about !== "other"), facts: `${instantInWords(at)}, ${actorInWords(line)}` };
}
