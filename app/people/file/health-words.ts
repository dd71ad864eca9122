/**
 * Words that say an illness, a disability or a sentence: no field of a file is for them (domain.md § 7.2). None is a name or the name of a
 * street: whoever is called so could not be written down.
 */
const words: ReadonlySet<string> = new Set([
  ...["rqth", "boeth", "mdph", "aah", "cotorep", "handicap", "handicape", "handicapee", "invalidite", "inaptitude"],
  ...["maladie", "malade", "depression", "depressif", "depressive", "schizophrene", "bipolaire", "autiste", "autisme"],
  ...["cancer", "diabete", "epilepsie", "epileptique", "vih", "seropositif", "seropositive", "grossesse"],
  ...["toxicomane", "toxicomanie", "addiction", "alcoolique", "alcoolisme", "psychiatrie", "psychiatrique"],
  ...["psmj", "detenu", "detenue", "incarcere", "incarceree", "incarceration"],
]);

/** The word of a text that no file may hold, as it was written; null: there is none. */
export function healthWordIn(text: string): string | null {
  const found = text.split(/[^\p{L}\p{M}]+/u).find((word) => words.has(plain(word)));
  return found ?? null;
}

function plain(word: string): string {
  return word.normalize("NFKD").replaceAll(/\p{M}/gu, "").toLowerCase();
}

/** A field of a file that says what it must not. */
export interface HealthWord<Field extends string> {
  readonly kind: "health-word";
  readonly field: Field;
  readonly word: string;
}

/** The first of these fields that says such a word; null: none does. */
export function healthWordOf<Field extends string>(
  texts: Readonly<Record<Field, string | null>>,
  fields: readonly Field[],
): HealthWord<Field> | null {
  for (const field of fields) {
    const word = healthWordIn(texts[field] ?? "");
    if (word !== null) return { kind: "health-word", field, word };
  }
  return null;
}
