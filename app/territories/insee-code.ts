import { z } from "zod";

/** Two digits or 2A, 2B for the département, three digits for the commune (domain.md § 3.5). */
export const INSEE_CODE_PATTERN = /^(2[AB]|[0-9]{2})[0-9]{3}$/;

/** The code of a commune in the Code officiel géographique, such as 59392 Maubeuge. Not a postal code. */
export const inseeCodeSchema = z.string().regex(INSEE_CODE_PATTERN).brand<"InseeCode">();

export const POSTAL_CODE_PATTERN = /^[0-9]{5}$/;
