import type { ActingTransaction } from "#app/access/acting.server.ts";
import { letter, plainClosing, plainGreeting } from "#app/content/letters/letter.ts";
import { professionalNews } from "#app/content/professional-news.ts";
import { publicAddress } from "#app/platform/env.server.ts";
import { enqueueEffect } from "#app/platform/outbox/enqueue-effect.server.ts";
import { sealSecret } from "#app/platform/secrets.server.ts";
import { readAnsweredPositioning } from "../answer/answered-positioning-store.server.ts";
import { readAnsweredProposal } from "../answer/answered-proposal-store.server.ts";
import { readAnsweredSuggestion } from "../answer/answered-suggestion-store.server.ts";
import { positioningStateWords } from "../positioning-words.ts";
import { proposalStateWords } from "../proposal/proposal-words.ts";
import { stayStateWords } from "../stay/stay-words.ts";
import { suggestionStateWords } from "../suggestion/suggestion-states.ts";
import { readAccountMail } from "./contact-to-tell-store.server.ts";
import { positioningMailEffect } from "./message-effects.server.ts";
import type { Notice } from "./notice-store.server.ts";

/**
 * Writes one mail of all that a professional has to hear: how many people are in which state, by training, and nobody's name. Answers its
 * id; null when they gave no address.
 */
export async function tellProfessional(
  transaction: ActingTransaction,
  accountId: string,
  notices: readonly Notice[],
): Promise<string | null> {
  const to = await readAccountMail(transaction, accountId);
  if (to === null) return null;
  const counts = new Map<string, number>();
  for (const notice of new Map(notices.map((one) => [one.subjectId, one])).values()) {
    const line = await lineOf(transaction, notice);
    if (line !== null) counts.set(line, (counts.get(line) ?? 0) + 1);
  }
  const lines = [...counts].map(([line, count]) => `${line} : ${professionalNews.people(count)}.`);
  const words = letter({
    ...{ title: professionalNews.title, greeting: plainGreeting, closing: plainClosing },
    paragraphs: [professionalNews.lede, ...lines.slice(0, MOST_LINES), professionalNews.next],
    action: { label: professionalNews.open, url: publicAddress("/mon-espace") },
  });
  return enqueueEffect(transaction, positioningMailEffect, { to, sealed: sealSecret(JSON.stringify(words)) });
}

const MOST_LINES = 40;

async function lineOf(
  transaction: ActingTransaction,
  { suggestionId, proposalId, subjectId, audience }: Notice,
): Promise<string | null> {
  if (proposalId !== null) {
    const proposal = await readAnsweredProposal(transaction, proposalId);
    if (proposal === undefined) return null;
    return professionalNews.line(proposal.jobLabel, proposalStateWords[proposal.state].prescriber);
  }
  if (suggestionId !== null) {
    const suggestion = await readAnsweredSuggestion(transaction, suggestionId);
    if (suggestion === undefined) return null;
    return professionalNews.line(suggestion.title, suggestionStateWords[suggestion.state].prescriber);
  }
  const positioning = await readAnsweredPositioning(transaction, subjectId);
  if (positioning === undefined) return null;
  const { title, state, stayState } = positioning;
  const words = stayState === null ? positioningStateWords[state] : stayStateWords[stayState];
  return professionalNews.line(title, words[audience]);
}
