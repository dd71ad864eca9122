import { auditFacts as fact } from "./audit-facts.ts";

const aid = { about: "aid-request", facts: { version: fact.version } } as const;
/** Somebody's answer, theirs or noted for them: then, how they said it. */
const answer = { about: "aid-request", facts: { version: fact.version, saidHow: fact.saidHow } } as const;

/** The acts on individual aids. */
export const aidActs = {
  "aid.prepare": { ...aid, trail: "a préparé une demande d’aide individuelle", own: "Aide individuelle préparée" },
  "aid.agree": { ...answer, trail: "a dit ou noté un oui à une aide individuelle", own: "Aide individuelle : oui" },
  "aid.decline": { ...answer, trail: "a dit ou noté un non à une aide individuelle", own: "Aide individuelle : non" },
  "aid.ask-quote": { ...aid, trail: "a demandé un devis pour une aide individuelle", own: "Devis demandé" },
  "aid.quote": { ...aid, trail: "a donné ou noté un devis pour une aide individuelle", own: "Devis donné ou noté" },
  "aid.no-quote": { ...aid, trail: "a dit ne pas donner de devis", own: "Devis non donné" },
  "aid.supply": {
    ...aid,
    trail: "a dit donné ce qui manquait à une aide individuelle",
    own: "Demande d’aide complétée",
  },
  "aid.send": { ...aid, trail: "a envoyé une demande d’aide individuelle", own: "Aide individuelle envoyée" },
  "aid.accept": {
    ...aid,
    trail: "a accepté ou noté acceptée une aide individuelle",
    own: "Aide individuelle acceptée",
  },
  "aid.refuse": { ...aid, trail: "a refusé ou noté refusée une aide individuelle", own: "Aide individuelle refusée" },
  "aid.return": { ...aid, trail: "a renvoyé une demande d’aide à compléter", own: "Aide individuelle à compléter" },
  "aid.cancel": { ...aid, trail: "a annulé une demande d’aide individuelle", own: "Aide individuelle annulée" },
  "aid.enter": {
    ...aid,
    trail: "a noté une entrée en formation avec une aide individuelle",
    own: "Entrée en formation avec une aide",
  },
  "aid.remind": { ...aid, trail: "a rappelé une demande d’aide individuelle", own: "Aide individuelle rappelée" },
  "aid.expire": {
    ...aid,
    trail: "a clos une aide individuelle : le jour du début est passé",
    own: "Aide individuelle close",
  },
} as const;
