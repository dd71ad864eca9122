import { hash, verify } from "@node-rs/argon2";
import pLimit from "p-limit";

/** OWASP's floor for argon2id: 19 MiB, two passes, one lane. About 20 ms of one core. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;
const AT_ONCE = 4;
const LONGEST_QUEUE = 40;

/** Verified for a login that does not exist, so that the answer takes the same time. The hash of a random password. */
const NOBODYS_HASH =
  "$argon2id$v=19$m=19456,t=2,p=1$dJmary2W6UfdXmM3XjV4Vg$ETu0DJx6xkwaAzLiGz8M6zOEhWtncy2i7dkvfic3EzM";

/** A flood of passwords neither fills the memory nor keeps pages waiting. */
const turns = pLimit(AT_ONCE);

/** So many passwords are being checked that this one cannot be: the visitor is asked to come back in a moment. */
export class TooManyPasswords extends Error {
  override readonly name = "TooManyPasswords";
}

/** The argon2id hash of a password, in PHC form. Throws TooManyPasswords when the queue is full. */
export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(normalised(password), COST));
}

/** Is this the password of that hash? Without a hash, takes the same time and says no. */
export async function isPassword(passwordHash: string | undefined, password: string): Promise<boolean> {
  const isRight = await inTurn(() => verify(passwordHash ?? NOBODYS_HASH, normalised(password)));
  return isRight && passwordHash !== undefined;
}

/** The same, "busy" when too many are at work. */
export function checkPassword(passwordHash: string | undefined, password: string): Promise<boolean | "busy"> {
  return unlessBusy(isPassword(passwordHash, password));
}

/** Answers "busy" in place of TooManyPasswords. */
export async function unlessBusy<Answer>(work: Promise<Answer>): Promise<Answer | "busy"> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof TooManyPasswords) return "busy";
    throw error;
  }
}

/** The same accents typed on two keyboards are the same password. */
function normalised(password: string): string {
  return password.normalize("NFKC");
}

async function inTurn<Answer>(work: () => Promise<Answer>): Promise<Answer> {
  if (turns.activeCount + turns.pendingCount >= AT_ONCE + LONGEST_QUEUE) throw new TooManyPasswords();
  return turns(work);
}
