import { ofTown } from "./towns.ts";

/** The people one can call. The regional number is that of the Proch’Emploi platforms. */
export const regionalHelp = {
  phoneShown: "0 800 02 60 80",
  phoneLink: "tel:+33800026080",
  price: "appel gratuit",
} as const;

export const helpBand = {
  title: "Une question ? Parlez à quelqu’un.",
  text: "Un conseiller Proch’Emploi ou Proch’Info-Formation vous répond et vous oriente vers le lieu le plus proche.",
  callLabel: "Appeler le 0 800 02 60 80, appel gratuit",
  more: "Toutes les aides près de chez vous",
} as const;

/** Help near the place a person searches. */
export function helpNear(place: string, arrondissement: string): string {
  return (
    `Près ${ofTown(place)}, demandez le conseiller de l’arrondissement ${ofTown(arrondissement)} : il connaît les ` +
    "formations et les aides d’ici."
  );
}

export const helpPage = {
  title: "Besoin d’aide ?",
  description: "Les personnes à appeler pour choisir une formation, la faire payer et s’inscrire.",
  lede:
    "Choisir une formation n’est pas simple. Des conseillers vous écoutent. C’est gratuit, et vous " +
    "n’avez pas besoin de savoir déjà ce que vous voulez.",
  callTitle: "Appeler",
  callPrice: "Appel gratuit.",
  callText:
    "Proch’Emploi et Proch’Info-Formation sont les services de la Région. Dites votre ville : on vous " +
    "oriente vers le conseiller le plus proche.",
  prepareTitle: "Avant d’appeler",
  prepare: [
    "Votre ville et comment vous vous déplacez.",
    "Ce que vous aimeriez faire, même si ce n’est pas précis.",
    "Le titre de la formation, si vous en avez trouvé une ici.",
  ],
  situationsTitle: "Selon votre situation",
  situations: [
    {
      title: "Vous cherchez un emploi",
      text: "Votre conseiller France Travail peut vous proposer une formation et vérifier qui la paie. Téléphone : 39 49.",
    },
    {
      title: "Vous avez entre 16 et 25 ans",
      text:
        "La mission locale de votre secteur vous accompagne : formation, logement, transport, argent. Le 0 " +
        "800 02 60 80 vous donne son adresse.",
    },
    {
      title: "Vous touchez le RSA",
      text: "Votre référent peut demander une place pour vous. Parlez-lui de la formation qui vous intéresse.",
    },
    {
      title: "Vous êtes en situation de handicap",
      text: "Cap emploi vous accompagne. Chaque organisme de formation a aussi un référent handicap : demandez-le.",
    },
    {
      title: "Vous travaillez",
      text: "Un conseil en évolution professionnelle est gratuit et reste entre vous et le conseiller.",
    },
  ],
  questionsTitle: "Questions fréquentes",
  questions: [
    {
      question: "Est-ce que je dois payer ?",
      answer:
        "Quand la fiche dit « payée par la Région », les cours sont gratuits pour vous si vous cherchez un " +
        "emploi. Demandez toujours s’il reste du matériel ou une tenue à acheter.",
    },
    {
      question: "Est-ce que je serai payé pendant la formation ?",
      answer:
        "Souvent oui, selon votre situation. Demandez-le avant de vous inscrire : le conseiller fait le calcul avec vous.",
    },
    {
      question: "Qu’est-ce qu’une réunion d’information (information collective) ?",
      answer:
        "L’organisme présente la formation et répond à vos questions. Cela n’engage à rien. C’est souvent la " +
        "première étape pour avoir une place.",
    },
    {
      question: "Que veut dire « places non communiquées » ?",
      answer: "L’organisme n’a pas dit combien de places il a. Appelez-le : il reste peut-être de la place.",
    },
    {
      question: "Qu’est-ce qu’un bloc de compétences ?",
      answer:
        "Un diplôme est fait de plusieurs blocs. Vous pouvez en passer un seul, le garder toute votre vie, et passer les autres plus tard.",
    },
  ],
} as const;
