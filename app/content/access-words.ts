/** How screens name a role, as docs/glossary.md does. */
export const roleName = {
  agent: "agent",
  manager: "responsable",
  reader: "lecteur",
  auditor: "auditeur",
} as const;

export const roleHint = {
  agent: "accompagne des personnes et demande des places pour elles",
  manager: "invite, retire et remplace les membres",
  reader: "lit ce que l’organisation publie",
  auditor: "voit qui a fait quoi",
} as const satisfies Readonly<Record<keyof typeof roleName, string>>;

export type MembershipRole = keyof typeof roleName;

/** How screens name a kind of organisation. */
export const kindName = {
  region: "Région",
  state: "État",
  departement: "Département",
  delegated_body: "organisme délégataire du Département",
  france_travail: "agence France Travail",
  mission_locale: "mission locale",
  cap_emploi: "Cap emploi",
  plie: "PLIE, plan local pour l’insertion et l’emploi",
  ccas: "CCAS, centre communal d’action sociale",
  siae: "structure d’insertion par l’activité économique",
  training_organisation: "organisme de formation",
  company: "entreprise",
  branch: "branche professionnelle",
  proch_emploi: "plateforme Proch’Emploi",
} as const;

export type OrganisationKind = keyof typeof kindName;
