import { z } from "zod";

/** RNCP34441, or RS5080 for the Répertoire spécifique. */
export const CERTIFICATION_CODE_PATTERN = /^(RNCP|RS)[0-9]{1,6}$/;

export const certificationCodeSchema = z.string().regex(CERTIFICATION_CODE_PATTERN).brand<"CertificationCode">();
export type CertificationCode = z.infer<typeof certificationCodeSchema>;

/** RNCP34441BC01; France compétences also published a few such as RNCP4877BCRNCP4877BC01, kept as they are. */
export const BLOCK_CODE_PATTERN = /^RNCP[0-9]{1,6}BC[0-9A-Z]{1,30}$/;

export const blockCodeSchema = z.string().regex(BLOCK_CODE_PATTERN).brand<"BlockCode">();
export type BlockCode = z.infer<typeof blockCodeSchema>;
