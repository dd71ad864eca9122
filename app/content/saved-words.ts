/** What was just saved, as the page that follows says it; the keys stand in its address (`?fait=…`). */
export const savedWords = {
  "appareil-deconnecte": "L’appareil est déconnecté.",
  "appareils-deconnectes": "Les autres appareils sont déconnectés.",
  "appareils-du-membre": "Ses appareils sont déconnectés. Un message le lui dit.",
  "convention-enregistree": "La convention est enregistrée.",
  "envoi-abandonne": "Ce message ne sera plus envoyé.",
  "envoi-relance": "Le message repart.",
  "habilitation-decidee": "La décision est enregistrée. L’organisation la voit.",
  "habilitation-demandee": "La demande est envoyée à la Région.",
  "invitation-annulee": "L’invitation est annulée. Son lien n’ouvre plus rien.",
  "invitation-envoyee": "L’invitation est envoyée.",
  "lien-revoque": "Le lien est révoqué. Il n’ouvre plus rien.",
  "membre-retire": "La personne ne fait plus partie de votre organisation.",
  "organisation-choisie": "Vous travaillez maintenant dans cette organisation.",
  "remplacement-arrete": "Le remplacement est arrêté.",
  "remplacement-prevu": "Le remplacement est enregistré.",
} as const;

export type Saved = keyof typeof savedWords;

/** The words of an address; null when it says nothing that was saved. */
export function savedInWords(said: string | null): string | null {
  return Object.entries(savedWords).find(([key]) => key === said)?.[1] ?? null;
}
