/**
 * Links that the demonstration shows as accepted by the Region: what the title of a block says it teaches, read one by one, for blocks
 * of its care, food industry and welding trainings. `ogr`: ROME's number of the skill.
 */
export const REVIEWED_LINKS: readonly { readonly block: string; readonly ogr: number }[] = [
  { block: "RNCP25467BC01", ogr: 300447 }, // Respecter les règles d’éthique et de déontologie
  { block: "RNCP25467BC03", ogr: 126019 }, // Renseigner des supports de suivi d’activité
  { block: "RNCP25467BC04", ogr: 120684 }, // Maintenir, favoriser le lien social de la personne
  { block: "RNCP4821BC02", ogr: 482711 }, // Encourager l’autonomie dans les activités quotidiennes
  { block: "RNCP4821BC04", ogr: 483081 }, // Encourager la personne à maintenir une activité physique adaptée
  { block: "RNCP34692BC03", ogr: 300147 }, // Adapter sa pratique aux risques professionnels (gestes, postures)
  { block: "RNCP34692BC07", ogr: 125679 }, // Organiser des activités de divertissement
  { block: "RNCP35028BC03", ogr: 120684 },
  { block: "RNCP31838BC01", ogr: 300446 }, // Respecter les règles de qualité, hygiène, sécurité, santé et environnement
  { block: "RNCP31838BC01", ogr: 300135 }, // Monter et régler une installation, une machine
  { block: "RNCP31838BC01", ogr: 104854 }, // Surveiller l’approvisionnement des machines, des installations
  { block: "RNCP31838BC02", ogr: 104854 },
  { block: "RNCP31838BC02", ogr: 105812 }, // Vérifier le fonctionnement des installations et des équipements
  { block: "RNCP31838BC02", ogr: 300255 }, // Contrôler la qualité et la conformité d’un produit
  { block: "RNCP31838BC02", ogr: 119691 }, // Nettoyer et entretenir les équipements et machines utilisés
  { block: "RNCP34502BC01", ogr: 106256 }, // Identifier les matériaux et les soudures appropriées selon les plans
];
