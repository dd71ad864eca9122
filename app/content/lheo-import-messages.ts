/**
 * What an import of the LHÉO feed answers, rule by rule: what is wrong, why it matters, what to do. Read by the operator who loads
 * the feed and by the training organisation that must mend its record.
 */
export const LHEO_FILE_MESSAGES = {
  doctype:
    "Le fichier contient une déclaration DOCTYPE. Elle peut cacher une attaque et LHÉO n’en a pas besoin : retirez-la, puis recommencez.",
  depth: "Le fichier imbrique plus de 64 éléments. Un fichier LHÉO n’en imbrique jamais autant : vérifiez son export.",
  "text-too-long":
    "Plus de 1 Mo se trouve dans une balise ou entre deux balises. Ce n’est pas un catalogue LHÉO normal " +
    ": vérifiez l’export à la ligne indiquée.",
  encoding: "Le fichier n’est pas écrit en UTF-8. Refaites l’export en UTF-8, puis recommencez.",
  namespace:
    "La racine du fichier n’est pas « lheo » dans l’espace de noms http://lheo.gouv.fr/2.3. Demandez à " +
    "l’émetteur un export LHÉO 2.3 ; les versions 2.2 et antérieures se convertissent avec les outils " +
    "publiés sur lheo.gouv.fr.",
  truncated: "Le fichier s’arrête avant la fin. Le transfert a sans doute été interrompu : récupérez-le à nouveau.",
  "not-xml":
    "Le fichier n’est pas un document XML correct. Corrigez-le à la ligne indiquée, ou récupérez-le à nouveau.",
} as const;

/** Why a run does not begin, whatever the file holds. */
export const LHEO_OBSTACLE_MESSAGES = {
  "no-rome-reference":
    "Le référentiel ROME n’est pas encore chargé : aucun code métier ne pourrait être reconnu. Lancez d’abord « npm run import -- rome ».",
} as const;

/** Why one record of the feed is left out. */
export const LHEO_REFUSAL_MESSAGES = {
  "siret-too-short":
    "Le SIRET de l’organisme responsable n’a pas 14 chiffres : on ne sait pas qui propose la formation. Indiquez le SIRET complet.",
  "end-before-start": "La date de fin vient avant la date de début. Corrigez l’une des deux dates.",
  "impossible-date": "Cette date n’existe pas dans le calendrier. Écrivez-la AAAAMMJJ, par exemple 20270131.",
  "missing-title":
    "La formation n’a pas d’intitulé : personne ne pourrait la reconnaître. Renseignez intitule-formation.",
  "missing-number":
    "Cet enregistrement n’a pas de numéro utilisable (attribut « numero », 64 caractères au plus) : on " +
    "ne pourrait pas suivre ses mises à jour. Donnez-lui un numéro stable.",
  "duplicate-number":
    "Ce numéro est déjà pris par un autre enregistrement du fichier ou d’une autre source : le premier " +
    "est gardé. Donnez un numéro unique à celui-ci.",
  "negative-seats":
    "Le nombre de places est négatif. Indiquez zéro ou plus, ou retirez l’élément si le nombre n’est pas connu.",
  "unknown-funder":
    "Ce code de financeur n’existe pas dans la table LHÉO des financeurs (0 à 20). Utilisez un code de cette table.",
  "no-session": "Aucune session n’est donnée : personne ne pourrait s’inscrire. Ajoutez au moins une session.",
  "very-long-content":
    "Ce texte dépasse la longueur permise par LHÉO (255 caractères pour un intitulé, 3 000 pour les autres textes). Raccourcissez-le.",
  "unknown-rome":
    "Aucun code de domaine connu ne reste : le code ROME donné n’existe pas, et il n’y a ni Formacode ni " +
    "NSF. Indiquez un code ROME en vigueur.",
} as const;

/** What was mended or left aside in a record that is kept. */
export const LHEO_WARNING_MESSAGES = {
  "unknown-rome": "Ce code ROME n’existe pas : il est ignoré. Indiquez un code ROME en vigueur.",
  "coordinates-swapped":
    "Les coordonnées ne tombent pas en France (latitude et longitude sans doute échangées) : le lieu est " +
    "placé au centre de sa commune. Corrigez la géolocalisation.",
  "unplaced-town":
    "Cette commune n’a pas été reconnue : le lieu est gardé comme il est écrit, mais une recherche par " +
    "département ou par distance peut le manquer. Indiquez le code INSEE, ou le code postal et le nom de " +
    "la commune.",
  "markup-in-text":
    "Ce texte contient des balises ou des entités HTML : il est lu comme un texte, avec ses paragraphes " +
    "et ses listes. Envoyez un texte simple si vous le pouvez.",
  "placeholder-code":
    "Ce code n’est pas un vrai code (des zéros) : il ne mène à rien et n’est pas affiché comme un lien. " +
    "Indiquez le vrai code, ou retirez-le.",
  "markup-in-title":
    "L’intitulé contient des balises ou des entités HTML : il est lu comme un texte simple. Retirez-les.",
  "siret-checksum": "La clé de contrôle de ce SIRET est fausse : la formation est gardée, mais vérifiez le numéro.",
  "partial-date": "La date est incomplète : seul le mois ou l’année est montré. Précisez le jour si vous le pouvez.",
  "several-places": "Plusieurs lieux de formation sont donnés : seul le premier est gardé. Créez une action par lieu.",
  "unreadable-value": "Cette valeur n’a pas la forme attendue par LHÉO : elle est ignorée. Corrigez-la.",
} as const;

/** Added to a parent that is left out because none of its sessions could be kept. */
export const NO_VALID_SESSION_LEFT =
  "Aucune session valable ne reste après les refus signalés sous cet enregistrement.";
