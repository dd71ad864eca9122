import { foldText } from "../understanding/fold-text.ts";

/** Words around a name that say nothing of it: « j'ai un diplôme de… ». */
const AROUND: ReadonlySet<string> = new Set(
  `a ai au aux avec d dans de des diplome du en et eu j je l la le les ma mes mon obtenu ou par passe pour qui suis sur titulaire un
  une`.split(/\s+/),
);
/** RNCP37278, RS 7003, RNCP37278-BC02, as people write them. */
const CODE = /^(rncp|rs) ?([0-9]{2,6})(?: ?(bc) ?([0-9a-z]{1,30}))?$/;

/** What a text asks to find: folded, without the words around the name, a code in one word. Nothing is left of « un diplôme ». */
export function namedQuestion(text: string): readonly string[] {
  const folded = foldText(text);
  const code = CODE.exec(folded);
  if (code !== null) return [code.slice(1).join("")];
  return [...new Set(folded.split(" "))].filter((word) => word !== "" && !AROUND.has(word));
}
