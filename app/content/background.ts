import type { Voiced } from "./skill-voice.ts";

/** Licences, languages, level of diploma, and what trainings ask before they begin. */
export const backgroundPage = {
  title: "Permis, langues et niveau de diplôme",
  about: "Dernière page avant le résultat",
  lede: "Certains métiers et certaines formations en demandent. Laissez vide ce que vous ne voulez pas dire.",
  licences: "Cochez ce que vous avez",
  licence: {
    "permis-b": "Permis B (voiture)",
    "permis-c": "Permis C (camion)",
    "permis-d": "Permis D (bus, car)",
    fimo: "FIMO (transport de marchandises ou de voyageurs)",
    "caces-r489": "CACES R489 (chariot élévateur)",
    "caces-r482": "CACES R482 (engins de chantier)",
    "caces-r486": "CACES R486 (nacelle)",
    "habilitation-electrique": "Habilitation électrique",
    sst: "SST (sauveteur secouriste du travail)",
  },
  language: {
    french: "Parler français",
    english: "Parler anglais",
    dutch: "Parler néerlandais",
    german: "Parler allemand",
  },
  languageName: { french: "Français", english: "Anglais", dutch: "Néerlandais", german: "Allemand" },
  languageLevel: { well: "Bien", little: "Un peu", no: "Non" },
  keySkills: "Lire, écrire et compter",
  keySkillLevel: { easy: "Sans difficulté", hard: "C’est difficile pour moi" },
  level: "Votre plus haut diplôme",
  levels: {
    "2": "Aucun, ou le brevet",
    "3": "CAP, BEP, titre professionnel",
    "4": "Bac",
    "5": "Bac + 2",
    "6": "Bac + 3 ou 4",
    "7": "Bac + 5",
    "8": "Doctorat",
  },
  unsaid: "Je ne dis rien",
  papers: "Avez-vous les papiers ?",
  hasPapers: { yes: "Oui, je peux les montrer (carte, attestation, diplôme)", no: "Non, ou pas tous" },
  submit: "Voir mon résultat",
  skip: "Passer",
  errors: {
    licences: "Cochez des lignes de cette liste.",
    level: "Choisissez un diplôme dans la liste.",
  },
} as const;

/** What somebody has beside skills, as the result and the printed page say it. */
export const backgroundWords = {
  title: "Vous avez aussi",
  none: "Vous n’avez rien dit des permis, des langues et de votre diplôme.",
  change: "Dire les permis, les langues, le diplôme",
  evidence: (hasPapers: boolean, day: string): string =>
    hasPapers ? `vous avez les papiers, dit le ${day}` : `vous l’avez dit le ${day}`,
  noted: (hasPapers: boolean, organisation: string, day: string): string =>
    `${hasPapers ? "avec les papiers, noté" : "noté"} avec « ${organisation} », le ${day}`,
  speaks: (language: string, level: string): string => `${language}\u00a0: ${level.toLocaleLowerCase("fr")}`,
  keySkills: (level: string): string => `Lire, écrire et compter\u00a0: ${level.toLocaleLowerCase("fr")}`,
  level: (label: string): string => `Plus haut diplôme\u00a0: ${label}`,
} as const;

/** What trainings ask before they begin. */
export const priorWords = {
  title: "À avoir avant d’entrer en formation",
  need: {
    "key-skills": "Lire, écrire et compter (le certificat CléA le prouve)",
    french: "Parler français au travail",
    "permis-b": "Le permis B",
    sas: "Avoir découvert le métier (un sas, un stage)",
  },
  status: { held: "vous l’avez", missing: "il vous manque", unknown: "à vérifier, vous ne l’avez pas dit" },
  often: "souvent demandé par les employeurs",
  line: (need: string, status: string): string => `${need}\u00a0: ${status}`,
  prepares: (needs: string): string => `À faire avant les autres étapes. Elle apporte\u00a0: ${needs}.`,
  unmetTitle: "Il vous manque aussi, avant de commencer",
  unmet:
    "Aucune date près de chez vous ne l’apporte à temps. Demandez une aide individuelle à un conseiller, ou cherchez plus loin.",
  levelAsked: (level: number): string => `Un diplôme de niveau ${level} est demandé à l’entrée.`,
  levelAdvised: (level: number): string => `Un diplôme de niveau ${level} est conseillé à l’entrée.`,
  levelHeld: "Vous l’avez.",
  levelUnknown: "Dites-nous le vôtre.",
  levelLacking: "Le vôtre est plus bas : demandez à l’organisme.",
  publics: (names: string): string => `Pour : ${names}.`,
} as const;

/** The words of these pages, by whom they are for or by who reads beside them. */
export const backgroundPages: Voiced<typeof backgroundPage> = {
  own: backgroundPage,
  beside: {
    ...backgroundPage,
    lede: "Certains métiers et certaines formations en demandent. Laissez vide ce que la personne ne veut pas dire.",
    licences: "Cochez ce que la personne a",
    keySkillLevel: { ...backgroundPage.keySkillLevel, hard: "C’est difficile pour elle" },
    level: "Son plus haut diplôme",
    unsaid: "Elle ne dit rien",
    papers: "A-t-elle les papiers ?",
    hasPapers: { ...backgroundPage.hasPapers, yes: "Oui, elle peut les montrer (carte, attestation, diplôme)" },
    submit: "Voir le résultat",
  },
};

export const backgroundVoices: Voiced<typeof backgroundWords> = {
  own: backgroundWords,
  beside: {
    ...backgroundWords,
    title: "La personne a aussi",
    none: "Rien n’est dit de ses permis, de ses langues et de son diplôme.",
    evidence: (hasPapers: boolean, day: string): string =>
      hasPapers ? `elle a les papiers, dit le ${day}` : `elle l’a dit le ${day}`,
  },
};

export const priorVoices: Voiced<typeof priorWords> = {
  own: priorWords,
  beside: {
    ...priorWords,
    status: { held: "la personne l’a", missing: "il lui manque", unknown: "à vérifier, elle ne l’a pas dit" },
    unmetTitle: "Il lui manque aussi, avant de commencer",
    unmet:
      "Aucune date près de chez elle ne l’apporte à temps. Regardez si une aide individuelle peut payer, ou cherchez plus loin.",
    levelHeld: "La personne l’a.",
    levelUnknown: "Le sien n’est pas dit.",
    levelLacking: "Le sien est plus bas : demandez à l’organisme.",
  },
};
