import { counted } from "./amounts.ts";
import { dayInWords, periodInWords } from "./dates.ts";

/** What the steps of a drafted path are called. */
export const draftedPathText = {
  immersion: "Découvrir le métier dans une entreprise, avant la formation",
  basics: "Lire, écrire, compter pour ce métier",
  module: (labels: readonly string[]): string => `À apprendre en plus\u00a0: ${labels.join("\u00a0; ")}`,
} as const;

/** A step of a path, in words. */
export const pathStepText = {
  toFind: "Session à trouver",
  toSet: "Dates à fixer",
  dates: (startsOn: string | null, endsOn: string | null): string =>
    periodInWords(startsOn, endsOn) ?? "Sans date fixe",
  at: (organisation: string): string => `Chez ${organisation}`,
  left: (left: number): string => (left === 0 ? "Plus de place" : counted(left, "place libre", "places libres")),
  noLeft: "Places libres non communiquées",
  gone: "Cette session n’est plus dans le catalogue",
  confirmed: "confirmé",
  toConfirm: "à confirmer",
  datesAre: (isDated: boolean): string => (isDated ? "Dates confirmées" : "Dates à confirmer"),
  funderIs: (funder: string | null, isFunded: boolean): string =>
    funder === null ? "Financeur à trouver" : `Financeur\u00a0: ${funder} (${isFunded ? "confirmé" : "à confirmer"})`,
} as const;

/** The operations that a professional sees. */
export const operationsPage = {
  title: "Opérations",
  lede: "Une opération réunit des personnes pour le besoin d’une entreprise, avec un parcours de formation préparé pour elles.",
  none: "Aucune opération pour l’instant. Une opération s’ouvre depuis un besoin complet.",
  needs: "Voir les besoins des entreprises",
  mine: "Ouverte par votre organisation",
  by: (name: string): string => `Ouverte par ${name}`,
  isAsked: "Vous suivez des personnes près d’ici : on vous en demande.",
  wanted: (places: number): string => counted(places, "place", "places"),
  until: (day: string): string => `Personnes cherchées jusqu’au ${dayInWords(day)}`,
  asking: (count: number): string =>
    count < 2
      ? "Une opération près de personnes que vous suivez en cherche\u00a0: voir"
      : `${count} opérations près de personnes que vous suivez en cherchent\u00a0: voir`,
} as const;

/** An operation is opened from a need. */
export const openOperationPage = {
  title: (job: string): string => `Ouvrir une opération\u00a0: ${job}`,
  fallback: "Ouvrir une opération",
  lede:
    "Les organisations qui suivent des personnes près d’ici seront invitées à en proposer. " +
    "L’entreprise apprend qu’une opération est ouverte, et rien des personnes.",
  places: "Combien de places",
  placesHint: "Le nombre de personnes à former.",
  choosePlaces: "Écrivez un nombre, de 1 à 999.",
  gathersUntil: "Chercher des personnes jusqu’au",
  chooseDay: "Choisissez un jour à venir, dans les six mois.",
  steps: "Le parcours proposé",
  stepsHint:
    "Préparé d’après ce qui manque pour ce métier et les sessions à moins de 30 km, qui commencent dans trois semaines ou plus. " +
    "Dates et financeurs sont à confirmer. " +
    "Décochez ce que vous ne gardez pas ; le reste se change ensuite.",
  chooseSteps: "Gardez au moins une étape.",
  stepsChanged: "Le catalogue a changé entre-temps. Relisez le parcours, puis ouvrez de nouveau.",
  submit: "Ouvrir l’opération",
  gone: "Ce besoin ne peut plus être lu.",
  already: "Votre organisation a déjà une opération en cours pour ce besoin.",
  cancel: "Ne rien ouvrir",
} as const;

