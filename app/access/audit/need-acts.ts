import { auditFacts as fact } from "./audit-facts.ts";

const need = { about: "need", facts: { version: fact.version } } as const;

/** The acts on needs of companies. */
export const needActs = {
  "need.post": { ...need, trail: "a posté un besoin", own: "Besoin posté" },
  "need.contribute": { ...need, trail: "a transmis un besoin", own: "Besoin transmis" },
  "need-import.send": {
    about: "need-import",
    facts: { count: fact.count },
    trail: "a transmis un tableau de besoins",
    own: "Tableau de besoins transmis",
  },
  "need-import.remove": {
    about: "need-import",
    facts: {},
    trail: "a effacé un tableau de besoins",
    own: "Tableau de besoins effacé",
  },
  "need.confirm": { ...need, trail: "a confirmé l’entreprise d’un besoin", own: "Besoin confirmé" },
  "need.qualify": { ...need, trail: "a qualifié un besoin", own: "Besoin qualifié" },
  "need.contest-skill": { ...need, trail: "a dit qu’un savoir-faire ne compte plus", own: "Savoir-faire contesté" },
  "need.restore-skill": { ...need, trail: "a dit qu’un savoir-faire compte de nouveau", own: "Savoir-faire rétabli" },
  "need.set-aside": { ...need, trail: "a écarté un besoin", own: "Besoin écarté" },
  "need.merge": { ...need, trail: "a réuni un besoin avec un autre", own: "Besoin réuni avec un autre" },
  "need.absorb": { ...need, trail: "a réuni à un besoin un autre, le même", own: "Autre besoin réuni à celui-ci" },
  "need.tell-apart": { ...need, trail: "a dit que deux besoins sont différents", own: "Besoins dits différents" },
  "need.still-wanted": { ...need, trail: "a noté qu’un besoin dure", own: "Besoin qui dure" },
  "need.fewer": { ...need, trail: "a noté qu’un besoin diminue", own: "Besoin diminué" },
  "need.find-some": { ...need, trail: "a noté qu’un besoin est pourvu en partie", own: "Besoin pourvu en partie" },
  "need.fill": { ...need, trail: "a noté qu’un besoin est pourvu", own: "Besoin pourvu" },
  "need.stop": { ...need, trail: "a noté l’arrêt d’un besoin", own: "Besoin arrêté" },
  "need.ask": { ...need, trail: "a demandé des nouvelles d’un besoin", own: "Nouvelles d’un besoin demandées" },
  "need.close-silent": { ...need, trail: "a fermé un besoin sans nouvelles", own: "Besoin fermé sans nouvelles" },
  "need.reopen": { ...need, trail: "a rouvert un besoin", own: "Besoin rouvert" },
} as const;
