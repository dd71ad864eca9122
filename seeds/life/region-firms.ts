import type { NeedContract, NeedVisibility } from "#app/needs/need-choices.ts";

/** What became of a need. `ready`: confirmed and qualified. `silent`: its company never answered. */
type Became = "posted" | "confirmed" | "ready" | "filled" | "stopped" | "set-aside" | "silent";

/** What an invented company looks for. `posted`: days before today. `skill`: in its own words. */
interface FirmNeed {
  readonly job: string;
  readonly rome: string;
  readonly headcount: number;
  readonly posted: number;
  readonly became: Became;
  readonly skill: string;
  readonly contract: NeedContract;
  /** Places in what ROME expects of the métier: the skills that it is qualified with. Absent: the first two. */
  readonly asks: readonly number[] | undefined;
}

/** An invented company. `commune`: its INSEE code. */
export interface Firm {
  readonly name: string;
  readonly commune: string;
  readonly naf: string;
  readonly visibility: NeedVisibility;
  readonly needs: readonly FirmNeed[];
}

type Told = readonly [
  ...[job: string, rome: string, headcount: number, posted: number, became: Became, skill: string],
  contract?: NeedContract,
  asks?: readonly number[],
];

function firm(
  [name, commune, naf]: readonly [string, string, string],
  visibility: NeedVisibility,
  ...told: readonly Told[]
): Firm {
  const needs = told.map(([job, rome, headcount, posted, became, skill, contract = "permanent", asks]) => ({
    ...{ job, rome, headcount, posted, became, skill, contract, asks },
  }));
  return { name, commune, naf, visibility, needs };
}

