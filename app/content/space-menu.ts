/** The menu of whoever works in an organisation. */
export const spaceMenu = {
  label: "Mon espace",
  organisation: "Mon organisation",
  authorisations: "Habilitations",
  agreements: "Conventions",
  standIns: "Remplacements",
  operation: "Exploitation",
  assistance: "Aider un membre",
  journal: "Journal",
  account: "Mon compte",
} as const;
