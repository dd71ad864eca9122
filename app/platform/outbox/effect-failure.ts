/** What an operator reads of a failure: a code, never a sentence, since sentences of mail servers hold addresses. */
const CODE = /^[\w.:-]{1,60}$/;
const MAX_LENGTH = 80;

/**
 * A handler could not carry out its effect. `code` is what the dead letter shows. `retryable: false` says that the same
 * effect would fail for ever (an address that does not exist): it becomes a dead letter at once.
 */
export class EffectFailure extends Error {
  override readonly name = "EffectFailure";
  readonly code: string;
  readonly retryable: boolean;

  constructor(code: string, options: { readonly retryable: boolean; readonly cause?: unknown }) {
    super(code, { cause: options.cause });
    this.code = code;
    this.retryable = options.retryable;
  }
}

/** The code of any error, at most 80 characters and without personal data: `smtp-450`, `ECONNREFUSED`, `TypeError`. */
export function failureCode(error: unknown): string {
  if (!(error instanceof Error)) return "unknown";
  const code = "code" in error ? String(error.code) : "";
  return (CODE.test(code) ? code : CODE.test(error.name) ? error.name : "unknown").slice(0, MAX_LENGTH);
}

/** Whether trying again may help; true for an error that does not say. */
export function isRetryable(error: unknown): boolean {
  return !(error instanceof EffectFailure) || error.retryable;
}