/** One invented company in each arrondissement, with what it looks for. The names are ours: none is taken from a register. */
export const regionFirms: readonly Firm[] = [
  firm(
    ["Verrières du Clignon", "02168", "2312Z"],
    "public",
    ["agent de conditionnement", "H3302", 4, 11, "ready", "Emballer des flacons"],
    ["cariste", "N1101", 1, 24, "filled", "Charger un camion"],
    ["technicien de maintenance", "I1304", 1, 2, "posted", "Dépanner une ligne"],
  ),
  firm(
    ["Bâti Laonnois", "02408", "4120A"],
    "public",
    ["maçon", "F1703", 3, 16, "ready", "Monter un mur droit"],
    ["coffreur", "F1701", 2, 9, "confirmed", "Lire un plan de coffrage"],
    ["conducteur d’engins", "F1302", 1, 27, "stopped", "Conduire une pelle", "fixed-term"],
  ),
  firm(
    ["Filature du Vermandois", "02691", "1310Z"],
    "prescribers",
    ["conducteur de ligne", "H2102", 5, 13, "ready", "Surveiller une ligne"],
    ["magasinier", "N1110", 1, 6, "confirmed", "Tenir un stock"],
    ["agent de nettoyage", "K2204", 2, 3, "posted", "Nettoyer un atelier", "fixed-term"],
  ),
  firm(
    ["Fournil des Deux Ponts", "02722", "1071C"],
    "public",
    ["boulanger", "D1102", 1, 8, "ready", "Pétrir à la main"],
    ["vendeur en boulangerie", "D1106", 2, 5, "confirmed", "Tenir une caisse"],
    ["livreur", "N4105", 1, 49, "silent", "Livrer tôt le matin"],
  ),
  firm(
    ["Fonderie des Deux Vallées", "02381", "2451Z"],
    "public",
    ["fraiseur", "H2903", 2, 15, "ready", "Régler une fraiseuse"],
    ["assembleur monteur", "H2909", 3, 21, "filled", "Monter une pompe"],
    ["agent de sécurité", "K2503", 1, 4, "posted", "Faire une ronde", "fixed-term"],
  ),
  firm(
    ["Maintenance ferroviaire de Sambre", "59392", "3317Z"],
    "prescribers",
    ["technicien ferroviaire", "I1323", 4, 10, "ready", "Contrôler un essieu"],
    ["électricien du bâtiment", "F1602", 1, 7, "confirmed", "Câbler une armoire"],
    ["peintre", "F1606", 1, 26, "stopped", "Peindre une carrosserie", "temporary"],
  ),
  firm(
    ["Dentelles et toiles du Cambrésis", "59122", "1392Z"],
    "public",
    ["agent de conditionnement", "H3302", 2, 12, "confirmed", "Plier du linge"],
    ["secrétaire", "M1607", 1, 18, "filled", "Tenir un agenda"],
    ["comptable", "M1203", 1, 2, "posted", "Saisir des factures"],
  ),
  firm(
    ["Ateliers du Beffroi de Douai", "59178", "2910Z"],
    "public",
    ["soudeur TIG", "H2916", 3, 14, "ready", "Souder l’inox"],
    ["assembleur", "H2909", 6, 6, "confirmed", "Visser au couple", "temporary"],
    ["cariste", "N1101", 2, 50, "silent", "Ranger des palettes"],
  ),
  firm(
    ["Chaudronnerie des Dunes", "59183", "2529Z"],
    "public",
    ["chaudronnier", "H2902", 4, 9, "ready", "Former une tôle"],
    ["tuyauteur", "H2914", 2, 17, "ready", "Lire un isométrique"],
  ),
  firm(
    ["Logis Lillois de Propreté", "59350", "8121Z"],
    "public",
    ["agent de propreté", "K2205", 8, 12, "ready", "Nettoyer des bureaux", "permanent", [0, 6, 12]],
    ["agent de propreté de nuit", "K2204", 3, 4, "confirmed", "Laver des vitres", "fixed-term"],
  ),
  firm(
    ["Transports de l’Escaut", "59606", "4941A"],
    "public",
    ["conducteur poids lourd", "N4101", 5, 19, "ready", "Arrimer un chargement"],
    ["conducteur de bus", "N4103", 2, 22, "filled", "Accueillir des voyageurs"],
  ),
  firm(
    ["Couvertures du Beauvaisis", "60057", "4391B"],
    "public",
    ["couvreur", "F1619", 2, 11, "ready", "Poser de l’ardoise"],
    ["plombier", "F1603", 1, 3, "posted", "Souder du cuivre"],
  ),
  firm(
    ["Résidence des Tilleuls", "60157", "8710A"],
    "public",
    ["aide-soignant", "J1501", 4, 13, "ready", "Aider à la toilette"],
    ["commis de cuisine", "G1602", 1, 20, "set-aside", "Éplucher des légumes"],
  ),
  firm(
    ["Parfums de la Forêt", "60159", "2042Z"],
    "prescribers",
    ["agent de conditionnement", "H3302", 6, 8, "confirmed", "Étiqueter des flacons", "temporary"],
    ["technicien de maintenance", "I1304", 1, 16, "ready", "Lire un schéma électrique"],
  ),
  firm(
    ["Plateforme du Plateau picard", "60175", "5210B"],
    "public",
    ["préparateur de commandes", "N1103", 10, 7, "ready", "Préparer au casque"],
    ["magasinier", "N1110", 2, 23, "filled", "Faire un inventaire"],
  ),
  firm(
    ["Numérique d’Artois", "62041", "6202A"],
    "public",
    ["développeur", "M1805", 2, 6, "confirmed", "Corriger un programme", "work-study"],
    ["technicien informatique", "M1810", 1, 15, "ready", "Installer un poste"],
  ),
  firm(
    ["Électricité du Béthunois", "62119", "4321A"],
    "public",
    ["électricien", "F1602", 3, 10, "ready", "Tirer des câbles"],
    ["monteur de réseaux", "F1605", 2, 25, "stopped", "Travailler en hauteur", "temporary"],
  ),
  firm(
    ["Marée de la Liane", "62160", "1020Z"],
    "public",
    ["ouvrier de ligne", "H2102", 7, 5, "confirmed", "Trier le poisson", "seasonal"],
    ["agent de nettoyage", "K2204", 2, 18, "filled", "Désinfecter une salle"],
  ),
  firm(
    ["Hôtel des Bains de mer", "62108", "5510Z"],
    "public",
    ["serveur", "G1803", 3, 4, "confirmed", "Servir en salle", "seasonal"],
    ["employé d’étage", "G1502", 2, 9, "ready", "Préparer une chambre", "seasonal"],
  ),
  firm(
    ["Cristaux du Marais", "62765", "2313Z"],
    "sensors",
    ["technicien de maintenance", "I1304", 2, 12, "confirmed", "Régler un four"],
    ["assembleur", "H2909", 4, 1, "posted", "Contrôler à l’œil"],
  ),
  firm(
    ["Fibre du Détroit", "62193", "4322A"],
    "public",
    ["monteur fibre optique", "I1315", 6, 14, "ready", "Souder une fibre"],
    ["antenniste", "I1307", 1, 51, "silent", "Poser une antenne"],
  ),
  firm(
    ["Toits et lumière de Gohelle", "62498", "4329A"],
    "public",
    ["installateur solaire", "F1610", 2, 8, "confirmed", "Poser un panneau"],
    ["plaquiste", "F1604", 2, 21, "set-aside", "Monter une cloison"],
  ),
  firm(
    ["Robinets du Vimeu", "80001", "2814Z"],
    "public",
    ["tourneur", "H2903", 2, 17, "ready", "Régler un tour"],
    ["agent de contrôle", "H2909", 1, 5, "posted", "Mesurer une pièce"],
  ),
  firm(
    ["Cuisines du Coquelicot", "80021", "5629A"],
    "public",
    ["cuisinier", "G1609", 2, 11, "ready", "Cuisiner en quantité"],
    ["équipier de restauration", "G1603", 4, 3, "posted", "Tenir un poste", "fixed-term"],
  ),
  firm(
    ["Jardins du Trois-Doms", "80561", "8130Z"],
    "public",
    ["jardinier paysagiste", "A1208", 2, 19, "ready", "Tailler une haie"],
    ["agent d’espaces verts", "A1203", 3, 6, "confirmed", "Tondre", "seasonal"],
  ),
  firm(
    ["Canalisations de l’Ancre", "80016", "4221Z"],
    "public",
    ["poseur de canalisations", "F1705", 3, 10, "ready", "Poser un tuyau"],
    ["ouvrier de voirie", "F1702", 2, 22, "set-aside", "Poser un pavé"],
  ),
];
