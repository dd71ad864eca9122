/**
 * The publics that a file may say, by their Formacode: what a condition of an entry asks and no other fact tells. None says an illness, a
 * disability, a sentence, an origin or a sex; the database refuses the first three. RSA, registration and age are facts of their own.
 */
export const recordedPublics = [
  "80004",
  "80007",
  "80008",
  "81019",
  "81021",
  "81023",
  "81042",
  "81043",
  "81030",
  "82010",
  "82020",
  "82058",
  "82063",
] as const;
