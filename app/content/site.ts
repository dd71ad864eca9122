/** Names and links every page carries. */
export const site = {
  name: "Hub emploi-formation",
  titleSuffix: " – Hub emploi-formation",
  description:
    "Trouvez une formation près de chez vous : dates, places, prix, conditions d’entrée, et une personne à qui parler.",
  skipNavigation: "Accès rapide",
  skipToContent: "Aller au contenu",
  skipToHelp: "Aller à l’aide",
  header: "En-tête",
  mainNavigation: "Menu principal",
  footerNavigation: "Informations sur le site",
  breadcrumb: "Vous êtes ici",
  home: "Accueil",
  trainings: "Formations",
  findTraining: "Trouver une formation",
  help: "Aide",
  ownSpace: "Mon espace",
  signOut: "Me déconnecter",
  legal: "Mentions légales",
  status: "État du service",
  pending: "La page arrive…",
  closing: "Un portail pour se former et trouver un emploi dans les Hauts-de-France.",
} as const;
