import { auditFacts as fact } from "./audit-facts.ts";

const opening = { about: "opening-request", facts: { version: fact.version } } as const;

/** The acts on sessions that somebody asks to be opened. */
export const openingActs = {
  "opening.ask": { ...opening, trail: "a demandé l’ouverture d’une session", own: "Ouverture demandée" },
  "opening.join": { ...opening, trail: "s’est joint à une demande d’ouverture", own: "Places ajoutées à une demande" },
  "opening.leave": { ...opening, trail: "a retiré ses places d’une demande d’ouverture", own: "Places retirées" },
  "opening.withdraw": { ...opening, trail: "a retiré une demande d’ouverture", own: "Demande d’ouverture retirée" },
  "opening.study": { ...opening, trail: "a mis à l’étude une demande d’ouverture", own: "Demande mise à l’étude" },
  "opening.could": {
    ...opening,
    trail: "a dit pouvoir ouvrir une session avec un financement",
    own: "Ouverture possible, avec un financement",
  },
  "opening.decline": { ...opening, trail: "a dit ne pas ouvrir une session demandée", own: "Ouverture déclinée" },
  "opening.decline-last": {
    ...opening,
    trail: "a dit ne pas ouvrir une session demandée, comme les autres organismes",
    own: "Ouverture déclinée par tous",
  },
  "opening.open": { ...opening, trail: "a ouvert une session demandée", own: "Session demandée ouverte" },
  "opening.fund": { ...opening, trail: "a dit financer une session demandée", own: "Session demandée financée" },
  "opening.refuse": { ...opening, trail: "a refusé une demande d’ouverture", own: "Demande d’ouverture refusée" },
  "opening.remind": { ...opening, trail: "a relancé une demande d’ouverture", own: "Demande d’ouverture relancée" },
  "opening.lapse": {
    ...opening,
    trail: "a clos une demande d’ouverture sans réponse",
    own: "Demande d’ouverture sans réponse",
  },
} as const;
