const SAMPLE_MS = 100;
/** Under this delay of the event loop every request is served; a page takes some milliseconds of it. */
const MAX_LAG_MS = 400;

/** Watches how late the event loop runs; `stop` ends the watch. */
export interface LagWatch {
  isLate(): boolean;
  stop(): void;
}

/** Measured by how late a timer fires. Node's own histogram stays empty when it is reset more often than the loop turns. */
export function watchLag(maxLagMs: number = MAX_LAG_MS): LagWatch {
  let lagMs = 0;
  let expectedAt = performance.now() + SAMPLE_MS;
  const timer = setInterval(() => {
    const firedAt = performance.now();
    // Mostly what was known: one long task alone does not turn people away, and calm returns within a second or two.
    lagMs = 0.75 * lagMs + 0.25 * Math.max(0, firedAt - expectedAt);
    expectedAt = firedAt + SAMPLE_MS;
  }, SAMPLE_MS).unref();
  return { isLate: () => lagMs > maxLagMs, stop: () => clearInterval(timer) };
}

/** Fewer requests under way are never a crowd, however slow they are: the database may stall for one of them. */
const CROWD = 32;
/** More than this at once is turned away at any speed: each holds memory while it waits for one of ten connections. */
const FULL = 128;
/** Under load, no request is added to the queue while the first one has waited this long. */
const MAX_WAIT_MS = 2_000;

/** What is being worked on: whole requests, from the first line of their page until their answer is made. */
export interface Workload {
  /** Is one more to be turned away? Those already accepted are then answered in time. */
  isFull(): boolean;
  /** Counts a request; what it returns takes it out again. */
  begin(): () => void;
  /** Has anybody asked for anything yet? */
  hasBegun(): boolean;
}

/** Counts what is under way; full while the process is late or a queue stands still. */
export function createWorkload(watch: LagWatch): Workload {
  // In order of arrival, so that the first is the one that waits longest.
  const underWay = new Set<{ readonly begunAt: number }>();
  let hasBegun = false;
  return {
    hasBegun: () => hasBegun,
    isFull() {
      if (watch.isLate() || underWay.size >= FULL) return true;
      if (underWay.size < CROWD) return false;
      const [oldest] = underWay;
      return oldest !== undefined && performance.now() - oldest.begunAt > MAX_WAIT_MS;
    },
    begin() {
      const work = { begunAt: performance.now() };
      hasBegun = true;
      underWay.add(work);
      return () => void underWay.delete(work);
    },
  };
}
