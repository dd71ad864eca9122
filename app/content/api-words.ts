/** What the public API says when it refuses. */
export const apiWords = {
  notFound: "Cette adresse de l’API n’existe pas. Sa description : /api/v1/openapi.json.",
  methodNotAllowed: "Cette adresse se lit seulement : utilisez GET.",
  unknownTraining: "Aucune formation ne porte ce numéro. Vérifiez-le, ou cherchez avec /api/v1/trainings.",
  withdrawnTraining: "Cette formation a été retirée par son organisme. Cherchez-en une autre avec /api/v1/trainings.",
  unknownSession: "Aucune session ne porte ce numéro. Vérifiez-le, ou cherchez avec /api/v1/trainings.",
  withdrawnSession: "Cette session a été retirée par son organisme. Cherchez-en une autre avec /api/v1/trainings.",
  unknownMetier: "Aucun métier du ROME ne porte ce code. Cherchez-le avec /api/v1/metiers?q=.",
  serviceDown: "Le service ne répond pas en ce moment. Recommencez dans quelques secondes.",
  internalError: "Le problème vient de chez nous. Recommencez dans une minute.",
} as const;

export const apiDescription = {
  title: "Hub emploi-formation : API publique",
  text:
    "Les formations de la région, leurs sessions et les métiers du ROME. En lecture, sans compte, 120 " +
    "demandes par minute et par adresse. Les réponses portent un ETag : renvoyez-le dans If-None-Match.",
  trainings: "Chercher des formations",
  training: "Une formation, avec ses sessions où l’on peut encore entrer",
  session: "Une session",
  metiers: "Chercher un métier par un de ses noms ou par son code",
  metier: "Un métier du ROME",
  openapi: "Cette description",
  notModified: "Rien n’a changé depuis l’ETag donné.",
  badRequest: "Un paramètre ne convient pas ; `field` le nomme.",
  missing: "Rien à cette adresse.",
  tooMany: "Trop de demandes ; attendez une minute.",
  unavailable: "Le service ne répond pas en ce moment ; voir Retry-After.",
  number: "Le numéro donné par la source.",
  rome: "Code ROME, par exemple H2913.",
  metierName: "Nom d’un métier, début de nom ou code ROME.",
  engine: "Moteur de recherche, pour les vérifications ; sans effet en production.",
} as const;
