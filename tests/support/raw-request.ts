import { connect } from "node:net";

/** What came back on a socket. Header names in small letters. */
export interface RawAnswer {
  readonly status: number;
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
}

export interface RawOptions {
  /** Written one after the other, `pauseMs` apart. */
  readonly parts: readonly string[];
  readonly pauseMs?: number;
}

/** Sends bytes that no HTTP client would, and reads until the server closes or has answered for good. */
export function rawRequest(url: string, { parts, pauseMs = 0 }: RawOptions): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(url);
    const socket = connect(Number(port), hostname);
    let received = "";
    let timer: NodeJS.Timeout | undefined;
    const end = (): void => {
      clearTimeout(timer);
      socket.destroy();
      resolve(parseAnswer(received));
    };
    socket.on("data", (chunk) => {
      received += chunk.toString("latin1");
      if (isComplete(received)) end();
    });
    socket.on("close", end);
    socket.on("error", (error) => (received === "" ? reject(error) : end()));
    const send = (index: number): void => {
      const part = parts[index];
      if (part === undefined || socket.destroyed) return;
      socket.write(part, "latin1");
      timer = setTimeout(() => send(index + 1), pauseMs);
    };
    socket.on("connect", () => send(0));
  });
}

function isComplete(received: string): boolean {
  const [head, body] = split(received);
  const length = /^content-length: (\d+)/im.exec(head)?.[1];
  return body !== undefined && length !== undefined && body.length >= Number(length);
}

function parseAnswer(received: string): RawAnswer {
  const [head, body = ""] = split(received);
  const [statusLine = "", ...lines] = head.split("\r\n");
  const headers = lines.map((line): [string, string] => {
    const [name = "", ...value] = line.split(": ");
    return [name.toLowerCase(), value.join(": ")];
  });
  return { status: Number(statusLine.split(" ")[1] ?? 0), headers: new Map(headers), body };
}

function split(received: string): readonly [string, string | undefined] {
  const end = received.indexOf("\r\n\r\n");
  return end < 0 ? [received, undefined] : [received.slice(0, end), received.slice(end + 4)];
}
