import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { needTransitions } from "#app/needs/need-states.ts";
import { needStateWords } from "#app/needs/need-words.ts";
import { openingTransitions } from "#app/needs/openings/opening-states.ts";
import { openingStateWords } from "#app/needs/openings/opening-words.ts";
import { operationTransitions } from "#app/needs/operations/operation-states.ts";
import { operationStateWords } from "#app/needs/operations/operation-words.ts";
import { mermaidOf } from "#app/platform/state-machine.ts";
import { aidTransitions } from "#app/positioning/aid/aid-states.ts";
import { aidStateWords } from "#app/positioning/aid/aid-words.ts";
import { positioningTransitions } from "#app/positioning/positioning-states.ts";
import { positioningStateWords } from "#app/positioning/positioning-words.ts";
import { proposalTransitions } from "#app/positioning/proposal/proposal-states.ts";
import { proposalStateWords } from "#app/positioning/proposal/proposal-words.ts";
import { stayTransitions } from "#app/positioning/stay/stay-states.ts";
import { stayStateWords } from "#app/positioning/stay/stay-words.ts";
import { suggestionStateWords, suggestionTransitions } from "#app/positioning/suggestion/suggestion-states.ts";
import { sessionTransitions } from "#app/training/seats/session-states.ts";
import { sessionStateWords } from "#app/training/seats/session-words.ts";

const diagrams = {
  Positioning: mermaidOf(positioningTransitions, (state) => positioningStateWords[state].prescriber),
  "Stay in training": mermaidOf(stayTransitions, (state) => stayStateWords[state].prescriber),
  Suggestion: mermaidOf(suggestionTransitions, (state) => suggestionStateWords[state].prescriber),
  Session: mermaidOf(sessionTransitions, (state) => sessionStateWords[state]),
};

const all = [
  ...Object.entries(diagrams).map(([name, drawn]) => ["docs/positioning.md", name, drawn] as const),
  [
    "docs/needs.md",
    "Proposal",
    mermaidOf(proposalTransitions, (state) => proposalStateWords[state].prescriber),
  ] as const,
  [
    "docs/needs.md",
    "A session to open",
    mermaidOf(openingTransitions, (state) => openingStateWords[state].asker),
  ] as const,
  ["docs/aids.md", "Individual aid", mermaidOf(aidTransitions, (state) => aidStateWords[state].prescriber)] as const,
  ["docs/needs.md", "Operation", mermaidOf(operationTransitions, (state) => operationStateWords[state])] as const,
  ["docs/needs.md", "Need", mermaidOf(needTransitions, (state) => needStateWords[state].sensor)] as const,
];

test.each(all)("the diagram of %s, %s, is that of the table", async (file, name, drawn) => {
  const page = await readFile(file, "utf8");
  const section = page.split(/^## /m).find((part) => part.startsWith(`${name}\n`)) ?? "";
  const written = section.match(/```mermaid\n([\s\S]*?)\n```/)?.[1];
  expect(written).toBe(drawn);
});
