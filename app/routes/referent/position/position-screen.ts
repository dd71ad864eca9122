import { programmeWords } from "#app/access/authorisation/authorisation-words.ts";
import { capitalised } from "#app/content/capitalised.ts";
import { positionPage as words } from "#app/content/position-person.ts";
import type { PersonFileView } from "#app/people/file/person-file-store.server.ts";
import { answerTimeWords } from "#app/positioning/answer-time/answer-time-words.ts";
import { eligibilityWords, verdictWords } from "#app/positioning/eligibility/eligibility-words.ts";
import type { EligibilityLine } from "#app/positioning/eligibility/explain.ts";
import type { OfferForReferent } from "#app/positioning/follow/read-offer.server.ts";
import { funderWordsForProfessionals } from "#app/training/catalogue-words.ts";
import { phoneLink } from "#app/web/training/contact-links.ts";

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

/** A session as somebody is positioned on it, in words. */
export function offerInWords(offer: OfferForReferent) {
  const { id, organisation, startsOn, departement } = offer;
  const funders = (offer.funders ?? []).map(({ code, label, left }) => ({
    ...{ value: String(code), left, label: capitalised(funderWordsForProfessionals[String(code)] ?? label) },
  }));
  const known: Readonly<Record<string, string>> = programmeWords;
  return {
    sessionId: id,
    facts: [
      organisation,
      ...(offer.answerTime === null ? [] : [answerTimeWords.others(offer.answerTime)]),
      words.starts(startsOn),
      ...funders.map(({ label, left }) => words.left(label, left)),
    ],
    funders: funders.map(({ value, label }) => ({ value, label })),
    programmes: offer.programmes.map((code) => ({ value: code, label: known[code] ?? code })),
    asksDepartement: departement === null,
  };
}

export type OfferInWords = ReturnType<typeof offerInWords>;

/** What is sent, to whom, and what stands in the way, in words. What has one answer only is not asked. */
export function positionScreen({ file, offer, lines, replaces, suggestion, key }: PositionFacts) {
  const name = `${file.firstName} ${file.lastName}`;
  const { training, organisation, phone } = offer;
  return {
    ...{ personId: file.id, key, replaces, suggestion, training },
    ...offerInWords(offer),
    title: replaces === null ? words.title(name) : words.moveTitle(name),
    aid: replaces === null ? `/personnes/${file.id}/aides/nouvelle?session=${encodeURIComponent(offer.number)}` : null,
    lede: words.lede(organisation),
    lines: lines.map((line) => ({
      condition: line.condition,
      verdict: verdictWords[line.verdict],
      isAgainst: line.verdict === "not-met",
      text: eligibilityWords(line),
    })),
    otherDates: offer.otherDates.map((date) => ({
      label: words.otherDate(date),
      to: `/personnes/${file.id}/positionner?${new URLSearchParams({
        session: date.number,
        ...(replaces === null ? {} : { remplace: replaces }),
      })}`,
    })),
    call: phone === null ? null : { who: words.call(organisation), phone: phoneLink(phone) },
  };
}

export type PositionScreen = ReturnType<typeof positionScreen>;
