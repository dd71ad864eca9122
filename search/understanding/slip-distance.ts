/**
 * How many slips of the hand lead from one word to the other: a letter wrong, missing, too many, or two neighbours swapped (restricted
 * Damerau–Levenshtein). More than `most` is answered as `most` + 1.
 */
export function slipDistance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  // What both begin and end with takes no slip.
  let start = 0;
  while (start < a.length && start < b.length && a.charCodeAt(start) === b.charCodeAt(start)) start += 1;
  let end = 0;
  while (
    end < a.length - start &&
    end < b.length - start &&
    a.charCodeAt(a.length - 1 - end) === b.charCodeAt(b.length - 1 - end)
  )
    end += 1;
  return distance(a.slice(start, a.length - end), b.slice(start, b.length - end), most);
}

function distance(a: string, b: string, most: number): number {
  if (a.length === 0 || b.length === 0) return Math.min(Math.max(a.length, b.length), most + 1);
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j += 1) {
      const cost = cheapest(a, b, { i, j, row, last, beforeLast });
      row.push(cost);
      least = Math.min(least, cost);
    }
    if (least > most) return most + 1;
    beforeLast = last;
    last = row;
  }
  return Math.min(last[b.length] ?? most + 1, most + 1);
}

interface Cell {
  readonly i: number;
  readonly j: number;
  readonly row: readonly number[];
  readonly last: readonly number[];
  readonly beforeLast: readonly number[];
}

function cheapest(a: string, b: string, { i, j, row, last, beforeLast }: Cell): number {
  const isSame = a[i - 1] === b[j - 1];
  const cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (isSame ? 0 : 1));
  const isSwapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
  return isSwapped ? Math.min(cost, (beforeLast[j - 2] ?? 0) + 1) : cost;
}
