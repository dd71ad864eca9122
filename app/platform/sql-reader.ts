/** Whatever runs a query: the pool, or the client of a transaction whose readings must agree. Rows are parsed where they arrive. */
export interface SqlReader {
  query(text: string, values?: unknown[]): Promise<{ readonly rows: readonly unknown[] }>;
}
