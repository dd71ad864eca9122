import { todayIso } from "#app/platform/clock.server.ts";
import { log } from "#app/platform/log.server.ts";
import { keyedHash } from "#app/platform/secrets.server.ts";
import type { SqlReader } from "#app/platform/sql-reader.ts";
import { addSightings } from "./unknown-word-store.server.ts";
import { type SearchedWords, wordsToNote } from "./words-to-note.ts";

/** Words that wait to be written: past this many different ones, new ones are left out. */
const MOST_WAITING = 500;
const WRITE_MS = 60_000;

/** The unknown words of this process's searches, written together once a minute. */
export interface WordNotes {
  /** Only counts in memory: no search waits for it, nor fails by it. */
  note(searched: SearchedWords): void;
  /** Writes what waits; what cannot be written is left out. */
  write(): Promise<void>;
  /** Writes what waits, for the last time. */
  stop(): Promise<void>;
}

/** What stands for a word nobody may read yet. */
export function unknownWordHash(word: string): string {
  return keyedHash("unknown word", word);
}

/** Begins to note words for a database. */
export function noteWordsIn(reader: SqlReader): WordNotes {
  let waiting = new Map<string, number>();

  async function write(): Promise<void> {
    const written = waiting;
    if (written.size === 0) return;
    waiting = new Map();
    try {
      const sightings = [...written].map(([word, searches]) => ({ word, searches, keyHash: unknownWordHash(word) }));
      await addSightings(reader, sightings, todayIso());
    } catch (error) {
      log.warn({ event: "unknown-words-not-written", err: error }, "the unknown words of a minute are left out");
    }
  }

  const writing = setInterval(() => void write(), WRITE_MS).unref();
  return {
    note(searched) {
      for (const word of wordsToNote(searched)) {
        const searches = waiting.get(word);
        if (searches !== undefined || waiting.size < MOST_WAITING) waiting.set(word, (searches ?? 0) + 1);
      }
    },
    write,
    async stop() {
      clearInterval(writing);
      await write();
    },
  };
}

let notes: WordNotes | undefined;

/** From now on this process notes the words that its searches do not understand. */
export function noteUnknownWords(reader: SqlReader): WordNotes {
  notes = noteWordsIn(reader);
  return notes;
}

/** Notes the words of a search, in a process that does. */
export function noteSearch(searched: SearchedWords): void {
  notes?.note(searched);
}
