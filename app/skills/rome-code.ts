import { z } from "zod";

/** Grands domaines run from A to N (ROME 4.0); a ROME v3 code has the same shape. */
export const ROME_CODE_PATTERN = /^[A-N][0-9]{4}$/;

/** A code of the ROME, such as H2913 « Soudeur / Soudeuse ». */
export const romeCodeSchema = z.string().regex(ROME_CODE_PATTERN).brand<"RomeCode">();
export type RomeCode = z.infer<typeof romeCodeSchema>;
