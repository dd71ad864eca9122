/** The answer of some work, and what sends the requests it made again, as they were, and reads their answers without parsing them. */
export interface Recorded<Answer> {
  readonly answer: Answer;
  sendAgain(): Promise<void>;
}

/** Runs work that asks by `fetch`, and keeps what it asked. */
export async function recordRequests<Answer>(work: () => Promise<Answer>): Promise<Recorded<Answer>> {
  const { fetch: send } = globalThis;
  const asked: (readonly [Parameters<typeof fetch>[0], RequestInit])[] = [];
  globalThis.fetch = (address, { signal, ...init } = {}) => {
    asked.push([address, init]);
    return send(address, signal == null ? init : { ...init, signal });
  };
  try {
    const answer = await work();
    return {
      answer,
      async sendAgain() {
        for (const [address, init] of asked) await (await send(address, init)).arrayBuffer();
      },
    };
  } finally {
    globalThis.fetch = send;
  }
}
