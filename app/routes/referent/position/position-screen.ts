import { programmeWords } from "#app/access/authorisation/authorisation-words.ts";
import { positionPage as words } from "#app/content/position-person.ts";
import type { PersonFileView } from "#app/people/file/person-file-store.server.ts";
import { answerTimeWords } from "#app/positioning/answer-time/answer-time-words.ts";
import { eligibilityWords, verdictWords } from "#app/positioning/eligibility/eligibility-words.ts";
import type { EligibilityLine } from "#app/positioning/eligibility/explain.ts";
import type { OfferForReferent } from "#app/positioning/follow/read-offer.server.ts";
import { funderWordsForProfessionals } from "#app/training/catalogue-words.ts";
import { phoneLink } from "#app/web/training/contact-links.ts";
import { capitalised } from "#app/web/training/session-words.ts";

interface PositionFacts {
  readonly file: PersonFileView;
  readonly offer: OfferForReferent;
  readonly lines: readonly EligibilityLine[];
  /** The positioning that this one replaces; null: none. */
  readonly replaces: string | null;
  /** The suggestion that the person agreed to; empty: none. Both as `id.version`. */
  readonly suggestion: string;
  readonly key: string;
}

/** What is sent, to whom, and what stands in the way, in words. What has one answer only is not asked. */
export function positionScreen({ file, offer, lines, replaces, suggestion, key }: PositionFacts) {
  const name = `${file.firstName} ${file.lastName}`;
  const { id, training, organisation, phone, startsOn, departement } = offer;
  const funders = (offer.funders ?? []).map(({ code, label, left }) => ({
    ...{ code, left, label: capitalised(funderWordsForProfessionals[String(code)] ?? label) },
  }));
  const known: Readonly<Record<string, string>> = programmeWords;
  return {
    ...{ personId: file.id, sessionId: id, key, replaces, suggestion },
    title: replaces === null ? words.title(name) : words.moveTitle(name),
    lede: words.lede(organisation),
    training,
    facts: [
      organisation,
      ...(offer.answerTime === null ? [] : [answerTimeWords.others(offer.answerTime)]),
      words.starts(startsOn),
      ...funders.map(({ label, left }) => words.left(label, left)),
    ],
    lines: lines.map((line) => ({
      condition: line.condition,
      verdict: verdictWords[line.verdict],
      isAgainst: line.verdict === "not-met",
      text: eligibilityWords(line),
    })),
    call: phone === null ? null : { who: words.call(organisation), phone: phoneLink(phone) },
    funders: funders.map(({ code, label }) => ({ value: String(code), label })),
    programmes: offer.programmes.map((code) => ({ value: code, label: known[code] ?? code })),
    asksDepartement: departement === null,
  };
}

export type PositionScreen = ReturnType<typeof positionScreen>;
