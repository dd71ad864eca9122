/**
 * What the demonstration region is about: jobs that Hauts-de-France recruits for (industry, building and the Canal
 * Seine-Nord Europe works, logistics, care, digital, hospitality, green spaces, cleaning, trade, early childhood).
 */

/** ROME 4.0 codes, each after the v3 code it descends from, so that every parent is present. */
export const CHOSEN_METIERS = [
  ...["A1203", "A1208", "D1102", "D1106", "D1505", "D1507"],
  ...["F1107", "F1201", "F1208", "F1301", "F1302", "F1602", "F1603", "F1604", "F1605", "F1606", "F1607", "F1610"],
  ...["F1619", "F1701", "F1702", "F1703", "F1705"],
  ...["G1502", "G1602", "G1603", "G1609", "G1703", "G1803"],
  ...["H2102", "H2902", "H2903", "H2909", "H2913", "H2914", "H2916", "H3302"],
  ...["I1304", "I1307", "I1315", "I1323", "I1401", "I1604"],
  ...["J1305", "J1501", "K1302", "K1303", "K1304", "K1306", "K1311", "K2204", "K2205", "K2503"],
  ...["M1203", "M1607", "M1805", "M1810", "N1101", "N1103", "N1110", "N4101", "N4103", "N4105"],
] as const;

/** RNCP numbers of certifications whose skill blocks the register published, by field. */
export const CHOSEN_CERTIFICATIONS = [
  // Green spaces, trade, food crafts
  ...[399, 15156, 24928, 31691, 34214, 8812, 34947, 35010, 13856, 18704],
  // Building, public works, networks
  ...[407, 435, 888, 31605, 25494, 34282, 4463, 4846, 4847, 31131, 2388, 34521, 34522, 1829, 34283, 35027],
  ...[31116, 25353, 1805, 22270, 319, 30173, 35026, 29855, 401, 30980, 34986],
  // Industry and repair
  ...[34858, 34502, 34738, 34612, 34739, 34148, 202, 31838, 211, 2469, 27115, 27118],
  // Care, childhood, cleaning, security
  ...[25467, 4821, 34692, 2817, 28048, 17163, 35028, 278, 34507, 18620],
  // Hospitality
  ...[32342, 26650, 34095, 34956, 280, 31096, 34157, 34422],
  // Digital and office
  ...[31114, 31678, 31115, 34147, 225, 5881, 31677, 193],
  // Logistics and transport
  ...[34857, 34860, 1852, 1884, 1883, 34150, 31085],
] as const;

/** Communes kept whatever their size, by INSEE code or name within a département. */
export const CHOSEN_TOWNS = [
  ...["59:Maubeuge", "59:Fourmies", "59:Avesnes-sur-Helpe", "62:Lens", "62:Montreuil-sur-Mer", "80:Péronne", "80:Ham"],
  ...["80:Nesle", "80:Montdidier", "80:Abbeville", "02:Hirson", "02:Vervins", "02:Guise", "02:Château-Thierry"],
  ...[
    "02:Fère-en-Tardenois",
    "60:Noyon",
    "60:Crèvecœur-le-Grand",
    "62:Marquion",
    "59:Aubencheul-au-Bac",
    "60:Grandvilliers",
  ],
] as const;

/** How many towns and skills the region holds (closures of parents included). */
export const TOWN_COUNT = 150;
export const SKILL_COUNT = 530;
