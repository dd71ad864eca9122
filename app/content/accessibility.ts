/** The state the law asks to publish, until an audit says otherwise: "non" while none was done. */
export const accessibilityState: "non" | "partiellement" | "totalement" = "non";

export const accessibilityLabel = `Accessibilité : ${accessibilityState === "non" ? "non conforme" : `${accessibilityState} conforme`}`;

/** The statement, after the official model (arrêté du 20 septembre 2019). */
export const accessibilityPage = {
  title: "Déclaration d’accessibilité",
  description:
    "L’état d’accessibilité du Hub emploi-formation, ce qui est vérifié, et comment signaler une difficulté.",
  intro:
    "La Région Hauts-de-France s’engage à rendre ce site accessible, selon l’article 47 de la loi du 11 " +
    "février 2005. Cette déclaration concerne le Hub emploi-formation.",
  stateTitle: "État de conformité",
  stateText:
    "Ce site n’est pas conforme au référentiel général d’amélioration de l’accessibilité (RGAA 4.1) : " +
    "aucun audit par une personne n’a encore été fait. La loi demande alors d’écrire « non conforme ».",
  checkedTitle: "Ce qui est vérifié à chaque version",
  checked: [
    "Chaque page est contrôlée par un outil automatique (axe), en clair et en sombre, de 320 à 1280 pixels.",
    "La recherche jusqu’à la fiche d’une formation se fait au clavier, et sans JavaScript.",
    "Les contrastes des couleurs sont calculés : 7 pour 1 pour les textes.",
    "Aucune page ne défile de côté sur un écran de 320 pixels.",
  ],
  limitsTitle: "Ce qui n’est pas vérifié",
  limits: [
    "Aucun essai avec des lecteurs d’écran n’a encore été fait par des personnes qui les utilisent.",
    "Les textes des organismes sont montrés comme ils les écrivent. Ils peuvent être difficiles à lire.",
  ],
  drawnTitle: "Établissement de cette déclaration",
  drawn:
    "Cette déclaration a été écrite le 21 novembre 2026. Technologies : HTML, CSS, JavaScript. Outils : axe-core et Chromium.",
  contactTitle: "Signaler une difficulté",
  contact:
    "Une page vous bloque ? Appelez-nous. Nous vous donnons l’information autrement, et nous corrigeons la page.",
  defenderTitle: "Si vous n’avez pas de réponse",
  defender: [
    "Vous pouvez écrire au Défenseur des droits, ou à son délégué près de chez vous.",
    "Par courrier gratuit, sans timbre : Défenseur des droits, Libre réponse 71120, 75342 Paris Cedex 07.",
  ],
  defenderLink: "Formulaire du Défenseur des droits",
  defenderUrl: "https://formulaire.defenseurdesdroits.fr/",
} as const;
