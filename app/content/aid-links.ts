/** What stands in « À faire » and beside other pages: a file of its own, which is all that they load of aids. */
export const aidLinks = {
  ask: "Demander une aide individuelle",
  noSeat: "Plus de place, ou personne pour payer ?",
  todo: "Aides individuelles",
  ofFile: "Aides individuelles",
  wayOut: "Aucune session ne convient ? Une aide individuelle peut payer la formation d’une personne que vous suivez.",
  choosePerson: "Choisir la personne",
} as const;
