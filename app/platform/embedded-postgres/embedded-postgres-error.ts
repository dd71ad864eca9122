/** The bundled PostgreSQL cannot run here; the message says in French what the operator can do. */
export class EmbeddedPostgresError extends Error {
  override readonly name = "EmbeddedPostgresError";
}
