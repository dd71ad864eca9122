/** How many working days somebody has to say whether two files are about one human, from a civil day on, oldest first. */
const datedDelays: readonly { readonly from: string; readonly workingDays: number }[] = [
  { from: "2020-01-01", workingDays: 15 },
];

/** The delay of a request made on a civil day; after it, silence keeps two people. */
export function tieDelayOn(day: string): number {
  const found = datedDelays.findLast(({ from }) => from <= day) ?? datedDelays[0];
  if (found === undefined) throw new Error("There is no delay");
  return found.workingDays;
}
