/** Why a search has no answer, and what to do. */
export const searchRefusals = {
  unknownPlace: (place: string) =>
    `Nous ne connaissons pas le lieu « ${place} ». Vérifiez l’orthographe, ou donnez le code postal de la commune.`,
  unknownCode: (code: string) =>
    `Nous ne connaissons pas le code « ${code} ». Vérifiez ses chiffres, ou donnez le nom de la commune.`,
  ambiguousCode: (code: string) =>
    `« ${code} » peut être un code postal ou un code INSEE. Précisez : postcode:${code} ou insee:${code}.`,
  engineUnavailable: (engine: string) =>
    `Le moteur de recherche « ${engine} » n’est pas installé ici. Retirez le paramètre « engine ».`,
} as const;
