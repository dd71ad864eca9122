/** How many people are positioned on one session at once. */
export const MOST_POSITIONED = 10;
