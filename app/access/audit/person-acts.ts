import { auditFacts as fact } from "./audit-facts.ts";

const onFile = { about: "person-file", facts: {} } as const;
const onTie = { about: "person", facts: {} } as const;

/** The acts of the trail about the files of people, and about two files of one human. */
export const personActs = {
  "person-file.create": { ...onFile, trail: "a créé un dossier", own: ["Votre dossier a été créé", "Dossier créé"] },
  "person-file.change": {
    ...onFile,
    trail: "a modifié un dossier",
    own: ["Votre dossier a été modifié", "Dossier modifié"],
  },
  "person-file.change-phone": {
    ...onFile,
    trail: "a changé le numéro de téléphone d’un dossier par un lien",
    own: ["Votre numéro de téléphone a été changé", "Numéro de téléphone d’un dossier changé"],
  },
  "person-file.restrict": {
    about: "person-file",
    facts: { isRestricted: fact.isRestricted },
    trail: "a changé qui peut ouvrir un dossier",
    own: ["Qui peut ouvrir votre dossier a changé", "Qui peut ouvrir un dossier a changé"],
  },
  "person-file.name-referent": {
    about: "person-file",
    facts: { colleagueMembershipId: fact.colleague },
    trail: "a nommé un autre référent d’une personne",
    own: ["Un autre référent vous suit aussi", "Autre référent nommé"],
  },
  "person-file.offer-account": {
    ...onFile,
    trail: "a envoyé à une personne le lien vers son dossier",
    own: ["Un lien vers votre dossier vous a été envoyé", "Lien vers un dossier envoyé à la personne"],
  },
  "person-file.claim": {
    ...onFile,
    trail: "a relié son compte à son dossier",
    own: ["Votre compte a été relié à votre dossier", "Compte relié à un dossier"],
  },
  "person-file.read": {
    about: "person-file",
    facts: { role: fact.role },
    trail: "a ouvert un dossier",
    own: ["Votre dossier a été ouvert", "Le dossier d’une personne a été ouvert"],
  },
  "person.ask-tie": {
    ...onTie,
    trail: "a demandé de réunir deux dossiers d’une personne",
    own: ["On a demandé de réunir vos dossiers", "Réunion de deux dossiers demandée"],
  },
  "person.answer-tie": {
    about: "person",
    facts: { answer: fact.tieAnswer },
    trail: "a répondu sur deux dossiers d’une personne",
    own: ["On a répondu sur la réunion de vos dossiers", "Réponse sur la réunion de deux dossiers"],
  },
} as const;
