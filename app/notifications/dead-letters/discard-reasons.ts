/** Why an operator gives a dead letter up; kept in the audit trail. */
export const discardReasons = ["wrong-recipient", "out-of-date", "said-otherwise"] as const;
