import { EffectFailure } from "#app/platform/outbox/effect-failure.ts";
import type { Sms } from "./messenger.ts";

/** Who carries SMS. Absent: no key is asked for; the operator chooses the name that is shown. */
export interface HttpSmsSettings {
  readonly url: string;
  readonly key: string | undefined;
  readonly from: string | undefined;
}

const TIMEOUT_MS = 10_000;
const OK = 200;
const REDIRECT = 300;
const CLIENT_FAULT = 400;
const SERVER_FAULT = 500;
/** A refused key and a limit are settings to mend or a wait, not faults of this SMS: it waits. */
const WAITING_STATUSES: readonly number[] = [401, 403, 408, 425, 429];

/**
 * A sender of SMS over HTTP: one POST of `{"to","text","from"?,"reference"}` in JSON, any 2xx accepts it. `reference` and the header
 * `Idempotency-Key` are the effect's id, the same for every try: a repeat after a cut line is recognisable, and receipts name it.
 */
export function httpSmsSender({ url, key, from }: HttpSmsSettings): (sms: Sms) => Promise<void> {
  return async function sendSms({ to, text, effectId }) {
    const response = await fetch(url, {
      method: "POST",
      headers: {
        "Content-Type": "application/json",
        "Idempotency-Key": effectId,
        ...(key === undefined ? {} : { Authorization: `Bearer ${key}` }),
      },
      body: JSON.stringify({ to, text, reference: effectId, ...(from === undefined ? {} : { from }) }),
      // The key and a link would follow a redirection to wherever it leads.
      redirect: "manual",
      signal: AbortSignal.timeout(TIMEOUT_MS),
    }).catch((error: unknown) => {
      throw new EffectFailure(codeOf(error), { retryable: true, cause: error });
    });
    await response.body?.cancel();
    const { status } = response;
    if (status >= OK && status < REDIRECT) return;
    const isFinal = status >= CLIENT_FAULT && status < SERVER_FAULT && !WAITING_STATUSES.includes(status);
    throw new EffectFailure(`sms-${status}`, { retryable: !isFinal });
  };
}

/** `ECONNRESET`, `TimeoutError`: what cut the line, without the address. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return "sms";
  const { cause } = error;
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : error.name;
  return /^\w{1,40}$/.test(code) ? code : "sms";
}
