import { daysOf, type SessionKey } from "./life-sessions.ts";
import { type RecipeName, recipes, type Step } from "./story-recipes.ts";

/** A story: somebody, one session, and what is done from day to day. */
export interface Story {
  /** The rank of the person among those invented. */
  readonly person: number;
  readonly session: SessionKey;
  readonly steps: readonly Step[];
}

interface Cast {
  readonly session: SessionKey;
  readonly recipe: RecipeName;
  readonly count: number;
  /** Whoever has a first story that is over, or, for `trained`, is in training meanwhile. Absent: somebody new. */
  readonly again?: "free" | "trained";
}

const cast = (
  session: SessionKey,
  counts: Readonly<Partial<Record<RecipeName, number>>>,
  again?: Cast["again"],
): readonly Cast[] =>
  recipeNames.flatMap((recipe) => {
    const count = counts[recipe];
    return count === undefined ? [] : [{ session, recipe, count, ...(again === undefined ? {} : { again }) }];
  });

const recipeNames = Object.keys(recipes).filter((name): name is RecipeName => name in recipes);

/** First stories, then those of people who had one before: 150 people and 200 positionings, one of them by a move. */
const casts: readonly Cast[] = [
  ...cast("weldingOver", { completed: 8, leftEarly: 1, excluded: 1, foundJob: 2, transferred: 1, noShow: 1 }),
  ...cast("weldingOver", { rejected: 2, declined: 1 }),
  ...cast("officeOver", { completed: 6, inTraining: 2, foundJob: 1, rejected: 2, withdrawn: 1, unanswered: 1 }),
  ...cast("weldingUnderWay", { inTraining: 9, interrupted: 2, leftEarly: 1, noShow: 1, rejected: 2, declined: 1 }),
  ...cast("officeUnderWay", { inTraining: 7, interrupted: 1, foundJob: 1, leftEarly: 1, rejected: 1, withdrawn: 1 }),
  ...cast("weldingBegun", { inTraining: 9, noShow: 2, rejected: 2, declined: 1, unanswered: 1 }),
  ...cast("weldingNext", { prepared: 2, sentToday: 3, sent: 7, sentLongAgo: 2, invited: 5, meetingOver: 4 }),
  ...cast("weldingNext", { underReview: 5, missedMeeting: 2, acceptedToday: 1, accepted: 3, enrolled: 5 }),
  ...cast("weldingNext", { rejected: 3, declined: 3, withdrawn: 2, unanswered: 2 }),
  ...cast("officeFull", { enrolledBefore: 5, leftYesterday: 1, listed: 6, sent: 2, rejected: 2 }),
  ...cast("officeCancelled", { sentLongAgo: 2, moved: 1 }),
  ...cast("accountsPostponed", { sentLongAgo: 2, enrolledBefore: 3, invited: 1 }),
  ...cast("weldingBegun", { enrolled: 1 }),
  ...cast("officeNext", { sent: 2 }),
  ...cast("officeNext", { sentBeforeEntry: 4 }, "trained"),
  ...cast("officeCancelled", { enrolledBefore: 3 }, "free"),
  ...cast("officeNext", { sent: 4, invited: 2, underReview: 2, enrolled: 3, missedMeeting: 1 }, "free"),
  ...cast("accountsNext", { sent: 5, sentToday: 2, meetingOver: 2, underReview: 2, enrolled: 3 }, "free"),
  ...cast("accountsClosed", { sentLongAgo: 4, enrolledBefore: 2 }, "free"),
  ...cast("weldingSuspended", { sentLongAgo: 4, prepared: 1 }, "free"),
  ...cast("accountsUnmanaged", { sent: 3, enrolled: 1, suggestionSent: 1 }, "free"),
  ...cast("officeNext", { suggested: 4, agreed: 2, suggestionRefused: 2, takenBack: 1, lapsed: 2 }, "free"),
];

const overRecipes: readonly RecipeName[] = [
  ...["completed", "leftEarly", "excluded", "foundJob", "transferred", "noShow"],
  ...["rejected", "declined", "withdrawn", "unanswered", "leftYesterday"],
].filter((name): name is RecipeName => name in recipes);

/** The stories of the demonstration, told from this day back. `blocksOf`: the blocks a session prepares. */
export function planStories(today: string, blocksOf: (session: SessionKey) => readonly string[]): readonly Story[] {
  const stories: Story[] = [];
  const free: number[] = [];
  const trained: number[] = [];
  let people = 0;
  for (const { session, recipe, count, again } of casts) {
    const { startsOn, endsOn } = daysOf(session, today);
    const place = { today, start: daysFrom(today, startsOn), end: daysFrom(today, endsOn), blocks: blocksOf(session) };
    for (let turn = 0; turn < count; turn += 1) {
      const person = (again === undefined ? people : (again === "free" ? free : trained).shift()) ?? -1;
      if (person < 0) throw new Error(`Nobody is left for ${recipe} on ${session}`);
      stories.push({ person, session, steps: recipes[recipe]({ ...place, turn: turn % 5 }) });
      if (again !== undefined) continue;
      people += 1;
      if (overRecipes.includes(recipe)) free.push(person);
      if (recipe === "inTraining" && session === "weldingBegun") trained.push(person);
    }
  }
  return stories;
}

const DAY_MS = 86_400_000;

function daysFrom(today: string, day: string): number {
  return Math.round((Date.parse(day) - Date.parse(today)) / DAY_MS);
}
