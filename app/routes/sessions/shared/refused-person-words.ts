import { positioningRefusalWords } from "#app/positioning/positioning-refusal-words.ts";
import type { RefusedPerson } from "#app/positioning/sessions/decide-for-people.server.ts";
import { stateWords } from "#app/positioning/sessions/decision-words.ts";

/** Why nothing was done for somebody, and what to do; both versions when another hand came first. */
export function refusedPersonWords({ refusal, stateRead }: Pick<RefusedPerson, "refusal" | "stateRead">): string {
  switch (refusal.kind) {
    case "stale-version": {
      const is = stateWords(refusal.stayState ?? refusal.state);
      const was = stateRead === null ? "" : `Vous aviez lu « ${stateWords(stateRead)} ». `;
      return `${was}Quelqu’un a répondu avant vous : c’est maintenant « ${is} ». Rien n’a changé. Relisez, puis recommencez.`;
    }
    case "unknown-positioning":
      return "Cette personne n’est plus sur votre liste. Rechargez la page.";
    case "key-of-another-command":
      return "Cette page a déjà servi. Rechargez-la, puis recommencez.";
    default:
      return positioningRefusalWords(refusal);
  }
}
