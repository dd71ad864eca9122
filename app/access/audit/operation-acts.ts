import { auditFacts as fact } from "./audit-facts.ts";

const operation = { about: "operation", facts: { version: fact.version } } as const;

/** The acts on operations: people gathered for a company's need. */
export const operationActs = {
  "operation.open": { ...operation, trail: "a ouvert une opération", own: "Opération ouverte" },
  "operation.change-path": {
    ...operation,
    trail: "a changé le parcours d’une opération",
    own: "Parcours d’une opération changé",
  },
  "operation.close-gathering": {
    ...operation,
    trail: "a fermé la recherche de personnes d’une opération, le délai étant passé",
    own: "Recherche de personnes fermée",
  },
  "operation.confirm-path": {
    ...operation,
    trail: "a confirmé le parcours d’une opération",
    own: "Parcours d’une opération confirmé",
  },
  "operation.start": { ...operation, trail: "a commencé une opération", own: "Opération commencée" },
  "operation.end": { ...operation, trail: "a terminé une opération", own: "Opération terminée" },
  "operation.cancel": { ...operation, trail: "a annulé une opération", own: "Opération annulée" },
} as const;
