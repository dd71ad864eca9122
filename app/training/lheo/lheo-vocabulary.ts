/** Namespace of LHÉO 2.3 (12 January 2022). */
export const LHEO_NAMESPACE = "http://lheo.gouv.fr/2.3";

/**
 * The elements the portal reads. The others are walked over, never kept: a formation with many unknown elements costs no memory.
 */
export const LHEO_ELEMENTS_READ: ReadonlySet<string> = new Set(
  `formation domaine-formation code-FORMACODE code-NSF code-ROME intitule-formation objectif-formation resultats-attendus
  contenu-formation certifiante contact-formation parcours-de-formation code-niveau-entree objectif-general-formation certification
  code-RNCP code-CERTIFINFO code-RS code-CPF code-niveau-sortie url-formation action rythme-formation code-public-vise
  info-public-vise niveau-entree-obligatoire modalites-alternance modalites-enseignement conditions-specifiques lieu-de-formation
  modalites-entrees-sorties url-action restauration hebergement transport acces-handicapes frais-restants prix-horaire-TTC
  prix-total-TTC duree-indicative nombre-heures-centre nombre-heures-entreprise nombre-heures-total
  detail-conditions-prise-en-charge conventionnement organisme-financeur code-financeur nb-places-financees session periode debut fin
  adresse-inscription modalites-inscription periode-inscription etat-recrutement recrutement modalite-recrutement a-distance
  nb-places heure-debut heure-fin commentaire url-session blocs-competences validation-blocs reference-certification
  reference-code-RNCP bloc-competences libelle-bloc code-bloc organisme-formation-responsable numero-activite
  SIRET-organisme-formation SIRET nom-organisme raison-sociale coordonnees-organisme contact-organisme coordonnees civilite nom
  prenom adresse denomination ligne codepostal ville departement code-INSEE-commune pays geolocalisation latitude longitude telfixe
  portable numtel courriel web urlweb identifiant-module modules-prerequis reference-module extras extra`.split(/\s+/),
);
