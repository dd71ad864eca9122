/** Ways to train and to have it paid that people search by name: none is the subject of a training. */
export const schemeCodes = ["vae", "cpf", "poe", "afest", "pmsmp", "opco", "ptp", "aif"] as const;
export type SchemeCode = (typeof schemeCodes)[number];

/** What each is, and what to do, in two sentences. */
export const schemeText: Readonly<Record<SchemeCode, { readonly name: string; readonly text: string }>> = {
  vae: {
    name: "VAE, validation des acquis de l’expérience",
    text:
      "Elle permet d’obtenir un diplôme grâce à votre expérience, sans suivre toute la formation. Cherchez le diplôme " +
      "voulu, puis demandez à un conseiller si la VAE vous convient.",
  },
  cpf: {
    name: "CPF, compte personnel de formation",
    text:
      "C’est une somme en euros, à vous, pour payer une formation. Son montant se lit sur moncompteformation.gouv.fr. " +
      "Cherchez ici un métier ou une formation.",
  },
  poe: {
    name: "POE, préparation opérationnelle à l’emploi (POEI, POEC)",
    text:
      "C’est une formation courte avant une embauche, payée par France Travail. Elle se prépare avec votre conseiller : " +
      "cherchez ici le métier, puis parlez-lui-en.",
  },
  afest: {
    name: "AFEST, formation en situation de travail",
    text:
      "Elle se passe dans l’entreprise, au poste de travail, avec quelqu’un qui montre. C’est l’employeur qui " +
      "l’organise : cherchez ici les formations qui se suivent ailleurs.",
  },
  pmsmp: {
    name: "PMSMP, immersion en entreprise",
    text:
      "C’est un stage court pour découvrir un métier ou vérifier qu’il vous plaît. Votre conseiller signe la convention " +
      "avec l’entreprise : France Travail, mission locale ou Cap emploi.",
  },
  opco: {
    name: "OPCO, opérateur de compétences",
    text: "Il aide les entreprises à payer la formation de leurs salariés. Demandez à votre employeur quel est le sien.",
  },
  ptp: {
    name: "PTP, projet de transition professionnelle (ancien CIF)",
    text:
      "Il permet à un salarié de s’absenter pour apprendre un autre métier, en étant payé. La demande se fait auprès " +
      "de Transitions Pro : cherchez d’abord la formation.",
  },
  aif: {
    name: "AIF, aide individuelle à la formation",
    text:
      "France Travail peut payer tout ou partie d’une formation choisie avec votre conseiller. Cherchez ici la " +
      "formation, puis parlez-lui-en.",
  },
};
