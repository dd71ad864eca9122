/** The keys of every test and of the servers tests start: what one process sealed, another opens. */
export const testSecrets = {
  SESSION_SECRET: "tests-only-8fQ2vX5nK1pR7wZ3cL6bM9dT4h",
  DATA_KEY: "tests-only-3jH8sG5aF2kD9lP6oI1uY7tR4e",
} as const;
