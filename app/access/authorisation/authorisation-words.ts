import type { AuthorisationProgramme } from "./authorisation-commands.ts";
import type { AuthorisationCommand, AuthorisationState } from "./authorisation-states.ts";

export const authorisationStateWords = {
  requested: "demandée",
  validated: "accordée",
  refused: "refusée",
  suspended: "suspendue",
  expired: "arrivée à son terme",
} as const satisfies Readonly<Record<AuthorisationState, string>>;

/** What the history says of a command, and the button that gives it; the portal's own commands have no button. */
export const authorisationCommandWords = {
  request: { past: "Demande envoyée", button: "" },
  validate: { past: "Accordée par la Région", button: "Accorder" },
  refuse: { past: "Refusée par la Région", button: "Refuser" },
  suspend: { past: "Suspendue par la Région", button: "Suspendre" },
  resume: { past: "Rétablie par la Région", button: "Rétablir" },
  expire: { past: "Arrivée à son terme", button: "" },
} as const satisfies Readonly<Record<AuthorisationCommand, { readonly past: string; readonly button: string }>>;

export const programmeWords = {
  prf: "programme régional de formation (PRF)",
  competences_cles: "Compétences clés",
} as const satisfies Readonly<Record<AuthorisationProgramme, string>>;
