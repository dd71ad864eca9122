/** Words of every field. */
export const fieldWords = {
  optional: "facultatif",
} as const;
