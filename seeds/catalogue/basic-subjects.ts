import type { Subject } from "./subject.ts";

type BasicSubject = Pick<
  Subject,
  "title" | "objective" | "expectedResults" | "content" | "formacode" | "generalObjective" | "hours"
> & { readonly rs?: string; readonly levelOut?: number; readonly mayBeRemote?: boolean };

const attestation = "Une attestation qui dit ce que vous savez faire, à montrer à votre conseiller ou à un employeur.";

/** Trainings that lead to no job code: basic skills, French, first digital skills, career project. */
const BASIC_SUBJECTS: readonly BasicSubject[] = [
  {
    title: "CléA : socle de connaissances et de compétences professionnelles",
    objective:
      "À la fin de la formation, vous saurez :\n– vous exprimer en français à l’oral et à l’écrit ;\n– " +
      "compter et raisonner dans les situations de travail ;\n– utiliser un ordinateur et Internet ;\n– " +
      "travailler en équipe et en autonomie ;\n– respecter les règles d’hygiène, de sécurité et " +
      "d’environnement ;\n– apprendre tout au long de la vie.",
    expectedResults: "Le certificat CléA (RS7003), reconnu dans tous les métiers et toutes les régions.",
    content:
      "Un premier entretien fait le point sur ce que vous savez déjà. Vous ne suivez que les modules dont " +
      "vous avez besoin : français, calcul, numérique, travail en équipe, autonomie, apprendre à " +
      "apprendre, gestes et postures. Une évaluation finale prépare le passage devant le jury.",
    formacode: "15041",
    generalObjective: 6,
    hours: [90, 120, 150],
    rs: "RS7003",
    levelOut: 2,
  },
  {
    title: "CléA Numérique : être à l’aise avec les outils numériques au travail",
    objective:
      "À la fin de la formation, vous saurez :\n– chercher, trier et vérifier une information ;\n– écrire, " +
      "ranger et partager un document ;\n– protéger vos données et votre matériel ;\n– travailler à " +
      "plusieurs avec des outils en ligne.",
    expectedResults: "Le certificat CléA Numérique (RS5616).",
    content:
      "Le travail se fait sur ordinateur et sur téléphone, à partir de situations de la vie " +
      "professionnelle : prendre un rendez-vous, répondre à un message, remplir un formulaire, partager un " +
      "fichier, tenir un agenda.",
    formacode: "15050",
    generalObjective: 6,
    hours: [35, 42, 56],
    rs: "RS5616",
    mayBeRemote: true,
  },
  {
    title: "Lire, écrire, compter pour être plus à l’aise chaque jour",
    objective:
      "À la fin de la formation, vous saurez :\n– lire un courrier, un planning, une consigne ;\n– écrire " +
      "un message simple ;\n– compter, mesurer, vérifier une somme ;\n– remplir un formulaire sans aide.",
    expectedResults: attestation,
    content:
      "Petits groupes de huit personnes au plus. On part de vos besoins : courses, santé, école des " +
      "enfants, travail, code de la route. Vous avancez à votre rythme et vous pouvez prolonger la " +
      "formation.",
    formacode: "15043",
    generalObjective: 5,
    hours: [120, 180, 240],
  },
  {
    title: "Français langue étrangère pour travailler en France",
    objective:
      "À la fin de la formation, vous saurez :\n– comprendre des consignes de travail ;\n– vous présenter " +
      "et parler de votre expérience ;\n– lire les panneaux et les documents de l’entreprise ;\n– écrire " +
      "un message à un collègue ou à un employeur.",
    expectedResults: `${attestation} Le niveau atteint est donné sur l’échelle européenne des langues (A1 à B1).`,
    content:
      "Cours de français à l’oral et à l’écrit, ateliers de prononciation, visites d’entreprises. Des " +
      "périodes en entreprise permettent d’utiliser le français au travail.",
    formacode: "15235",
    generalObjective: 5,
    hours: [150, 200, 300],
  },
  {
    title: "Construire son projet professionnel",
    objective:
      "À la fin de la formation, vous saurez :\n– nommer vos compétences, même celles acquises hors du " +
      "travail ;\n– choisir un ou deux métiers qui recrutent près de chez vous ;\n– présenter votre projet " +
      "à un employeur ou à un organisme de formation.",
    expectedResults: "Un projet écrit, vérifié en entreprise, et les étapes pour l’atteindre.",
    content:
      "Ateliers en groupe et entretiens individuels, enquêtes auprès de professionnels, une ou deux " +
      "immersions en entreprise. Vous repartez avec un CV à jour et un plan d’action.",
    formacode: "15061",
    generalObjective: 9,
    hours: [70, 105, 140],
  },
  {
    title: "Premiers pas avec l’ordinateur et le téléphone",
    objective:
      "À la fin de la formation, vous saurez :\n– allumer, régler et protéger votre appareil ;\n– envoyer " +
      "un message et une pièce jointe ;\n– faire une démarche sur un site public ;\n– reconnaître une " +
      "arnaque.",
    expectedResults: attestation,
    content:
      "Pour les personnes qui n’ont jamais ou presque jamais utilisé un ordinateur. Le matériel est prêté " +
      "sur place. Une séance sur deux porte sur une démarche que vous avez à faire.",
    formacode: "15050",
    generalObjective: 5,
    hours: [21, 28, 35],
  },
];

/** The basic-skills trainings, each entered at any time of the year. */
export function basicSubjects(): readonly Subject[] {
  return BASIC_SUBJECTS.map((basic) => ({
    field: "basic",
    romes: [],
    nsfs: [],
    rncp: undefined,
    certifInfo: undefined,
    levelIn: 1,
    blocks: [],
    isPermanent: true,
    ...basic,
    rs: basic.rs,
    isCertifying: basic.rs !== undefined,
    levelOut: basic.levelOut,
    mayBeRemote: basic.mayBeRemote ?? false,
  }));
}
