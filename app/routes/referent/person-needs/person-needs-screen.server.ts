import { personNeedsPage as words } from "#app/content/proposals.ts";
import type { NeedSearch } from "#app/needs/search/need-search.ts";
import { NEEDS_PER_PAGE } from "#app/positioning/proposal/compare-skills.ts";
import type { NeedForPerson, NeedsForPerson } from "#app/positioning/proposal/needs-for-person.server.ts";
import { proposalStateWords } from "#app/positioning/proposal/proposal-words.ts";
import { reasonOfCode } from "#app/positioning/reasons.ts";
import { needLine } from "#app/web/needs/need-line.ts";
import { needResults } from "#app/web/needs/need-results.ts";

interface Asked {
  readonly search: NeedSearch;
  readonly isUnderstood: boolean;
  readonly key: () => string;
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
    proposals: proposals.map((one) => proposalRow(one, asked.key())),
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

function skillLines({ held, partial, lacking, unknown }: NonNullable<NeedForPerson["skills"]>): readonly string[] {
  const said = [
    ...(lacking.length === 0 ? [] : [words.lacking(lacking)]),
    ...(partial.length === 0 ? [] : [words.partial(partial)]),
    ...(held.length === 0 ? [] : [words.held(held)]),
    ...(unknown.length === 0 ? [] : [words.unknown(unknown)]),
  ];
  return lacking.length + unknown.length === 0 ? [words.lacksNothing, ...said] : said;
}

const mayAsk = {
  proposed: [
    ["take-back", words.takeBack],
    ["decline", words.decline],
  ],
  agreed: [["withdraw", words.withdraw]],
  to_meet: [["withdraw", words.withdraw]],
} as const;

function proposalRow(one: NeedsForPerson["proposals"][number], key: string) {
  const { id, version, state, jobLabel, companyName, town, dueOn, meetsOn, reason } = one;
  const why = reason === null ? null : (reasonOfCode(reason)?.label ?? null);
  const asks = state === "proposed" || state === "agreed" || state === "to_meet" ? mayAsk[state] : [];
  return {
    ...{ id, title: jobLabel, state: proposalStateWords[state].prescriber },
    hints: [
      companyName === null ? town : `${companyName}, ${town}`,
      ...(state === "to_meet" && meetsOn !== null ? [words.meetsOn(meetsOn)] : []),
      ...((state === "proposed" || state === "agreed") && dueOn !== null ? [words.answerBy(dueOn)] : []),
      ...(why === null ? [] : [words.why(why)]),
    ],
    asks: asks.map(([intent, label]) => ({ intent, label })),
    carried: { key, proposalId: id, version: String(version) },
  };
}
