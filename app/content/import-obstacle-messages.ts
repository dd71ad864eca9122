/** Why a run does not begin, whatever the files hold. */
export const IMPORT_OBSTACLE_MESSAGES = {
  "source-busy": "Un autre import de cette source est en cours. Attendez qu’il se termine, puis recommencez.",
  "source-of-other-kind": "Cette source envoie déjà autre chose. Donnez un autre nom à --source. Rien n’a été modifié.",
} as const;
