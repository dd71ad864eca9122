/** What the public API says when it refuses. */
export const apiWords = {
  notFound: "Cette adresse de l’API n’existe pas. Sa description : /api/v1/openapi.json.",
  methodNotAllowed: "Cette adresse se lit seulement : utilisez GET.",
  unknownTraining: "Aucune formation ne porte ce numéro. Vérifiez-le, ou cherchez avec /api/v1/trainings.",
  withdrawnTraining: "Cette formation a été retirée par son organisme. Cherchez-en une autre avec /api/v1/trainings.",
  unknownSession: "Aucune session ne porte ce numéro. Vérifiez-le, ou cherchez avec /api/v1/trainings.",
  withdrawnSession: "Cette session a été retirée par son organisme. Cherchez-en une autre avec /api/v1/trainings.",
  unknownMetier: "Aucun métier du ROME ne porte ce code. Cherchez-le avec /api/v1/metiers?q=.",
  /** What `q` must be, after its name. */
  expectedNames: {
    metiers: "attend le nom d’un métier ou un code ROME, 100 caractères au plus.",
    skills: "attend les mots d’une compétence ou son numéro, 100 caractères au plus.",
    certifications: "attend le nom d’un diplôme, ou le code d’une certification ou d’un bloc, 100 caractères au plus.",
  },
  expectedRome: "attend un code ROME, par exemple H2913.",
  expectedPage: "attend un nombre de 1 à 1000.",
  expectedPerPage: "attend un nombre de 1 à 50.",
  unknownTown:
    "« place » ne nomme aucune ville de la région. Donnez un nom, un code postal (postcode:62300) ou insee:62498.",
  badJson: 'Le corps de la demande n’est pas du JSON. Écrivez par exemple {"held":[],"target":{"rome":"K1302"}}.',
  unknownNeed:
    "Aucun besoin ouvert, montré à tous et dont le métier est choisi ne porte ce numéro. Voyez /api/v1/needs.",
  badGapValue: (field: string) =>
    `« ${field} » ne convient pas. Sa forme est décrite à /api/v1/openapi.json (500 compétences au plus).`,
  badNeedJson: "Le corps de la demande n’est pas du JSON. Sa forme est décrite à /api/v1/openapi.json.",
  badNeedValue: (field: string) => `« ${field} » ne convient pas. Sa forme est décrite à /api/v1/openapi.json.`,
  badNeedFields: {
    "company.siret": "« company.siret » n’est pas un SIRET juste. Recopiez les 14 chiffres.",
    job: "« job » attend un code ROME, ou le nom du poste dans vos mots.",
    pay: "« pay » ne convient pas : de 3 à 200 € de l’heure, de 30 à 50 000 € par mois, en centimes.",
    "pay.cents": "« pay.cents » attend des centimes : de 300 à 20000 de l’heure, de 3000 à 5000000 par mois.",
    headcount: "« headcount » attend un nombre entier de personnes, de 1 à 999.",
    skills: "« skills » attend 20 savoir-faire au plus : chacun avec ogr ou label, l’un des deux, et son importance.",
    startsOn: "« startsOn » attend un jour, par exemple 2027-02-15, ou rien si c’est dès que possible.",
    weeklyHours: "« weeklyHours » attend un nombre entier d’heures, de 1 à 48.",
    "contact.phone": "« contact.phone » n’est pas un numéro complet, par exemple 06 12 34 56 78.",
  } as Readonly<Record<string, string>>,
  noToken: "Cette adresse demande un jeton : Authorization: Bearer suivi du jeton que votre responsable a créé.",
  badToken: "Ce jeton ne sert plus, ou n’a jamais servi. Demandez-en un autre à votre responsable.",
  tokenScope: "Ce jeton ne permet pas cela. Votre responsable peut en créer un autre.",
  noKey:
    "L’en-tête Idempotency-Key manque. Donnez à chaque besoin une clé de 8 à 80 lettres et chiffres, la même si vous renvoyez.",
  keyOfAnother: (id: string) =>
    `Cette clé a déjà servi pour un autre contenu, le besoin ${id}. Choisissez-en une autre.`,
  referenceOfAnother: (id: string) =>
    `« reference » a déjà servi pour un autre contenu, le besoin ${id}. Un besoin transmis se change avec le conseiller ` +
    "qui le suit. Pour un autre besoin, donnez une autre référence.",
  unknownTownOf: (choices: readonly string[]) =>
    choices.length === 0
      ? "« place » ne nomme aucune commune de la région. Donnez insee:62498, postcode:62300 ou un nom."
      : `« place » peut être ${choices.join(", ")}. Donnez le nom entier, ou le code insee:, de la bonne commune.`,
  unknownMetierOf: "« job.rome » n’est le code d’aucun métier du ROME. Cherchez-le avec /api/v1/metiers?q=.",
  unknownSkillOf: (field: string) =>
    `« ${field} » n’est le numéro d’aucun savoir-faire du ROME. Cherchez-le avec /api/v1/skills?q=, ou donnez « label ».`,
  startsBefore: "« startsOn » est passé. Donnez un jour à venir, ou rien si c’est dès que possible.",
  noSuchNeed: "Votre organisation n’a transmis aucun besoin de ce numéro.",
  unknownField: (field: string) => `« ${field} » n’est pas attendu. Les champs sont décrits à /api/v1/openapi.json.`,
  serviceDown: "Le service ne répond pas en ce moment. Recommencez dans quelques secondes.",
  internalError: "Le problème vient de chez nous. Recommencez dans une minute.",
} as const;

