import { foldedOf, type Span, type Word } from "./announced-place.ts";
import { type HeardPlace, heard, LONGEST_NAME, type Reading } from "./heard-place.ts";
import type { PlaceNames } from "./place-names.ts";
import { postalCodePlace } from "./postal-code-place.ts";
import type { ResolvedPlace } from "./resolved-place.ts";

/** A postal code and the words it is written with. */
interface WrittenCode {
  readonly code: string;
  readonly span: Span;
}

/**
 * « 59600 », « 59 600 », « F-59600 », alone or beside its town: then the town is meant. A code that is none of ours is that of a place of
 * elsewhere.
 */
export function byPostalCode({ names, far, words }: Reading): HeardPlace | null {
  for (const { code, span } of codesIn(words)) {
    const beside = townBeside(names, words, { code, span });
    if (beside !== null) return heard(words, beside.span, [beside.place]);
    const place = postalCodePlace(code, names.ofPostalCode(code));
    if (place !== null) return heard(words, span, [place]);
    const [elsewhere] = far.ofPostalCode(code);
    if (elsewhere !== undefined && names.departement(elsewhere.departement) === undefined)
      return { ...heard(words, span, []), far: elsewhere };
  }
  return null;
}

function codesIn(words: readonly Word[]): readonly WrittenCode[] {
  return words.flatMap(({ folded }, at) => {
    const whole = /^(?:f )?(\d{2}) ?(\d{3})$/.exec(folded);
    if (whole !== null) return [{ code: `${whole[1]}${whole[2]}`, span: { start: at, end: at + 1 } }];
    const next = words[at + 1]?.folded ?? "";
    const isHalved = /^\d{2}$/.test(folded) && /^\d{3}$/.test(next);
    return isHalved ? [{ code: `${folded}${next}`, span: { start: at, end: at + 2 } }] : [];
  });
}

function townBeside(
  names: PlaceNames,
  words: readonly Word[],
  { code, span: at }: WrittenCode,
): { readonly place: ResolvedPlace; readonly span: Span } | null {
  const departement = code.slice(0, 2);
  for (let length = Math.min(LONGEST_NAME, words.length - 1); length > 0; length -= 1) {
    for (const span of [
      { start: at.end, end: at.end + length },
      { start: at.start - length, end: at.start },
    ]) {
      if (span.start < 0 || span.end > words.length) continue;
      const town = names.named(foldedOf(words, span)).find((one) => one.departement === departement);
      if (town === undefined) continue;
      const end = /^(cedex|cdx)$/.test(words[span.end]?.folded ?? "") ? span.end + 1 : span.end;
      return { place: town.place, span: { start: Math.min(span.start, at.start), end: Math.max(end, at.end) } };
    }
  }
  return null;
}
