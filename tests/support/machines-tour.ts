import { positioningTransitions } from "#app/positioning/positioning-states.ts";
import { stayTransitions } from "#app/positioning/stay/stay-states.ts";
import { suggestionTransitions } from "#app/positioning/suggestion/suggestion-states.ts";
import { sessionTransitions } from "#app/training/seats/session-states.ts";
import { copyModel, type MachinesModel, type ModelPositioning } from "./machines-model.ts";
import { apply, type Operation, operationOf } from "./machines-operations.ts";

interface Row {
  readonly command: string;
  readonly from: readonly (string | null)[];
  readonly to: string;
}

const tables: Readonly<Record<string, readonly Row[]>> = {
  positioning: positioningTransitions,
  stay: stayTransitions,
  session: sessionTransitions,
  suggestion: suggestionTransitions,
};

/** The machine of a positioning whose person is enrolled, or in training, on another session. */
const OVERLAPPED = "overlapped";

/** A transition, as the model names the ones it takes, and the states it leaves and reaches. */
interface Step {
  readonly name: string;
  readonly from: string;
  readonly to: string;
}

/** Every transition of the four tables, each once. */
export const allSteps: readonly Step[] = Object.entries(tables).flatMap(([machine, rows]) => {
  const steps = rows.flatMap(({ command, from, to }) =>
    from.map((state) => ({
      name: `${machine} ${command} ${state ?? "new"}`,
      // Of somebody who is in training elsewhere.
      from: `${command === "supersede" ? OVERLAPPED : machine} ${state ?? "new"}`,
      to: `${machine} ${to === "same" ? state : to}`,
    })),
  );
  return [...new Map(steps.map((step) => [step.name, step])).values()];
});

/** The arrows of the tables, those of somebody who is in training elsewhere, and the entry that begins a stay. */
const others = allSteps.filter(({ from }) => from.startsWith("positioning "));
const arrows = [
  ...allSteps,
  ...others.map(({ from, to }) => ({ from: overlappedBy(from), to: overlappedBy(to) })),
  { from: "positioning enrolled", to: "stay in_progress" },
];

function overlappedBy(state: string): string {
  return state.replace("positioning", OVERLAPPED);
}

/** How many transitions away from a state the others are, by the tables alone. */
function distancesTo(state: string): ReadonlyMap<string, number> {
  const distances = new Map<string, number>([[state, 0]]);
  for (let far = 0, reached = -1; reached !== distances.size; far += 1) {
    reached = distances.size;
    for (const { from, to } of arrows)
      if (distances.get(to) === far && !distances.has(from)) distances.set(from, far + 1);
  }
  return distances;
}

export type Taken = ReadonlySet<string>;

/** The transitions that no run took yet. */
export function missingSteps(taken: Taken): readonly string[] {
  return allSteps.flatMap(({ name }) => (taken.has(name) ? [] : [name]));
}

/** How many transitions away a model is. */
function farFrom(
  distances: ReadonlyMap<string, number>,
  { positionings, sessions, suggestions }: MachinesModel,
): number {
  const overlapped = positionings.filter((one) => isOverlapped(one, positionings));
  const hasEntered = positionings.some(({ state }) => state === "enrolled" || state === "entered");
  const standing = [
    ...["positioning new", "suggestion new"],
    ...(hasEntered ? [`${OVERLAPPED} new`] : []),
    ...positionings.map(({ state }) => `positioning ${state}`),
    ...overlapped.map(({ state }) => `${OVERLAPPED} ${state}`),
    ...positionings.map(({ stay }) => `stay ${stay?.state}`),
    ...sessions.map(({ state }) => `session ${state}`),
    ...suggestions.map(({ state }) => `suggestion ${state}`),
  ];
  return Math.min(MANY, ...standing.map((state) => distances.get(state) ?? MANY));
}

function isOverlapped(one: ModelPositioning, all: readonly ModelPositioning[]): boolean {
  return all.some(
    (each) => each !== one && each.person === one.person && (each.state === "enrolled" || each.state === "entered"),
  );
}

