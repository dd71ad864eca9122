import { parseArgs } from "node:util";
import { todayIso } from "#app/platform/clock.server.ts";
import { database } from "#app/platform/database.server.ts";
import { withPoolClient } from "#app/platform/transaction.server.ts";
import { catalogueLexicon } from "#app/training/search/catalogue-lexicon.server.ts";
import { unknownWordHash } from "#app/training/search/unknown-words/note-unknown-words.server.ts";
import {
  type SynonymTrial,
  type TrialRefusal,
  type TriedAnswer,
  trySynonym,
} from "#app/training/search/unknown-words/try-synonym.server.ts";
import { listUnknownWords, removeUnknownWord } from "#app/training/search/unknown-words/unknown-word-store.server.ts";
import { configuredServer } from "#search/meilisearch/configured-server.server.ts";
import { feedIndexes } from "#search/meilisearch/feed-index.server.ts";
import { synonymLine } from "#search/synonyms/synonym.ts";
import { foldText } from "#search/understanding/fold-text.ts";
import { understandText } from "#search/understanding/understand-text.ts";
import { unknownWordsOf } from "#search/understanding/unknown-words.ts";

/** What `npm run search -- words` was asked; undefined when it was asked otherwise. */
export type WordsRequest =
  | { readonly kind: "list" }
  | { readonly kind: "try"; readonly synonym: string; readonly questions: readonly string[] }
  | { readonly kind: "remove"; readonly word: string };

const REFUSED = 1;
const MOST_LISTED = 500;
const count = new Intl.NumberFormat("fr-FR");
const engineLabels = { postgres: "PostgreSQL", meilisearch: "Meilisearch" } as const;

/** Reads what follows `words`. */
export function readWordsRequest(args: readonly string[]): WordsRequest | undefined {
  const options = { try: { type: "string" }, remove: { type: "string" } } as const;
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    if (values.try !== undefined && values.remove === undefined)
      return { kind: "try", synonym: values.try, questions: positionals };
    if (positionals.length > 0 || values.try !== undefined) return undefined;
    return values.remove === undefined ? { kind: "list" } : { kind: "remove", word: foldText(values.remove) };
  } catch {
    return undefined;
  }
}

/** Lists the words of searches that nobody here knows, removes one, or tries a synonym. Answers the exit code. */
export async function answerWordsRequest(request: WordsRequest): Promise<number> {
  switch (request.kind) {
    case "list":
      return listWords();
    case "remove": {
      const days = await removeUnknownWord(database().pool, unknownWordHash(request.word));
      say(days === 0 ? `« ${request.word} » n’est pas gardé.` : `« ${request.word} » est retiré (${days} jours).`);
      return days === 0 ? REFUSED : 0;
    }
    case "try":
      return tryWord(request.synonym, request.questions);
  }
}

async function listWords(): Promise<number> {
  const words = await listUnknownWords(database().pool, todayIso(), MOST_LISTED);
  if (words.length === 0) {
    say("Aucun mot inconnu n’a été cherché trois jours différents depuis 180 jours.");
    return 0;
  }
  const { lexicon } = await catalogueLexicon();
  say("mot\tjours\trecherches\tdu\tau");
  for (const { word, days, searches, firstOn, lastOn } of words) {
    const isStill = unknownWordsOf(lexicon, understandText(lexicon, word), word).length > 0;
    say([word, days, searches, firstOn, lastOn, ...(isStill ? [] : ["compris depuis"])].join("\t"));
  }
  say(`Essayez un synonyme : npm run search -- words --try "${words[0]?.word}=phrase officielle"`);
  return 0;
}

async function tryWord(text: string, questions: readonly string[]): Promise<number> {
  const server = configuredServer();
  if (server !== undefined) await withPoolClient(database().pool, (client) => feedIndexes(client, server));
  const trial = await trySynonym(text, questions);
  if (!trial.ok) {
    process.stderr.write(`${refusalMessage(trial.refusal)}\n`);
    return REFUSED;
  }
  describeTrial(trial.value);
  return 0;
}

function refusalMessage(refusal: TrialRefusal): string {
  switch (refusal.kind) {
    case "not-a-synonym":
      return `« ${refusal.text} » n’est pas un synonyme. Écrivez --try "mot=phrase officielle".`;
    case "no-job":
      return `Aucun métier du ROME ne porte « ${refusal.phrase} ». Un synonyme dit un nom officiel : cherchez-le dans le ROME.`;
  }
}

function describeTrial({ synonym, jobs, known, uses, tried }: SynonymTrial): void {
  say(`« ${synonym.term} » = « ${synonym.means.join(" | ")} »`);
  say(`Métiers : ${jobs.map(({ rome, label }) => `${rome} ${label}`).join(" ; ")}`);
  if (uses > 0) say(`Attention : des textes du catalogue ou des métiers portent déjà ce mot (${count.format(uses)}).`);
  for (const one of known) say(`Attention : un synonyme existe déjà : ${synonymLine(one)}`);
  for (const { question, engine, without, with: after } of tried) {
    say(`\nRecherche « ${question} », ${engineLabels[engine]}`);
    describeAnswer("sans", without);
    describeAnswer("avec", after);
  }
  say(`\nPour le garder, ajoutez cette ligne à search/synonyms/${synonym.kind}.tsv :\n${synonymLine(synonym)}`);
  if (synonym.source === "usage")
    say("Source « usage » : aucun texte officiel. S’il y en a un, écrivez-le à la place (docs/search-relevance.md).");
}

function describeAnswer(when: string, { total, approximate, degraded, corrections, first }: TriedAnswer): void {
  const notes = [
    ...(approximate ? ["réponses approchées"] : []),
    ...corrections.map(({ from, to }) => `« ${from} » lu « ${to} »`),
    ...(degraded ? ["PostgreSQL a répondu à la place de Meilisearch"] : []),
  ];
  say(`  ${when} : ${count.format(total)} formations${notes.length === 0 ? "" : ` (${notes.join(" ; ")})`}`);
  first.forEach(({ number, title }, at) => {
    say(`    ${at + 1}. ${title} [${number}]`);
  });
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
