import type { ContactFault } from "#app/people/file/contact-fault.ts";

/** How a person may be reached, in the order of the form. */
const channels = {
  sms: { label: "Par SMS", hint: "Au numéro de mobile indiqué." },
  mail: { label: "Par e-mail", hint: "À l’adresse indiquée." },
  referent: { label: "Par vous", hint: "Vous lui dites vous-même ce qui se passe." },
} as const;

const yesNo = { yes: "Oui", no: "Non", unknown: "Je ne sais pas" } as const;

export const newPersonPage = {
  title: "Suivre une nouvelle personne",
  lede: "Une minute suffit : vous compléterez plus tard. Dites à la personne ce que vous notez ici : elle pourra le lire.",
  noHealth:
    "Aucun champ ne sert à noter la santé, un handicap ou la justice : ne l’écrivez nulle part dans le portail.",
  lastName: "Nom de famille",
  firstName: "Prénom",
  birthDate: "Date de naissance",
  commune: "Commune où elle habite",
  communeHint: "Par exemple : Lens, ou 62300.",
  phone: "Téléphone (facultatif)",
  phoneHint: "Numéro de France et d’outre-mer, ou avec +32 pour la Belgique, +352 pour le Luxembourg.",
  mail: "Adresse e-mail (facultatif)",
  channel: "Comment la prévenir",
  rsa: "Perçoit-elle le RSA ?",
  registration: "Est-elle inscrite à France Travail ?",
  level: "Niveau de diplôme le plus haut",
  levelUnknown: "Je ne sais pas",
  levels: {
    "1": "1 : savoirs de base à acquérir",
    "2": "2 : aucun diplôme, socle acquis",
    "3": "3 : CAP, BEP",
    "4": "4 : bac",
    "5": "5 : BTS, DUT",
    "6": "6 : licence",
    "7": "7 : master",
    "8": "8 : doctorat",
  },
  source: "D’où viennent ces informations ?",
  sources: {
    said: "La personne le dit",
    document: "J’ai vu un justificatif",
    caf_msa: "CAF ou MSA",
    france_travail: "France Travail",
    departement: "Département",
  },
  isAnother: "Une personne du même nom",
  isAnotherYes: "C’est quelqu’un d’autre, née le même jour",
  submit: "Créer le dossier",
  channels,
  yesNo,
  errors: {
    lastName: "Écrivez le nom de famille, avec des lettres, des espaces, des tirets ou des apostrophes.",
    firstName: "Écrivez le prénom, avec des lettres, des espaces, des tirets ou des apostrophes.",
    birthDate: "Donnez la date de naissance. Par exemple : 14/05/1990.",
    commune: "Écrivez la commune où la personne habite.",
    phone: "Ce numéro n’est pas complet. Par exemple : 06 12 34 56 78, ou +32 470 12 34 56.",
    mail: "Cette adresse n’est pas complète. Par exemple : prenom.nom@exemple.fr.",
    channel: "Choisissez comment prévenir la personne.",
    rsa: "Choisissez une réponse, même « Je ne sais pas ».",
    registration: "Choisissez une réponse, même « Je ne sais pas ».",
    level: "Choisissez un niveau dans la liste.",
    source: "Choisissez d’où viennent ces informations.",
  },
  birthInFuture: "Cette date est à venir. Vérifiez l’année.",
  unknownTown: "Cette commune n’est pas connue dans la région. Vérifiez-la, ou écrivez son code postal.",
  severalTowns: (names: string): string => `Plusieurs communes ont ce nom : ${names}. Écrivez aussi le département.`,
  faults: {
    "phone-missing": "Pour la prévenir par SMS, donnez un numéro de mobile.",
    "phone-takes-no-sms": "Ce numéro ne reçoit pas de SMS. Donnez un mobile, ou choisissez un autre moyen.",
    "mail-missing": "Pour la prévenir par e-mail, donnez son adresse.",
    "address-missing": "Pour lui écrire, donnez son adresse.",
  } as const satisfies Readonly<Record<ContactFault["kind"], string>>,
  alreadyYours: "Vous suivez déjà cette personne.",
  openFile: "Ouvrir son dossier",
  alreadyHere:
    "Cette personne a déjà un dossier dans votre organisation, suivi par un collègue. Demandez à votre responsable de vous confier le suivi.",
} as const;
