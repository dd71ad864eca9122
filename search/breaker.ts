/** How patient a breaker is. */
export interface BreakerRule {
  /** This many failures within `withinMs` open it. */
  readonly failures: number;
  readonly withinMs: number;
}

/** Tells whether a service is worth asking: closed, it is; open, it has failed too often and is left alone. */
export interface Breaker {
  isOpen(): boolean;
  /** Answers true when this failure opens it. */
  recordFailure(atMs: number): boolean;
  close(): void;
}

/** Starts closed. Instants are those of any clock that only goes forward. */
export function createBreaker({ failures, withinMs }: BreakerRule): Breaker {
  let recent: number[] = [];
  let isOpen = false;
  return {
    isOpen: () => isOpen,
    recordFailure(atMs) {
      recent = [...recent.filter((at) => at > atMs - withinMs), atMs];
      if (isOpen || recent.length < failures) return false;
      isOpen = true;
      return true;
    },
    close() {
      recent = [];
      isOpen = false;
    },
  };
}