const WIDTH = 8;
const DEPTH = 10;
const DRAWS = 24;
const MANY = 1000;

interface Search {
  readonly taken: Taken;
  readonly people: number;
  readonly random: () => number;
}

interface Path {
  readonly model: MachinesModel;
  readonly operations: readonly Operation[];
}

/**
 * Operations that lead to a transition that nobody took, found on the model alone: towards one that is missing, the nearest of some that
 * are drawn at each step. Empty: none was found so.
 */
export function pathToNews(from: MachinesModel, { taken, people, random }: Search): readonly Operation[] {
  const missing = allSteps.filter(({ name }) => !taken.has(name));
  const target = missing[Math.floor(random() * missing.length)];
  const distances = distancesTo(target?.from ?? "");
  let paths: readonly Path[] = [{ model: from, operations: [] }];
  for (let depth = 0; depth < DEPTH; depth += 1) {
    const next = paths.flatMap((path) => drawn(path, { people, random }));
    const found = next.filter(({ model }) => newsOf(model, taken) > 0);
    const [first] = found.toSorted((one, other) => newsOf(other.model, taken) - newsOf(one.model, taken));
    if (first !== undefined) return first.operations;
    const far = (model: MachinesModel) => farFrom(distances, model) + random();
    const ranked = next.map((path) => ({ path, far: far(path.model) })).toSorted((one, other) => one.far - other.far);
    paths = ranked.slice(0, WIDTH).map(({ path }) => path);
  }
  return [];
}

function newsOf({ steps }: MachinesModel, taken: Taken): number {
  return new Set(steps.filter((step) => !taken.has(step))).size;
}

/** Some operations that go on from a path and are done, with what they make of the model. */
function drawn({ model, operations }: Path, { people, random }: Omit<Search, "taken">): readonly Path[] {
  const pick = (): number => Math.floor(random() * MANY);
  const tried = Array.from({ length: DRAWS }, () => operationOf(model, [pick(), pick(), pick(), pick()], people));
  return tried.flatMap((operation) => {
    const after = { ...copyModel(model), steps: [] };
    return apply(after, operation) ? [{ model: after, operations: [...operations, operation] }] : [];
  });
}

const said = (
  rank: number,
  name: (Operation & { readonly kind: "say" })["name"],
  by: "organisation" | "person" | "prescriber" = "organisation",
): Operation => ({ kind: "say", rank, name, by });
const asked = (person: number, session: number): Operation => ({ kind: "begin", name: "submit", person, session });

/** Somebody enters the first session, who is awaited on the two others when it begins. */
function entryOf(elsewhere: readonly Operation[]): readonly Operation[] {
  return [
    ...[asked(0, 0), asked(0, 1), asked(0, 2), said(0, "accept"), said(0, "confirm", "person"), ...elsewhere],
    ...([{ kind: "later", days: 1 }, said(0, "enter"), { kind: "supersede", rank: 0 }] as const),
  ];
}

/** What draws come to seldom, written: whoever waits is accepted by hand, and whoever entered is awaited elsewhere, in each state. */
export const rareRuns: readonly (readonly Operation[])[] = [
  [
    ...[asked(0, 1), said(0, "accept"), asked(1, 1), said(1, "wait-list"), asked(2, 1), said(2, "wait-list")],
    // The second who waits is not accepted before the first.
    ...[said(0, "decline", "person"), said(2, "accept"), said(1, "accept")],
  ],
  entryOf([]),
  // Who left the training asks again for the session that waited for them.
  [...entryOf([]), { kind: "stay", rank: 0, name: "exit", reason: "personal" }, said(1, "reopen", "prescriber")],
  entryOf([said(1, "invite"), said(2, "wait-list")]),
  entryOf([said(1, "accept"), said(2, "invite"), said(2, "record-attendance")]),
  entryOf([said(1, "accept"), said(1, "confirm", "person"), said(2, "invite"), said(2, "record-absence")]),
  entryOf([said(2, "wait-list"), { kind: "resize", rank: 2, announced: 1, promotesAutomatically: false }]),
];
