import { instantInWords } from "#app/content/dates.ts";
import { topicName, deadLettersPage as words } from "#app/content/operation.ts";
import type { OutboxState } from "#app/notifications/dead-letters/read-dead-letters.server.ts";

/** A dead letter in words: no part of what it says. */
export interface ShownDeadLetter {
  readonly id: string;
  readonly recipient: string;
  readonly error: string;
  readonly facts: string;
}

/** The dead letters of one topic. */
export interface ShownTopic {
  readonly topic: string;
  readonly name: string;
  readonly letters: readonly ShownDeadLetter[];
}

/** The page of the outbox, in words. */
export interface DeadLettersScreen {
  readonly waiting: string;
  readonly oldest: string | null;
  readonly isLate: boolean;
  readonly topics: readonly ShownTopic[];
  readonly limit: string | null;
}

/** Puts the state of the outbox into words. */
export function deadLettersView({ queue, waiting, dead, listedAtMost }: OutboxState): DeadLettersScreen {
  const topics = [...new Set(dead.map(({ topic }) => topic))].sort();
  return {
    waiting: words.waiting(waiting),
    oldest: queue.oldestSeconds === null ? null : words.oldest(queue.oldestSeconds),
    isLate: queue.state === "late",
    topics: topics.map((topic) => ({
      topic,
      name: topicName(topic),
      letters: dead
        .filter((effect) => effect.topic === topic)
        .map(({ id, recipient, lastError, failedAt, attempts }) => ({
          id,
          recipient: recipient === null ? words.toNobody : words.to(recipient),
          error: words.error(lastError),
          facts: words.facts(instantInWords(failedAt), attempts),
        })),
    })),
    limit: listedAtMost === null ? null : words.tooMany(listedAtMost),
  };
}
