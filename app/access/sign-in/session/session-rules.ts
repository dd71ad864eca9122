/** Minutes without a request after which a session ends (trust.md T8). */
export const IDLE_MINUTES = 30;
/** Hours after which a session ends whatever happens: as long as ProConnect's. */
export const ABSOLUTE_HOURS = 12;
/** A session's last request is written down again only after this long: reading a page is not a write. */
export const SEEN_AGAIN_SECONDS = 60;

export interface SessionLife {
  readonly openedAt: Date;
  readonly lastSeenAt: Date;
  readonly endedAt: Date | null;
}

/** Is the session over: ended by somebody, left idle, or too old? */
export function isOver({ openedAt, lastSeenAt, endedAt }: SessionLife, at: Date): boolean {
  if (endedAt !== null) return true;
  const idleMs = at.getTime() - lastSeenAt.getTime();
  const ageMs = at.getTime() - openedAt.getTime();
  return idleMs >= IDLE_MINUTES * 60_000 || ageMs >= ABSOLUTE_HOURS * 3_600_000;
}
