/**
 * ROME's professional soft skills (16 in ROME 4.60): their number, their name there, and our plain words, reviewed, as somebody would say
 * them of themselves.
 */
export const softSkills = [
  { ogr: 300412, official: "Etre à l'écoute, faire preuve d'empathie", plain: "J’écoute les autres, je les comprends" },
  { ogr: 399999, official: "Avoir le sens du service", plain: "J’aime rendre service aux gens, aux clients" },
  { ogr: 300465, official: "Avoir l'esprit d'équipe", plain: "J’aime travailler à plusieurs, j’aide les autres" },
  { ogr: 300460, official: "Faire preuve d'autonomie", plain: "Je me débrouille sans que quelqu’un me surveille" },
  {
    ogr: 300461,
    official: "Faire preuve de sens des responsabilités",
    plain: "On peut compter sur moi : je fais ce que j’ai dit, et je préviens s’il y a un problème",
  },
  {
    ogr: 300490,
    official: "Faire preuve de rigueur et de précision",
    plain: "Je travaille avec soin, je suis les consignes sans me tromper",
  },
  {
    ogr: 300483,
    official: "Organiser son travail selon les priorités et les objectifs",
    plain: "Je m’organise : je sais par quoi commencer",
  },
  {
    ogr: 300473,
    official: "Faire preuve de réactivité",
    plain: "Je réagis vite quand quelque chose n’était pas prévu",
  },
  { ogr: 300478, official: "Faire preuve de contrôle de soi", plain: "Je garde mon calme, même quand c’est tendu" },
  { ogr: 300485, official: "Faire preuve de persévérance", plain: "Je vais jusqu’au bout, même quand c’est difficile" },
  { ogr: 300479, official: "Etre ouvert aux changements", plain: "Je m’habitue vite quand les choses changent" },
  {
    ogr: 300493,
    official: "Faire preuve de curiosité, d'ouverture d'esprit",
    plain: "J’aime apprendre et découvrir des choses nouvelles",
  },
  {
    ogr: 300467,
    official: "Etre force de proposition",
    plain: "Je donne des idées pour que le travail se passe mieux",
  },
  {
    ogr: 300497,
    official: "Faire preuve de créativité, d'inventivité",
    plain: "J’ai de l’imagination, je trouve d’autres façons de faire",
  },
  { ogr: 300489, official: "Faire preuve de leadership", plain: "Je sais entraîner une équipe" },
  { ogr: 300416, official: "Inspirer, donner du sens", plain: "Je sais expliquer pourquoi on fait les choses" },
] as const;

const numbers: ReadonlySet<number> = new Set(softSkills.map(({ ogr }) => ogr));

export function isSoftSkill(ogr: number): boolean {
  return numbers.has(ogr);
}
