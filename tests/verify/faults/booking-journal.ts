import { closeSync, fsyncSync, openSync, readFileSync, writeSync } from "node:fs";
import { z } from "zod";
import type { Acknowledged } from "../seats/stampede.ts";

const lineSchema = z.object({ positioningId: z.uuid(), key: z.string(), answer: z.string().nullable() });

/** What was asked and what was answered, in a file of the client's: on the disk before anything else is done. */
export interface BookingJournal {
  /** How many were answered so far. */
  answers(): number;
  writeAsked(asked: Pick<Acknowledged, "positioningId" | "key">): void;
  writeAnswered(answered: Acknowledged): void;
  /** What the file says: the answers, and the keys that were asked and never answered. */
  read(): { readonly answered: readonly Acknowledged[]; readonly unanswered: readonly string[] };
  close(): void;
}

/** Opens a journal at a path where there is none. */
export function openBookingJournal(file: string): BookingJournal {
  const descriptor = openSync(file, "ax");
  let answers = 0;
  const write = (line: z.infer<typeof lineSchema>): void => {
    writeSync(descriptor, `${JSON.stringify(line)}\n`);
    fsyncSync(descriptor);
  };
  return {
    answers: () => answers,
    writeAsked: ({ positioningId, key }) => write({ positioningId, key, answer: null }),
    writeAnswered({ positioningId, key, answer }) {
      write({ positioningId, key, answer });
      answers += 1;
    },
    read() {
      const lines = readFileSync(file, "utf8").trimEnd().split("\n");
      const said = lines.map((line) => lineSchema.parse(JSON.parse(line)));
      const answered = said.flatMap(({ answer, ...asked }) => (answer === null ? [] : [{ ...asked, answer }]));
      const known = new Set(answered.map(({ key }) => key));
      const unanswered = said.flatMap(({ key }) => (known.has(key) ? [] : [key]));
      return { answered, unanswered };
    },
    close: () => closeSync(descriptor),
  };
}
