import type { Field } from "./field-of-metier.ts";

type Texts = readonly [string, ...string[]];

export const FULL_TIME_TEXTS: Texts = [
  "Temps plein, 35 heures par semaine",
  "Temps plein, 30 heures par semaine",
  "Temps plein",
];
export const PART_TIME_TEXTS: Texts = [
  "Temps partiel, 3 jours par semaine",
  "Temps partiel, 4 matinées par semaine",
  "Temps partiel, pendant les heures d’école",
];
export const EVENING_TEXTS: Texts = [
  "Cours du soir, deux soirs par semaine",
  "Cours du soir, le mardi et le jeudi de 18 h à 21 h",
];

const MEALS: Texts = [
  "Restaurant collectif sur place, 4 euros le repas",
  "Salle équipée pour réchauffer son repas",
  "Titres-repas possibles selon votre situation",
];
const LODGING: Texts = ["Chambres en foyer à 10 minutes, sur demande", "Internat possible du lundi au vendredi"];
const TRANSPORT: Texts = [
  "Gare à 10 minutes à pied",
  "Arrêt de bus devant le centre, parking gratuit",
  "Navette gratuite matin et soir depuis la gare",
  "Covoiturage organisé entre stagiaires",
];
const ACCESS: Texts = [
  "Locaux accessibles en fauteuil roulant. Une personne référente handicap étudie avec vous les aménagements utiles.",
  "Rez-de-chaussée accessible en fauteuil roulant, boucle magnétique à l’accueil",
  "Entrée de plain-pied, supports agrandis sur demande",
];
export const AID_TEXTS = { meals: MEALS, lodging: LODGING, transport: TRANSPORT, access: ACCESS } as const;

const CONDITIONS: Readonly<Record<Field, string>> = {
  basic: "Aucun diplôme demandé. Un entretien permet de fixer votre parcours.",
  building:
    "Aimer le travail en extérieur et en équipe. Aptitude médicale au port de charges et au travail en hauteur.",
  care: "Vaccinations à jour. Savoir lire et écrire en français pour transmettre des informations.",
  cleaning: "Comprendre des consignes simples. Accepter des horaires décalés.",
  digital: "Être à l’aise avec un ordinateur et lire un texte technique court en anglais.",
  green: "Aimer le travail dehors par tous les temps. Vaccination contre le tétanos à jour.",
  hospitality: "Accepter le travail en soirée et le week-end. Bonne tenue et goût du contact.",
  industry: "Savoir compter et lire un plan simple. Un test pratique est proposé avant l’entrée.",
  logistics: "Avoir 18 ans et, pour la conduite, le permis B en cours de validité. Visite médicale avant l’entrée.",
  office: "Bonne orthographe et usage courant du traitement de texte.",
  repair: "Permis B conseillé. Savoir lire une notice.",
  security: "Autorisation préalable du CNAPS et casier judiciaire compatible. Français à l’oral et à l’écrit.",
  trade: "Aimer le contact et la station debout. Accepter de travailler le samedi.",
};

/** What one needs to enter, by trade and entry level. */
export function conditionsText(field: Field, levelIn: number): string {
  const diploma =
    levelIn >= 5
      ? "Avoir un diplôme de niveau bac + 2 ou trois ans d’expérience dans le métier. "
      : levelIn === 4
        ? "Avoir le niveau du bac ou deux ans d’expérience dans le métier. "
        : "";
  return `${diploma}${CONDITIONS[field]}`;
}
