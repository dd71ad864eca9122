import { capitalised } from "#app/content/capitalised.ts";
import { saidHowWords } from "#app/content/contact-channels.ts";
import { personNeedsPage as words } from "#app/content/proposals.ts";
import type { NeedSearch } from "#app/needs/search/need-search.ts";
import { phoneShown } from "#app/platform/phone.ts";
import { NEEDS_PER_PAGE } from "#app/positioning/proposal/compare-skills.ts";
import type { NeedForPerson, NeedsForPerson } from "#app/positioning/proposal/needs-for-person.server.ts";
import { saidHows } from "#app/positioning/proposal/proposal-states.ts";
import { proposalStateWords } from "#app/positioning/proposal/proposal-words.ts";
import { reasonsFor } from "#app/positioning/reasons.ts";
import { needLine } from "#app/web/needs/need-line.ts";
import { needResults } from "#app/web/needs/need-results.ts";
import { proposalFacts } from "#app/web/proposals/proposal-of-file.ts";
import { skillLines } from "#app/web/proposals/skill-lines.ts";
import type { NotedChoices } from "./noted-answer.tsx";

interface Asked {
  readonly search: NeedSearch;
  readonly isUnderstood: boolean;
  readonly key: () => string;
  readonly on: string;
}

/** The needs near somebody, and what was proposed to them, in words. */
export function personNeedsScreen({ file, hasSkills, found, proposals }: NeedsForPerson, asked: Asked) {
  const base = `/personnes/${file.id}/besoins`;
  const place = found.ok ? found.value.understood.find(({ kind }) => kind === "place") : undefined;
  const search = { ...asked.search, place: asked.search.place ?? place?.label ?? null };
  const { isUnderstood } = asked;
  return {
    ...{ base, hasSkills, title: words.title(`${file.firstName} ${file.lastName}`), personId: file.id },
    results: needResults({ base, search, isUnderstood, found, perPage: NEEDS_PER_PAGE, skillLabel: null }),
    needs: found.ok ? found.value.needs.map((need) => needRow(need, base)) : [],
    proposals: proposals.map((one) => proposalRow(one, { file, on: asked.on, key: asked.key() })),
  };
}

function needRow({ skills, isProposed, ...need }: NeedForPerson, base: string) {
  const { title, lines } = needLine(need);
  return {
    ...{ id: need.id, title, isProposed, to: `${base}/${need.id}` },
    lines: [...lines],
    hints: skills === null ? [] : skillLines(skills),
  };
}

const takeBack = {
  ...{ intent: "take-back", asks: words.takeBack, follows: words.takeBackFollows, confirm: words.confirmTakeBack },
} as const;
const withdraw = {
  ...{ intent: "withdraw", asks: words.withdraw, follows: words.withdrawFollows, confirm: words.confirmWithdraw },
} as const;
const mayAsk = { proposed: takeBack, joined: withdraw, agreed: withdraw, to_meet: withdraw } as const;

function isAsked(state: string): state is keyof typeof mayAsk {
  return Object.hasOwn(mayAsk, state);
}

interface Beside extends Pick<NeedsForPerson, "file">, Pick<Asked, "on"> {
  readonly key: string;
}

function proposalRow(one: NeedsForPerson["proposals"][number], { file, on, key }: Beside) {
  const { id, version, state, jobLabel } = one;
  return {
    ...{ id, title: jobLabel, state: proposalStateWords[state].prescriber },
    hints: proposalFacts(one),
    note: state === "proposed" ? notedChoices(one, file, on) : null,
    asks: isAsked(state) ? mayAsk[state] : null,
    carried: { key, proposalId: id, version: String(version) },
  };
}

/** What a referent chooses among to note an answer: how it was said, how the company may write, what it is shown, why not. */
function notedChoices(
  { skills, operationId }: NeedsForPerson["proposals"][number],
  { phone, mail }: NeedsForPerson["file"],
  on: string,
): NotedChoices {
  return {
    isOfOperation: operationId !== null,
    hows: saidHows.map((value) => ({ value, label: capitalised(saidHowWords[value]) })),
    ways: [
      ...(phone === null ? [] : [{ value: "phone", label: words.ways.phone(phoneShown(phone)) }]),
      ...(mail === null ? [] : [{ value: "mail", label: words.ways.mail(mail) }]),
      { value: "page", label: words.ways.page },
    ],
    skills: skills.map((label, place) => ({ value: String(place), label })),
    reasons: [
      { value: "", label: words.noReason },
      ...reasonsFor("decline-offer", on).map(({ code, label }) => ({ value: code, label })),
    ],
  };
}