/** An operation. */
export const operationPage = {
  fallback: "Opération",
  title: (job: string, town: string): string => `Opération\u00a0: ${job}, ${town}`,
  saved: {
    "operation-ouverte":
      "L’opération est ouverte. Les organisations qui suivent des personnes près d’ici sont prévenues, l’entreprise aussi.",
    "operation-deja-ouverte": "Votre organisation a déjà cette opération pour ce besoin.",
    "parcours-change": "Le parcours est changé.",
    "parcours-ferme": "Le parcours a été confirmé entre-temps\u00a0: il ne change plus. Voici où en est l’opération.",
    "parcours-confirme": "Le parcours est confirmé. La recherche de personnes est terminée.",
    "operation-commencee": "L’opération commence\u00a0: les personnes qui ont dit oui peuvent être positionnées.",
    "operation-terminee": "L’opération est terminée.",
    "operation-annulee": "L’opération est annulée.",
  },
  facts: {
    state: "Où elle en est",
    by: "Ouverte par",
    places: "Places",
    until: "Personnes cherchées jusqu’au",
    reason: "Pourquoi",
  },
  need: "Voir le besoin de l’entreprise",
  needOver:
    "Le besoin de l’entreprise n’est plus ouvert\u00a0: elle a trouvé, ou elle ne cherche plus. Personne n’est plus proposé. " +
    "Prévenez les personnes qui ont dit oui, puis terminez ou annulez l’opération.",
  path: "Le parcours",
  pathSet: "Dans l’ordre.",
  pathLede: "Dans l’ordre. Ce qui n’est pas confirmé peut encore changer.",
  see: "Voir la formation",
  change: "Modifier",
  noSession: "Une session manque\u00a0?",
  askOpening: "Demander l’ouverture d’une session",
  add: "Ajouter une étape",
  counts: "Où en sont les personnes",
  counted: {
    organisations: "Organisations à qui on en demande",
    proposed: "Personnes à qui l’opération est proposée",
    joined: "Ont dit oui",
    positioned: "Positionnées sur le parcours",
    entered: "Entrées en formation",
    finished: "Formation terminée",
    hired: "Embauchées par l’entreprise",
  },
  ofWanted: (count: number, wanted: number): string => `${count} sur ${wanted}`,
  people: "Les personnes que votre organisation suit",
  peopleLede:
    "Elles ont dit oui, ou n’ont pas encore répondu ; puis celles qui n’y sont plus. Vous notez une réponse dans « Emplois à proposer ».",
  waits: "Réponse attendue",
  said: "A dit oui",
  hadSaid: "Avait dit oui",
  seeSaid: "Voir ce qui lui est proposé",
  proposeAgain: "Proposer à nouveau",
  positioned: (labels: readonly string[]): string => `Positionnée\u00a0: ${labels.join("\u00a0; ")}`,
  note: "Noter sa réponse",
  position: (count: number): string =>
    count < 2 ? "Positionner la personne qui a dit oui" : `Positionner les ${count} personnes qui ont dit oui`,
  onSession: (label: string): string => `Sur\u00a0: ${label}`,
  near: "À qui la proposer",
  nearLede: "Des personnes que vous suivez, à moins de 30 km, qui ont accepté que leurs compétences soient lues.",
  nearNone:
    "Personne d’autre parmi celles que vous suivez à moins de 30 km, qui ait accepté que ses compétences soient lues.",
  propose: "Regarder et proposer",
  next: "La suite",
  confirm: "Confirmer le parcours",
  confirmLede:
    "Quand les dates et le financeur de chaque étape sont confirmés. Plus personne n’est cherché, et le parcours ne change plus.",
  start: "Commencer l’opération",
  startLede: "Les référents positionnent alors, sur les sessions du parcours, les personnes qui ont dit oui.",
  end: "Terminer l’opération",
  endFollows:
    "Ce qui attend encore une réponse est fermé. Les personnes qui ont dit oui restent comptées. Cela ne s’annule pas.",
  confirmEnd: "Oui, terminer l’opération",
  cancelTitle: "Annuler l’opération",
  reason: "Pourquoi",
  chooseReason: "Dites pourquoi.",
  cancel: "Annuler cette opération",
  changed: "Cette opération a changé entre-temps. Voici où elle en est.",
  history: "Ce qui s’est passé",
  back: "Toutes les opérations",
} as const;

/** A step of the path of an operation is added or changed. */
export const operationStepPage = {
  title: (place: number): string => `Étape ${place + 1}`,
  newTitle: "Ajouter une étape",
  kind: "Ce que c’est",
  chooseKind: "Choisissez ce que c’est.",
  label: "Ce qu’on y fait",
  writeLabel: "Dites ce qu’on y fait, en 300 signes au plus.",
  session: "Numéro de la session (si elle est au catalogue)",
  sessionHint:
    "Il est sur la page de la formation, dans « Tout savoir sur cette date ». " +
    "Les dates et l’organisme sont alors ceux du catalogue. Vide\u00a0: à trouver.",
  noSession: "Aucune session ouverte du catalogue n’a ce numéro.",
  startsOn: "Premier jour (sans session du catalogue)",
  endsOn: "Dernier jour (sans session du catalogue)",
  wrongDay: "Choisissez un jour.",
  pastDay: "Ce jour est passé. Choisissez aujourd’hui ou un jour à venir.",
  reversedDays: "Le dernier jour vient après le premier. Donnez aussi le premier jour.",
  nameFunder: "Écrivez qui paie, ou décochez « Le financeur est confirmé ».",
  funder: "Qui paie",
  longFunder: "120 signes au plus.",
  isDated: "Les dates",
  datesConfirmed: "Les dates sont confirmées",
  isFunded: "Le financeur",
  funderConfirmed: "Le financeur est confirmé",
  submit: "Enregistrer l’étape",
  raise: "La mettre avant la précédente",
  remove: "Enlever cette étape",
  removeFollows: "L’étape n’est plus dans le parcours. Pour la remettre, il faut l’écrire à nouveau.",
  confirmRemove: "Oui, enlever cette étape",
  back: "Retour à l’opération",
} as const;
