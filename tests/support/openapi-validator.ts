import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { z } from "zod";

const operation = z.object({
  operationId: z.string(),
  parameters: z
    .array(z.object({ name: z.string(), in: z.enum(["query", "path", "header"]), schema: z.unknown() }))
    .default([]),
  responses: z.record(z.string(), z.unknown()),
});
const documentSchema = z.object({
  openapi: z.string(),
  paths: z.record(z.string(), z.object({ get: operation.optional(), post: operation.optional() })),
  components: z.object({ schemas: z.record(z.string(), z.unknown()) }),
});
export type OpenApiDocument = z.infer<typeof documentSchema>;

/** The portal's own description, and a judge of its answers. */
export interface OpenApiValidator {
  readonly document: OpenApiDocument;
  /** Where an answer differs from what is described for its address and status; empty when it does not. */
  problems(path: string, status: number, body: unknown, method?: "get" | "post"): readonly string[];
}

const SELF = "https://portal.test/openapi";

/** Reads the description from a portal and compiles it. */
export async function readOpenApi(portalUrl: string): Promise<OpenApiValidator> {
  const answer: unknown = await (await fetch(`${portalUrl}/api/v1/openapi.json`)).json();
  const document = documentSchema.parse(answer);
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats(ajv);
  ajv.addSchema({ $id: SELF, ...z.record(z.string(), z.unknown()).parse(answer) });
  return {
    document,
    problems(path, status, body, method = "get") {
      const pointer = ["paths", path, method, "responses", String(status), "content", "application/json", "schema"];
      const validate = ajv.getSchema(`${SELF}#/${pointer.map(escaped).join("/")}`);
      if (validate === undefined) return [`${path} does not describe the status ${status}`];
      if (validate(body)) return [];
      return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
    },
  };
}

function escaped(part: string): string {
  return encodeURIComponent(part.replaceAll("~", "~0").replaceAll("/", "~1"));
}
