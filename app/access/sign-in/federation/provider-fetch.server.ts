import { isSafeEndpoint } from "./provider-settings.ts";

/** Longest wait for one call to a provider, in milliseconds, its whole answer included. */
export const CALL_TIMEOUT_MS = 5_000;

const ANSWER_MAX_BYTES = 1_048_576;

/** A provider did not answer, answered too late, too long, or with a fault of its own (5xx, 429). */
export class ProviderUnreachableError extends Error {
  override readonly name = "ProviderUnreachableError";
  readonly retryable = true;
}

/** A provider's description names an address to which nothing may be sent. */
export class UnsafeEndpointError extends Error {
  override readonly name = "UnsafeEndpointError";
}

/** What the two libraries ask of a call: openid-client and jose share this shape. */
export type ProviderCall = {
  readonly method: string;
  readonly headers: Record<string, string> | Headers;
  readonly redirect: "manual";
  /** A form, at the exchange of the code; no other call has a body. */
  readonly body?: unknown;
};

/** Makes the one function by which the portal calls a provider: safe addresses, no redirect, 5 s, 1 MiB. */
export function providerFetch(isLoopbackAllowed: boolean): (url: string, call: ProviderCall) => Promise<Response> {
  return async (url, call) => {
    if (!isSafeEndpoint(new URL(url), isLoopbackAllowed)) throw new UnsafeEndpointError("fetch from a provider");
    const response = await wholeAnswer(url, call).catch((cause: unknown) => {
      throw new ProviderUnreachableError("fetch from a provider", { cause });
    });
    if (response.status >= 500 || response.status === 429) {
      throw new ProviderUnreachableError(`fetch from a provider: HTTP ${response.status}`);
    }
    return response;
  };
}

async function wholeAnswer(url: string, { method, headers, redirect, body }: ProviderCall): Promise<Response> {
  const signal = AbortSignal.timeout(CALL_TIMEOUT_MS);
  const form = body instanceof URLSearchParams ? body : null;
  const response = await fetch(url, { method, headers, redirect, signal, body: form });
  const reader = response.body?.getReader();
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for (let part = await reader?.read(); part?.value !== undefined; part = await reader?.read()) {
    bytes += part.value.byteLength;
    if (bytes > ANSWER_MAX_BYTES) throw new Error("the answer of the provider is too long");
    chunks.push(part.value);
  }
  const whole = bytes === 0 ? null : Buffer.concat(chunks);
  return new Response(whole, { status: response.status, headers: response.headers });
}
