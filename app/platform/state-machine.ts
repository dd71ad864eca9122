import { ok, type Result, refused } from "./result.ts";

/** One row of a table of transitions. `from`: the states it leaves; `null`: the thing does not exist yet. */
export interface TransitionRow<
  State extends string,
  Command extends string,
  Commander extends string,
  Guard extends string,
> {
  readonly command: Command;
  readonly from: readonly (State | null)[];
  /** `same`: the thing stays in the state it was in. */
  readonly to: State | "same";
  readonly by: readonly Commander[];
  readonly guards: readonly Guard[];
}

/** Why no row of the table answers: the command is never theirs, or not in this state. */
export type StepRefusal<State extends string, Command extends string> =
  | { readonly kind: "not-allowed" }
  | { readonly kind: "wrong-state"; readonly state: State | null; readonly command: Command };

/** The row that a command takes from a state. At most one row of a table answers for a command, a state and a commander. */
export function findRow<State extends string, Command extends string, Commander extends string, Guard extends string>(
  rows: readonly TransitionRow<State, Command, Commander, Guard>[],
  { state, command, by }: { readonly state: State | null; readonly command: Command; readonly by: Commander },
): Result<TransitionRow<State, Command, Commander, Guard>, StepRefusal<State, Command>> {
  const theirs = rows.filter((row) => row.command === command && row.by.includes(by));
  if (theirs.length === 0) return refused({ kind: "not-allowed" });
  const row = theirs.find(({ from }) => from.includes(state));
  return row === undefined ? refused({ kind: "wrong-state", state, command }) : ok(row);
}

/** Where a row leads from a state. */
export function landingState<State extends string>(row: { readonly to: State | "same" }, from: State | null): State {
  if (row.to !== "same") return row.to;
  if (from === null) throw new Error("Nothing stays in a state before it exists");
  return from;
}

/** The moves of a table, `null` for the creation, each once: what the database and the diagrams are compared with. */
export function movesOf<State extends string>(
  rows: readonly TransitionRow<State, string, string, string>[],
): readonly { readonly from: State | null; readonly to: State }[] {
  const moves = rows.flatMap((row) => row.from.map((from) => ({ from, to: landingState(row, from) })));
  return [...new Map(moves.map((move) => [`${move.from} ${move.to}`, move])).values()];
}

/** The Mermaid diagram of a table: one arrow for each pair of states, with its commands. `labelOf`: what people read of a state. */
export function mermaidOf<State extends string>(
  rows: readonly TransitionRow<State, string, string, string>[],
  labelOf: (state: State) => string,
): string {
  const states = new Set(movesOf(rows).flatMap(({ from, to }) => (from === null ? [to] : [from, to])));
  const arrows = movesOf(rows).map(({ from, to }) => {
    const commands = rows.filter((row) => row.from.includes(from) && landingState(row, from) === to);
    const names = [...new Set(commands.map(({ command }) => command))].sort().join(", ");
    return `  ${from ?? "[*]"} --> ${to}: ${names}`;
  });
  return ["stateDiagram-v2", ...[...states].map((state) => `  ${state}: ${labelOf(state)}`), ...arrows].join("\n");
}
