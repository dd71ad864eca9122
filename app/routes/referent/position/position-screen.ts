import { programmeWords } from "#app/access/authorisation/authorisation-words.ts";
import { capitalised } from "#app/content/capitalised.ts";
import { positionPage as words } from "#app/content/position-person.ts";
import type { PersonFileView } from "#app/people/file/person-file-store.server.ts";
import { aidSchemeWords } from "#app/positioning/aid/aid-scheme-words.ts";
import type { AidForSession } from "#app/positioning/aid/read-accepted-aid.server.ts";
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
  /** An aid that was accepted for the person on this session; null: none. */
  readonly accepted: AidForSession | null;
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
export function positionScreen({ file, offer, lines, accepted, replaces, suggestion, key }: PositionFacts) {
  const name = `${file.firstName} ${file.lastName}`;
  const { training, organisation, phone } = offer;
  return {
    ...{ personId: file.id, key, replaces, suggestion, training },
    ...withAid(offerInWords(offer), accepted),
    accepted: accepted === null ? null : acceptedInWords(accepted, file.id, offer.startsOn),
    title: replaces === null ? words.title(name) : words.moveTitle(name),
    aid:
      replaces === null && accepted === null
        ? `/personnes/${file.id}/aides/nouvelle?session=${encodeURIComponent(offer.number)}`
        : null,
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

/** Who may pay, the accepted aid first, by its name. */
function withAid(offer: OfferInWords, accepted: AidForSession | null) {
  if (accepted === null) return { ...offer, funder: null };
  const { funderCode, scheme } = accepted;
  const value = String(funderCode);
  const named = capitalised(funderWordsForProfessionals[value] ?? value);
  const paid = { value, label: words.aidFunder(named, aidSchemeWords[scheme].name) };
  return { ...offer, funders: [paid, ...offer.funders.filter((one) => one.value !== value)], funder: value };
}

/** What was accepted, and what of it the session does not say. */
function acceptedInWords(
  { id, scheme, startsOn, costCents, grantedCents, sessionCostCents }: AidForSession,
  personId: string,
  sessionStartsOn: string | null,
) {
  const isDearer = costCents !== null && sessionCostCents !== null && costCents !== sessionCostCents;
  return {
    text: words.aid(aidSchemeWords[scheme].name, grantedCents),
    to: `/personnes/${personId}/aides/${id}`,
    differs: [
      ...(startsOn === sessionStartsOn ? [] : [words.aidDay(startsOn, sessionStartsOn)]),
      ...(isDearer ? [words.aidCost(costCents, sessionCostCents)] : []),
    ],
  };
}

export type PositionScreen = ReturnType<typeof positionScreen>;
