import { log } from "../log.server.ts";

const MOST_MS = 10_000;

/** Pages made for nobody, before a new process is given visitors. */
export interface Rehearsal {
  isOver(): boolean;
  /** Ends it after the page under way. */
  stop(): Promise<void>;
}

interface RehearsalOptions {
  /** Which pages, by their addresses. */
  readonly readTargets: () => Promise<readonly string[]>;
  readonly make: (target: string) => Promise<unknown>;
  /** Has somebody asked for a page? Visitors come first. */
  readonly isAsked: () => boolean;
}

/**
 * Makes pages, one after the other. The first ones of a process cost several times what the following ones do (code not compiled yet,
 * connections to open, statements to plan): at a rate that a warm process bears, they would keep visitors waiting and turn some away. Ends
 * by itself after ten seconds, at the first failure, and when somebody asks.
 */
export function rehearse({ readTargets, make, isAsked }: RehearsalOptions): Rehearsal {
  const startedAt = performance.now();
  let [isOver, isStopped, made] = [false, false, 0];
  const goesOn = (): boolean => !(isStopped || isAsked() || performance.now() - startedAt > MOST_MS);
  async function play(): Promise<void> {
    for (const target of await readTargets()) {
      if (!goesOn()) return;
      await make(target);
      made += 1;
    }
  }
  const playing = play()
    .catch((error: unknown) => log.warn({ event: "rehearsal-failed", err: error }, "the first visitors wait longer"))
    .finally(() => {
      isOver = true;
      const durationMs = Math.round(performance.now() - startedAt);
      log.info({ event: "rehearsed", count: made, durationMs }, "visitors may come");
    });
  return {
    isOver: () => isOver,
    async stop() {
      isStopped = true;
      await playing;
    },
  };
}