export const apiDescription = {
  title: "Hub emploi-formation : API publique",
  text:
    "Les formations de la région, leurs sessions, les métiers du ROME et l’écart entre des compétences et un " +
    "métier. Lire ne demande pas de compte ; transmettre un besoin demande un jeton. 120 demandes par minute et " +
    "par adresse. Les réponses lues portent un ETag : renvoyez-le dans If-None-Match.",
  trainings: "Chercher des formations",
  training: "Une formation, avec ses sessions où l’on peut encore entrer",
  session: "Une session",
  metiers: "Chercher un métier par un de ses noms ou par son code",
  metier: "Un métier du ROME",
  skills: "Chercher une compétence du ROME par ses mots ou par son numéro",
  certifications: "Chercher une certification par son nom, ses blocs ou son code, avec ce que ses blocs apportent",
  needs: "Les besoins que des entreprises montrent à tout le monde, confirmés et ouverts ; jamais qui appeler",
  tellNeed:
    "Transmettre un besoin au nom d’une entreprise. Le même contenu sous la même clé, ou la même référence, a la même réponse et ne " +
    "fait pas un second besoin",
  toldNeed: "Ce qu’est devenu un besoin que votre organisation a transmis",
  token: "Créé par un responsable de l’organisation, dans « Accès pour un logiciel ».",
  idempotencyKey: "Choisie par vous, nouvelle pour chaque besoin, la même quand vous renvoyez le même.",
  needId: "Le numéro reçu quand le besoin a été transmis.",
  told: "Le besoin est reçu. Un conseiller le lira et appellera l’entreprise.",
  unauthorised: "Le jeton manque, ou ne sert plus.",
  forbidden: "Le jeton ne permet pas cela.",
  conflict: "La clé ou la référence a déjà servi pour un autre contenu.",
  unprocessable: "Le contenu est bien écrit, mais nomme ce que personne ne connaît ; `field` dit où.",
  gaps: "L’écart entre ce que l’on sait faire et un métier, et les blocs qui le comblent ; rien n’est gardé",
  paths: "Jusqu’à trois parcours datés qui comblent l’écart, avec de vraies sessions ; rien n’est gardé",
  badBody: "Le corps ne convient pas ; `field` dit où.",
  openapi: "Cette description",
  notModified: "Rien n’a changé depuis l’ETag donné.",
  badRequest: "Un paramètre ne convient pas ; `field` le nomme.",
  missing: "Rien à cette adresse.",
  tooMany: "Trop de demandes ; attendez une minute.",
  unavailable: "Le service ne répond pas en ce moment ; voir Retry-After.",
  number: "Le numéro donné par la source.",
  rome: "Code ROME, par exemple H2913.",
  metierName: "Nom d’un métier, début de nom ou code ROME.",
  skillName: "Mots d’une compétence, ou son numéro du ROME.",
  certificationName: "Nom d’un diplôme (« CAP cuisine »), mots d’un bloc, code RNCP, RS ou de bloc.",
  engine: "Moteur de recherche, pour les vérifications ; sans effet en production.",
} as const;
