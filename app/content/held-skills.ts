import { dayAndMonth } from "./dates.ts";

/** What is said of somebody's skills, wherever they are shown. */
export const heldSkillsWords = {
  nothing: "Rien n’est encore noté.",
  begin: "Commencer",
  resume: "Continuer",
  wants: (job: string): string => `Métier voulu : ${job}.`,
  result: "Voir le résultat pour ce métier",
  path: "Voir un parcours de formation",
  print: "Voir la page à imprimer",
  background: "Permis, langues, diplôme",
  evidence: { "own-word": "Sur parole", test: "Montré par un test" },
  little: "un peu",
  nothingMore: "Ses compétences sont déjà comptées ici, ou le portail ne les connaît pas encore.",
  said: {
    own: (day: string): string => `Dit par vous, le ${dayAndMonth(day)}`,
    beside: (day: string): string => `Dit par la personne, le ${dayAndMonth(day)}`,
    noted: (organisation: string, day: string): string => `Noté avec « ${organisation} », le ${dayAndMonth(day)}`,
    obtained: (organisation: string, day: string): string =>
      `Enregistré par « ${organisation} » à la fin de la formation, le ${dayAndMonth(day)}`,
  },
  test: {
    title: "Un test l’a montré",
    lede: "Une évaluation, une mise en situation, un stage : ce qui a été vu compte plus que la parole.",
    skill: "Quelle compétence ?",
    choose: "Choisissez dans la liste",
    submit: "Noter le test",
  },
  errors: { ogr: "Choisissez une compétence dans la liste." },
} as const;

export const ownSkillsPage = {
  title: "Mes compétences",
  lede: "Ce que vous savez faire, ce qui le montre, le jour et qui l’a dit.",
  empty: "Dites un métier que vous avez fait, un diplôme, ou quelques mots. Trois minutes suffisent.",
  kept: "C’est gardé dans votre compte jusqu’à ce que vous l’effaciez, ou 24 mois après le dernier changement.",
  draft: "Des réponses sont gardées sur cet appareil, sans votre nom.",
  seeDraft: "Voir ce qu’elles disent, et les ajouter ici",
  readers: "Qui peut les lire",
  readersLede: [
    "Sans votre accord, personne. Avec votre accord, vos référents les lisent et les complètent avec vous.",
    "Elles comptent aussi, sans votre nom, dans des nombres : « 12 personnes près d’ici savent souder ».",
    "Vous pouvez arrêter quand vous voulez.",
  ].join(" "),
  noReader: "Aucune organisation n’a relié un dossier à votre compte. Votre référent peut vous envoyer un lien.",
  agreed: (organisation: string, day: string): string => `« ${organisation} » peut les lire, depuis le ${day}.`,
  notAgreed: (organisation: string): string => `« ${organisation} » ne peut pas les lire.`,
  agree: "Autoriser",
  agreeFollows:
    "Vos référents de cette organisation liront ce que vous savez faire, et pourront le compléter avec vous.",
  confirmAgree: "Oui, autoriser",
  stop: "Ne plus autoriser",
  stopFollows: "Leur accès s’arrête tout de suite. Ce qui est noté reste à vous.",
  confirmStop: "Oui, ne plus autoriser",
  copyTitle: "En avoir une copie",
  file: "Télécharger mes compétences (fichier JSON)",
  eraseTitle: "Tout effacer",
  eraseText:
    "Ce que vous avez dit disparaît tout de suite, pour toujours. Les blocs obtenus restent : ils viennent de vos formations.",
  erase: "Effacer mes compétences",
  confirmErase: "Oui, tout effacer",
  whoRead: "Voir qui les a lues",
  saved: {
    "deja-ajoutees": "Cet appareil ne garde plus de réponses : elles ont déjà été ajoutées, ou effacées.",
    ajoutees: "Vos réponses sont dans votre compte. Elles ne sont plus sur cet appareil.",
    "competences-effacees": "Vos compétences sont effacées.",
    autorisee: "C’est noté : cette organisation peut les lire.",
    "plus-autorisee": "C’est noté : cette organisation ne peut plus les lire.",
    "test-note": "Le test est noté.",
  },
} as const;

export const carryDraftPage = {
  title: "Ajouter mes réponses à mon compte",
  lede: "Voici ce que disent les réponses gardées sur cet appareil.",
  what: "En les ajoutant, elles rejoignent vos compétences. Elles sont alors enlevées de cet appareil.",
  submit: "Ajouter à mes compétences",
  nothing: "Il n’y a rien à ajouter : cet appareil ne garde aucune réponse.",
  back: "Retour à mes compétences",
} as const;

export const skillsBesidePage = {
  title: (name: string): string => `Compétences de ${name}`,
  fallback: "Compétences",
  link: "Compétences et parcours",
  lede: "Ce que la personne sait faire, ce qui le montre, le jour et qui l’a dit. À lire et à compléter avec elle.",
  empty: "Remplissez ces pages avec la personne. Un métier fait, un diplôme, quelques mots.",
  agreed: (day: string): string => `La personne est d’accord depuis le ${day}. Chaque lecture est notée.`,
  closedTitle: "La personne n’a pas donné son accord",
  closed: "Sans son accord, vous ne voyez rien de ce qu’elle sait faire, et vous ne pouvez rien noter.",
  askAccount: [
    "Cette personne a un compte : elle seule donne son accord.",
    "Demandez-lui d’ouvrir « Mon compte », puis « Mes compétences », et d’autoriser votre organisation.",
  ].join(" "),
  ask: [
    "Dites-lui à quoi cela sert : voir ce qui lui manque pour un métier, trouver les formations, et compter, sans son nom, " +
      "combien de personnes savent faire ce qu’une entreprise cherche.",
    "Dites-lui qu’elle peut dire non, ou arrêter quand elle veut. Notez son accord seulement si elle le donne.",
  ].join(" "),
  askReferent: "Seul son référent peut noter son accord.",
  agree: "Noter que la personne est d’accord",
  agreeFollows: "Elle vous l’a dit elle-même, et elle sait à quoi cela sert ? Votre nom et le jour sont notés.",
  confirmAgree: "Oui, elle est d’accord",
  stopTitle: "La personne ne veut plus ?",
  stopLede: "Votre accès s’arrête tout de suite. Ce qui est noté reste à elle.",
  stop: "Noter qu’elle n’est plus d’accord",
  confirmStop: "Oui, arrêter mon accès",
  back: "Retour au dossier",
  beside: (name: string): string => `Vous remplissez ces pages avec ${name}.`,
  keptFor: "Noté avec la personne, au nom de votre organisation.",
  saved: {
    "lecture-accord": "L’accord de la personne est noté.",
    "lecture-finie": "C’est noté. Vous n’avez plus accès à ses compétences.",
    "test-personne": "Le test est noté.",
    "pas-garde":
      "Votre dernière réponse n’est pas gardée : la personne n’est plus d’accord pour que votre organisation note ses compétences.",
  },
} as const;
