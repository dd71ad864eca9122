/** Civil days as `YYYY-MM-DD`, both included. */
export interface Period {
  readonly startsOn: string;
  readonly endsOn: string;
}

/** Is the day one of the period's? Its first and its last are. */
export function covers(period: Period, on: string): boolean {
  return period.startsOn <= on && on <= period.endsOn;
}

/** Do two periods share a day? */
export function overlap(one: Period, other: Period): boolean {
  return one.startsOn <= other.endsOn && other.startsOn <= one.endsOn;
}
