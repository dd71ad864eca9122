/** RNCP34441, or RS5080 for the Répertoire spécifique (domain.md § 3.5). */
export const CERTIFICATION_CODE_PATTERN = /^(RNCP|RS)[0-9]{1,6}$/;

/** RNCP34441BC01; France compétences also published a few such as RNCP4877BCRNCP4877BC01, kept as they are. */
export const BLOCK_CODE_PATTERN = /^RNCP[0-9]{1,6}BC[0-9A-Z]{1,30}$/;
