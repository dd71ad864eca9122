/** What a command on a request to open is to those who asked, and to the others who hear of it. */
interface OpeningMessage {
  readonly title: string;
  readonly text: string;
}

interface ToldOpening {
  readonly asker: OpeningMessage;
  readonly other: OpeningMessage;
}

const both = (title: string, text: string): ToldOpening => ({ asker: { title, text }, other: { title, text } });

const refused = "Le portail dit le motif. L’aide individuelle peut être une autre voie pour une personne.";

/** What the mails about sessions to open say beside the news. */
export const openingMail = {
  about: ({ blockLabel, town }: { readonly blockLabel: string; readonly town: string }): string =>
    `Bloc demandé : « ${blockLabel} », près de ${town}.`,
  open: "Voir la demande",
} as const;

/** The news, by the command that made it. They name nobody. */
export const openingMessages = {
  ask: both(
    "Une session est demandée",
    "Des organisations demandent l’ouverture d’une session. Le portail dit combien de places, où, quand, et jusqu’à quel jour répondre.",
  ),
  withdraw: both("Une demande d’ouverture est retirée", "Plus personne ne demande cette session."),
  study: both("La demande d’ouverture est à l’étude", "Qui pilote la formation sur ce territoire étudie la demande."),
  could: {
    asker: {
      title: "Un organisme peut ouvrir la session demandée",
      text: "Il lui faut un financement : la Région dira si elle finance.",
    },
    other: {
      title: "Une session demandée attend un financement",
      text: "Un organisme peut ouvrir la session. Il lui faut un financement : dites si la Région finance.",
    },
  },
  "decline-last": both("Aucun organisme ne peut ouvrir la session demandée", refused),
  open: {
    asker: {
      title: "La session que vous avez demandée ouvre",
      text: "Le portail dit laquelle, et quand, parfois hors des dates demandées. Vous pouvez y positionner des personnes.",
    },
    other: { title: "Une session demandée ouvre", text: "Un organisme l’ouvre : il n’y a plus rien à répondre." },
  },
  fund: both("La Région finance la session demandée", "Un organisme peut maintenant ouvrir la session."),
  refuse: both("La Région ne finance pas la session demandée", refused),
  remind: both("Une demande d’ouverture attend une réponse", "Le jour de réponse est passé. Répondez, même non."),
  lapse: both(
    "La demande d’ouverture est restée sans réponse",
    "Elle est close. Elle peut être faite de nouveau, avec d’autres jours ou plus loin.",
  ),
} as const satisfies Readonly<Record<string, ToldOpening>>;
