/** The levels of eIDAS as FranceConnect names them, weakest first. */
const LEVELS: readonly string[] = ["eidas1", "eidas2", "eidas3"];

/** Is the level a provider answers the one that was asked, or a stronger one? Where none was asked, any answer will do. */
export function isAssured(asked: string | undefined, answered: string | null): boolean {
  if (asked === undefined) return true;
  return answered !== null && LEVELS.includes(asked) && LEVELS.indexOf(answered) >= LEVELS.indexOf(asked);
}
