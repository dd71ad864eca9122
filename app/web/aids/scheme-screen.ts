import { newAidPage as words } from "#app/content/aids.ts";
import {
  aidLineWords,
  aidSchemeVerdictWords,
  aidSchemeWords,
  aidVerdictWords,
} from "#app/positioning/aid/aid-scheme-words.ts";
import type { ComparedScheme } from "#app/positioning/aid/read-aids.server.ts";

/** A scheme in words: what it comes to, then each condition, its verdict, why and what to do. */
export function schemeScreen({ scheme, verdict, lines }: ComparedScheme) {
  const { name, what, where } = aidSchemeWords[scheme.code];
  return {
    ...{ code: scheme.code, name, what, where, verdict: aidSchemeVerdictWords[verdict] },
    most: scheme.most === null ? null : words.most(scheme.most.cents, scheme.most.confirmedOn),
    lines: lines.map((line) => ({
      rule: line.rule,
      verdict: aidVerdictWords[line.verdict],
      isAgainst: line.verdict === "no",
      text: aidLineWords(line),
    })),
  };
}

export type SchemeScreen = ReturnType<typeof schemeScreen>;
