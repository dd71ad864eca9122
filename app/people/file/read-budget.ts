/** How many files of people an account may open in a day, Europe/Paris: a phished account must not empty the portfolio. */
export interface ReadBudget {
  /** Beyond so many distinct files, the second factor is asked again. */
  readonly stepUpAfterFiles: number;
  /** Beyond so many distinct files, no other opens until the next day. */
  readonly stopAfterFiles: number;
  /** An export wants a second factor proved at most so long ago: it is asked for each one. */
  readonly exportFactorSeconds: number;
}

/** The figures in force (abuse case T1 of the threat model). */
export const READ_BUDGET: ReadBudget = { stepUpAfterFiles: 200, stopAfterFiles: 500, exportFactorSeconds: 60 };

/** A reading about to be made. */
export interface Reading {
  /** Distinct files of the day, this one included: opening the same file again counts once. */
  readonly distinctFilesToday: number;
  /** The last proof of a second factor in this session; null when there is none. */
  readonly factorAt: Date | null;
  /** When the last file that the budget gives without asking was first opened; null while it has not been. */
  readonly budgetAskedAt: Date | null;
}

/** What the budget says of a reading: it is made; only after a new proof of the second factor; not today. */
export type ReadingVerdict = "allowed" | "step-up" | "stopped";

/** Judges one reading. Beyond the first figure, only a second factor proved after that file was opened will do. */
export function judgeReading(reading: Reading, budget: ReadBudget = READ_BUDGET): ReadingVerdict {
  const { distinctFilesToday, factorAt, budgetAskedAt } = reading;
  if (distinctFilesToday > budget.stopAfterFiles) return "stopped";
  if (distinctFilesToday <= budget.stepUpAfterFiles) return "allowed";
  const isProved = factorAt !== null && budgetAskedAt !== null && factorAt > budgetAskedAt;
  return isProved ? "allowed" : "step-up";
}

/** Judges an export: whatever was read before, the second factor has just been proved, or is asked. */
export function judgeExport(
  { factorAt, now }: { readonly factorAt: Date | null; readonly now: Date },
  budget: ReadBudget = READ_BUDGET,
): Exclude<ReadingVerdict, "stopped"> {
  if (factorAt === null) return "step-up";
  const ageSeconds = (now.getTime() - factorAt.getTime()) / 1000;
  return ageSeconds >= 0 && ageSeconds <= budget.exportFactorSeconds ? "allowed" : "step-up";
}
