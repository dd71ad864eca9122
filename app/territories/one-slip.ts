/**
 * Is one text the other with at most one slip of the hand: a letter wrong, missing, too many, or two neighbours swapped?
 * (Damerau–Levenshtein distance of at most 1, restricted.)
 */
export function isWithinOneSlip(a: string, b: string): boolean {
  if (a === b) return true;
  if (a.length > b.length) return isWithinOneSlip(b, a);
  if (b.length - a.length > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  if (a.length < b.length) return a.slice(start) === b.slice(start + 1);
  if (a.slice(start + 1) === b.slice(start + 1)) return true;
  return a[start] === b[start + 1] && a[start + 1] === b[start] && a.slice(start + 2) === b.slice(start + 2);
}
