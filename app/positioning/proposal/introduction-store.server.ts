import { z } from "zod";
import type { ActingTransaction } from "#app/access/acting.server.ts";

/** What the company is told of a person who said yes. `phone` and `mail` null: it answers by its page alone. */
export interface Introduction {
  readonly proposalId: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly phone: string | null;
  readonly mail: string | null;
  readonly skills: readonly string[];
  readonly at: Date;
}

const reachedRow = z.object({
  firstName: z.string(),
  lastName: z.string(),
  phone: z.string().nullable(),
  mail: z.string().nullable(),
});
export type Reached = Readonly<z.infer<typeof reachedRow>>;

/** The names and the contacts of a file, for its person; null: not theirs. */
export async function readOwnContacts(transaction: ActingTransaction, personFileId: string): Promise<Reached | null> {
  const row = await transaction.personFile.findUnique({
    where: { id: personFileId },
    select: { firstName: true, lastName: true, phone: true, mail: true },
  });
  return row === null ? null : reachedRow.parse(row);
}

/** The same of several files, by their ids. */
export async function listOwnContacts(
  transaction: ActingTransaction,
  personFileIds: readonly string[],
): Promise<ReadonlyMap<string, Reached>> {
  const rows = await transaction.personFile.findMany({
    where: { id: { in: [...new Set(personFileIds)] } },
    select: { id: true, firstName: true, lastName: true, phone: true, mail: true },
  });
  return new Map(rows.map(({ id, ...row }) => [id, reachedRow.parse(row)]));
}

/** Introduces a person to the company. A trigger removes it with the end of the proposal. Without RETURNING. */
export async function addIntroduction(transaction: ActingTransaction, introduction: Introduction): Promise<void> {
  await transaction.introduction.createMany({ data: [{ ...introduction, skills: [...introduction.skills] }] });
}
