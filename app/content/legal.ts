/** What the law asks a public site to say about itself. */
export const legalPage = {
  title: "Mentions légales",
  description: "Qui édite ce site, qui l’héberge, ce que deviennent vos données.",
  sections: [
    {
      title: "Qui édite ce site",
      paragraphs: [
        "Le Hub emploi-formation est un portail pour la région Hauts-de-France.",
        "Le nom de l’éditeur et celui du directeur de la publication sont donnés ici à la mise en ligne publique.",
      ],
    },
    {
      title: "Qui l’héberge",
      paragraphs: [
        "L’hébergeur est celui de l’exploitant du service. Son nom est donné ici à la mise en ligne publique.",
      ],
    },
    {
      title: "D’où viennent les formations",
      paragraphs: [
        "Les organismes de formation décrivent leurs formations. Le catalogue régional les rassemble au format national LHÉO.",
        "Une information est fausse ? Dites-le à l’organisme, ou appelez le numéro de cette page.",
      ],
    },
    {
      title: "Vos données personnelles",
      paragraphs: [
        "Vous cherchez sans compte. Nous ne gardons ni votre nom, ni votre adresse, ni vos recherches.",
        "Vous avez un compte ? La page « Ce que le portail sait de moi » vous montre ce que nous gardons, et qui l’a lu.",
        "Le délégué à la protection des données de la Région répond à vos demandes. Son adresse est donnée " +
          "ici à la mise en ligne publique.",
        "Ce site ne pose aucun cookie de mesure ou de publicité.",
      ],
    },
    {
      title: "Réutiliser les données",
      paragraphs: ["Le catalogue est ouvert : une interface publique le donne en JSON, sans compte."],
    },
  ],
  apiLink: "Description de l’interface (OpenAPI)",
} as const;
