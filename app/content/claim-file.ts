/** The page where a person says that a file is theirs. */
export const claimFilePage = {
  title: "Relier votre dossier à votre compte",
  lede: "La personne qui vous accompagne vous a envoyé ce lien. Ensuite, vous verrez votre dossier ici, et qui l’a lu.",
  safe: "Ce lien est à vous seul. Si vous ne l’attendiez pas, ne faites rien.",
  claim: "Ce dossier est le mien",
  gone: "Ce lien a déjà servi, ou il n’est plus valable. Demandez-en un autre à la personne qui vous accompagne.",
  refused: {
    "account-of-another":
      "Ce compte est déjà relié au dossier d’une autre personne. Connectez-vous avec votre propre compte, puis ouvrez le lien de nouveau.",
    "already-tied": "Un compte est déjà relié à ce dossier. Appelez la personne qui vous accompagne.",
  },
} as const;
