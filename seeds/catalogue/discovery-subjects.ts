import type { MetierFact } from "../facts.ts";
import { fieldOfMetier } from "./field-of-metier.ts";
import type { Subject } from "./subject.ts";

/** Jobs that a short training lets people try before a longer one; ROME 4.0 codes. */
const DISCOVERED: readonly { readonly code: string; readonly inShort: string; readonly tries: string }[] = [
  {
    code: "K1311",
    inShort: "l’aide à domicile",
    tries: "aider à la toilette et au repas, entretenir un logement, parler avec une personne âgée et sa famille",
  },
  {
    code: "K1306",
    inShort: "l’accompagnement des personnes handicapées",
    tries: "accompagner une sortie, adapter sa communication, travailler avec une équipe soignante",
  },
  {
    code: "J1501",
    inShort: "métier d’aide-soignant",
    tries:
      "observer l’état d’une personne, l’aider à se lever et à se déplacer, respecter l’hygiène des mains et des locaux",
  },
  {
    code: "I1315",
    inShort: "le raccordement de la fibre optique",
    tries: "tirer un câble, souder une fibre, poser une prise chez un abonné",
  },
  {
    code: "F1702",
    inShort: "les travaux du Canal Seine-Nord Europe",
    tries: "lire un plan simple, poser une bordure, guider un engin, travailler en sécurité sur un grand chantier",
  },
  {
    code: "I1323",
    inShort: "la maintenance ferroviaire",
    tries: "contrôler un organe de freinage, lire un schéma, remplacer une pièce, rendre compte de son travail",
  },
  {
    code: "N1110",
    inShort: "les métiers de l’entrepôt",
    tries: "recevoir une livraison, tenir un stock, utiliser un lecteur de codes-barres, conduire un transpalette",
  },
  {
    code: "G1609",
    inShort: "les métiers de la cuisine",
    tries: "préparer des légumes, tenir un poste, dresser une assiette, respecter les règles d’hygiène",
  },
  {
    code: "A1208",
    inShort: "les métiers du paysage",
    tries: "planter, tailler, entretenir un massif et préserver la vie du sol",
  },
  {
    code: "H2916",
    inShort: "la soudure TIG",
    tries: "préparer les bords, régler un poste, réaliser une première soudure à plat, contrôler son aspect",
  },
  {
    code: "F1619",
    inShort: "la couverture et la zinguerie",
    tries: "monter un échafaudage en sécurité, poser des ardoises et des tuiles, façonner une gouttière",
  },
  {
    code: "K1303",
    inShort: "la garde d’enfants",
    tries: "préparer un biberon et un change, proposer un jeu selon l’âge, parler avec les parents",
  },
];

/** Short trainings to try a job, without certification. */
export function discoverySubjects(metiers: readonly MetierFact[]): readonly Subject[] {
  return DISCOVERED.map(({ code, inShort, tries }) => {
    const metier = metiers.find((candidate) => candidate.code === code);
    if (metier === undefined) throw new Error(`seeds/data holds no job ${code}`);
    return {
      field: fieldOfMetier(code),
      title: inShort.startsWith("l") ? `Découvrir ${inShort}` : `Découvrir le ${inShort}`,
      objective: `Essayez le métier avant de vous engager dans une formation longue. Vous apprendrez à ${tries}.`,
      expectedResults:
        "Une attestation et un bilan écrit, pour entrer dans une formation qualifiante ou être recruté avec un contrat en alternance.",
      content:
        `Ateliers, visites d’entreprises et rencontres avec des professionnels. Au programme : ${tries}. ` +
        `Métier visé : ${metier.label}.`,
      isCertifying: false,
      romes: [code],
      nsfs: [],
      formacode: undefined,
      rncp: undefined,
      rs: undefined,
      certifInfo: undefined,
      levelIn: 1,
      levelOut: undefined,
      generalObjective: 8,
      blocks: [],
      hours: [70, 105, 140],
      isPermanent: false,
      mayBeRemote: false,
    };
  });
}
