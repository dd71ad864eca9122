import { auditFacts as fact } from "./audit-facts.ts";

const onFile = { about: "person-file", facts: {} } as const;
const onTie = { about: "person", facts: {} } as const;

const ownSkills = { about: "account", facts: {} } as const;

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
  "person-file.share": {
    about: "person-file",
    facts: { isShared: fact.isShared },
    trail: "a noté l’accord d’une personne pour montrer où en sont ses demandes",
    own: ["Votre accord pour montrer où en sont vos demandes a changé", "Accord d’une personne noté"],
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
  "held-skill.keep": { ...ownSkills, trail: "a noté ses compétences", own: "Vos compétences notées" },
  "held-skill.erase": { ...ownSkills, trail: "a effacé ses compétences", own: "Vos compétences effacées" },
  "held-skill.agree": {
    about: "person-file",
    facts: { isAgreed: fact.isAgreed },
    trail: "a noté si une personne est d’accord pour que ses compétences soient lues",
    own: [
      "Votre accord pour que vos compétences soient lues a changé",
      "Accord d’une personne sur ses compétences noté",
    ],
  },
  "held-skill.read": {
    ...onFile,
    trail: "a lu les compétences d’une personne",
    own: ["Vos compétences ont été lues", "Compétences d’une personne lues"],
  },
  "held-skill.fill": {
    ...onFile,
    trail: "a noté les compétences d’une personne",
    own: ["Vos compétences ont été notées", "Compétences d’une personne notées"],
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
