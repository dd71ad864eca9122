/** The name of a skill in ROME, the national list of jobs, beside our words for it. */
export const officialName = (name: string): string => `Nom officiel : ${name}`;
