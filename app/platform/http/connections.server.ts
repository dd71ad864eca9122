import type { Socket } from "node:net";

/** More than browsers keep open idle; under 1,024, the usual limit of files that a process may open. */
const MOST_WAITING = 900;

/** The connections on which nothing is worked on: idle, or with a request that has not wholly come, or an answer being read. */
export interface Connections {
  /** A connection was opened. */
  open(socket: Socket): void;
  /** Something came or was sent on it: it becomes the youngest of those that wait. */
  wait(socket: Socket): void;
  /** Work begins for a whole request: the connection is not closed until `rest`. */
  work(socket: Socket): void;
  rest(socket: Socket): void;
}

/** Bounds the connections that wait: when there are too many, the one that has waited longest is closed. */
export function createConnections(mostWaiting: number = MOST_WAITING): Connections {
  const waiting = new Set<Socket>();
  const working = new Set<Socket>();
  function wait(socket: Socket): void {
    waiting.delete(socket);
    if (socket.destroyed || working.has(socket)) return;
    waiting.add(socket);
    const [oldest] = waiting;
    if (waiting.size <= mostWaiting || oldest === undefined) return;
    waiting.delete(oldest);
    oldest.destroy();
  }
  return {
    open(socket) {
      socket.once("close", () => waiting.delete(socket));
      wait(socket);
    },
    wait,
    work(socket) {
      waiting.delete(socket);
      working.add(socket);
    },
    rest(socket) {
      working.delete(socket);
      wait(socket);
    },
  };
}
