import { auditFacts as fact } from "./audit-facts.ts";

const proposal = { about: "proposal", facts: { version: fact.version } } as const;
/** Somebody's answer, theirs or noted for them: then, how they said it. */
const answer = { about: "proposal", facts: { version: fact.version, saidHow: fact.saidHow } } as const;

/** The acts on needs of companies that are proposed to people. */
export const proposalActs = {
  "proposal.propose": { ...proposal, trail: "a proposé un emploi à une personne", own: "Emploi proposé" },
  "proposal.agree": { ...answer, trail: "a dit ou noté un oui à un emploi proposé", own: "Emploi proposé : oui" },
  "proposal.decline": { ...answer, trail: "a dit ou noté un non à un emploi proposé", own: "Emploi proposé : non" },
  "proposal.withdraw": {
    ...proposal,
    trail: "a noté qu’une personne change d’avis sur un emploi proposé",
    own: "Emploi proposé : accord retiré",
  },
  "proposal.take-back": { ...proposal, trail: "a retiré un emploi proposé", own: "Emploi proposé, retiré" },
  "proposal.meet": { ...proposal, trail: "a dit rencontrer une personne", own: "Rencontre prévue avec l’entreprise" },
  "proposal.pass": { ...proposal, trail: "n’a pas donné suite à une personne", own: "Entreprise sans suite" },
  "proposal.hire": { ...proposal, trail: "a dit embaucher une personne", own: "Embauche" },
  "proposal.not-hire": {
    ...proposal,
    trail: "a dit ne pas embaucher une personne rencontrée",
    own: "Rencontre faite, sans embauche",
  },
  "proposal.no-show": {
    ...proposal,
    trail: "a noté une absence à une rencontre",
    own: "Rencontre qui n’a pas eu lieu",
  },
  "proposal.lapse": {
    ...proposal,
    trail: "a clos un emploi proposé, sans réponse",
    own: "Emploi proposé, sans réponse",
  },
  "proposal.close": {
    ...proposal,
    trail: "a clos un emploi proposé : l’entreprise ne cherche plus",
    own: "Emploi proposé, clos",
  },
  "proposal.carry": {
    ...proposal,
    trail: "a porté un emploi proposé sur le besoin réuni",
    own: "Emploi proposé, porté sur le même besoin",
  },
} as const;
