import { z } from "zod";

const payload = z.strictObject({ importId: z.uuid(), organisationId: z.uuid(), accountId: z.uuid() });
export type ImportTurn = Readonly<z.infer<typeof payload>>;

/** The portal checks or sends the rows of a file: one turn, which asks for the next. */
export const needImport = { topic: "need-import", payload } as const;
