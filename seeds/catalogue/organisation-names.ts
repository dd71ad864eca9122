import type { Field } from "./field-of-metier.ts";

type Words = readonly [string, ...string[]];

/** What a made-up organisation calls itself, by what it teaches. */
export const FIELD_HOUSES: Readonly<Record<Field, Words>> = {
  basic: ["Atelier des savoirs", "Maison des apprentissages", "Point d’appui"],
  building: ["Chantier-école", "Atelier du bâtiment", "Centre des travaux publics", "Plateau du gros œuvre"],
  care: ["Institut du soin", "Maison de l’aide à domicile", "École du prendre soin"],
  cleaning: ["Atelier de la propreté", "Centre de l’hygiène"],
  digital: ["Fabrique du numérique", "École du code", "Atelier des réseaux"],
  green: ["Jardin-école", "Atelier du paysage"],
  hospitality: ["Cuisine-école", "Maison de l’hôtellerie", "Tablée pédagogique"],
  industry: ["Campus de l’industrie", "Atelier des métaux", "Plateau de la maintenance", "École de la soudure"],
  logistics: ["Plateforme logistique", "École de la route", "Quai des métiers"],
  office: ["Atelier de la gestion", "Centre du tertiaire"],
  repair: ["Garage-école", "Atelier de l’automobile"],
  security: ["Centre de la sûreté", "École de la sécurité"],
  trade: ["Magasin-école", "Atelier du commerce", "Fournil pédagogique"],
};

/** Made-up quarters and landmarks; none names an existing centre. */
export const PLACE_NAMES: Words = [
  "du Beffroi bleu",
  "des Trois Écluses",
  "du Grand Terril",
  "des Deux Caps",
  "du Moulin blanc",
  "de la Halle aux draps",
  "du Pont-Levis",
  "des Hortillons",
  "de la Fosse douze",
  "du Marais vert",
  "des Quatre Vents",
  "de la Dentellière",
  "des Tilleuls",
  "de la Gare d’eau",
  "du Carillon",
  "des Briqueteries",
  "de la Dune",
  "du Vieux Métier à tisser",
  "des Géants",
  "de la Betterave d’or",
  "du Phare rouge",
  "de la Verrerie",
  "des Remparts",
  "du Bocage",
  "de la Ducasse",
  "du Cerf-volant",
  "des Peupliers",
  "de la Baie",
  "du Houblon",
  "de la Lainière",
];

export const STREETS: Words = [
  "rue de l’Exemple",
  "avenue de la Démonstration",
  "rue du Modèle",
  "boulevard de l’Essai",
  "place de l’Échantillon",
  "rue de la Maquette",
  "chemin de la Fiction",
];

export const FIRST_NAMES: Words = [
  "Camille",
  "Dominique",
  "Sacha",
  "Claude",
  "Alix",
  "Maxence",
  "Yasmine",
  "Karim",
  "Apolline",
  "Bastien",
  "Nadia",
  "Firmin",
  "Odile",
  "Thibault",
  "Fatou",
  "Ludivine",
];
