import { z } from "zod";

/** The key of a command: chosen by its sender, new for each command, the same when that command is sent again. */
export const commandKeySchema = z.string().regex(/^[\w-]{8,80}$/);
