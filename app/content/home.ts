/** The searches one can begin with. */
export type StartKey = "paid" | "noDiploma" | "soon" | "remote" | "evening" | "certifying";

interface Start {
  readonly key: StartKey;
  readonly title: string;
  readonly text: string;
}

const starts: readonly Start[] = [
  { key: "paid", title: "Payée par la Région", text: "Gratuite pour vous si vous cherchez un emploi." },
  { key: "noDiploma", title: "Sans diplôme", text: "Aucun diplôme demandé pour entrer." },
  { key: "soon", title: "Bientôt", text: "Elle commence dans les deux mois." },
  { key: "remote", title: "À distance", text: "Vous suivez les cours de chez vous." },
  { key: "evening", title: "Le soir", text: "Vous gardez vos journées." },
  { key: "certifying", title: "Avec un diplôme à la clé", text: "Un diplôme, un titre, ou une partie." },
];

export const home = {
  title: "Trouvez une formation près de chez vous",
  description: "Les formations de la région : leurs dates, leurs places, ce qu’elles coûtent et comment y entrer.",
  lede: "Dites ce que vous aimeriez faire. Vous voyez les dates, qui paie, et comment entrer.",
  skills: {
    title: "Vous ne savez pas quoi chercher ?",
    text: "Partez de ce que vous avez déjà fait. En trois minutes, vous voyez ce que vous savez, ce qui manque, et les dates.",
    go: "Partir de ce que je sais faire",
  },
  needs: {
    title: "Qui cherche quelqu’un ?",
    text: "Des entreprises d’ici disent quels métiers elles cherchent, où, et à partir de quand.",
    go: "Voir ce que les entreprises cherchent",
  },
  company: {
    title: "Vous êtes une entreprise ?",
    text: "Dites qui vous cherchez en trois minutes, sans compte. Un conseiller vous rappelle.",
    go: "Écrire mon besoin",
  },
  startTitle: "Vous hésitez ? Commencez par ce qui compte pour vous",
  starts,
  domainsTitle: "Choisir une famille de métiers",
  stepsTitle: "Comment ça se passe",
  steps: [
    { title: "Vous cherchez", text: "Un métier, une ville, ou simplement ce que vous aimez faire." },
    { title: "Vous comparez", text: "Les dates, la distance, qui paie, ce qu’il faut pour entrer." },
    { title: "Vous appelez", text: "L’organisme, ou un conseiller gratuit qui vous accompagne." },
  ],
} as const;
