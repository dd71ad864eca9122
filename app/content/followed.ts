import { counted } from "./amounts.ts";
import { dayAndMonth } from "./dates.ts";

/** The list of the people somebody follows. */
export const followedPage = {
  saved: {
    envoyees: "Les demandes sont envoyées à l’organisme de formation. Chaque personne sera prévenue.",
    arrete:
      "Vous avez ouvert beaucoup de dossiers aujourd’hui. Pour protéger les personnes, les autres restent fermés jusqu’à demain.",
  },
  title: "Personnes suivies",
  count: (total: number): string => counted(total, "personne", "personnes"),
  lede: "Pour chaque personne : ce qui vient ensuite, et qui doit le faire. Ce qui expire le plus tôt vient en premier.",
  create: "Ajouter une personne",
  ties: (count: number): string =>
    count === 0
      ? "Rapprochements demandés"
      : `${counted(count, "rapprochement demandé", "rapprochements demandés")}, à vous de répondre`,
  owedBy: "Qui doit agir",
  step: "Ce qui vient ensuite",
  name: "Nom ou prénom",
  startsFrom: "Session à partir du",
  startsTo: "Session jusqu’au",
  all: "Tout",
  filter: "Filtrer",
  everybody: "Tout afficher",
  download: "Télécharger cette liste",
  none: "Vous ne suivez personne pour le moment. Ajoutez une personne pour commencer.",
  noneFound: "Personne ne correspond à ces filtres. Élargissez-les, ou affichez tout.",
  standIn: "en remplacement d’un collègue",
  owes: (who: string): string => `À faire par ${who}`,
  due: (day: string): string => `Échéance : ${day}`,
  since: (day: string): string => `Depuis le ${dayAndMonth(day)}`,
  session: (training: string, organisation: string, startsOn: string | null): string =>
    `${training}, ${organisation}${startsOn === null ? "" : `, début le ${dayAndMonth(startsOn)}`}`,
  others: (count: number): string => counted(count, "autre demande en cours", "autres demandes en cours"),
  nextContact: (day: string, channel: string): string => `Prochain contact prévu le ${dayAndMonth(day)}, ${channel}`,
} as const;

/** What calls a referent today. */
export const todoPage = {
  title: (count: number): string => (count === 0 ? "Rien à faire aujourd’hui" : `${count} à faire`),
  menu: "À faire",
  lede: "Ce qui expire le plus tôt vient en premier.",
  nothing: "Personne ne vous attend. La liste des personnes suivies montre la suite pour chacune.",
  proposals: "Emplois proposés",
  people: "Voir toutes les personnes suivies",
  more: "Seules les 200 premières lignes sont montrées. Les autres viendront quand celles-ci seront faites.",
} as const;

/** The page that gives the list of people as a file. */
export const downloadPage = {
  title: "Télécharger la liste des personnes suivies",
  lede: (isFiltered: boolean): string =>
    isFiltered
      ? "Le fichier contient les personnes de la liste filtrée. Il s’ouvre dans un tableur."
      : "Le fichier contient toutes les personnes que vous suivez. Il s’ouvre dans un tableur.",
  care:
    "Ce fichier contient des données personnelles : gardez-le sur un poste de travail, et effacez-le quand il a servi. " +
    "Le journal note que vous l’avez téléchargé.",
  code: "Le portail demande votre code juste avant, chaque fois. Ensuite vous avez une minute pour télécharger.",
  download: "Télécharger",
  back: "Revenir à la liste",
  fileName: "personnes-suivies.csv",
  columns: [
    ...[
      "Nom",
      "Prénom",
      "Ce qui vient ensuite",
      "À faire par",
      "Échéance",
      "Depuis",
      "Formation",
      "Organisme",
      "Début",
    ],
    ...["Prochain contact", "Autres demandes en cours"],
  ],
} as const;
