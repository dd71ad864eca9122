import { z } from "zod";
import { commandKeySchema } from "#app/access/command-key.ts";
import { apiDescription as words } from "#app/content/api-words.ts";
import { romeCodeSchema } from "#app/skills/rome-code.ts";
import { engineNames } from "#search/engine.ts";
import {
  givenValues,
  isRepeatable,
  type ParameterField,
  parameterFacts,
  publicFields,
} from "#search/training-parameters.ts";
import { nameCountSchema, nameTextSchema } from "./name-question.ts";
import { pageSchema } from "./need-question.ts";

type Json = Readonly<Record<string, unknown>>;

/** The parameters of `/api/v1/trainings`, from the one table that the addresses are read and written by. */
export function trainingParameters(): readonly Json[] {
  const engine = { name: "engine", in: "query", description: words.engine, schema: { enum: engineNames } };
  return [...publicFields.map(trainingParameter), engine];
}

/** The parameters of an address that finds things by their name. */
export function nameParameters(description: string): readonly Json[] {
  return [
    { name: "q", in: "query", required: true, description, schema: valueSchema(nameTextSchema) },
    { name: "perPage", in: "query", schema: valueSchema(nameCountSchema) },
  ];
}

/** The parameters of `/api/v1/needs`. */
export function needParameters(): readonly Json[] {
  return [
    { name: "rome", in: "query", description: words.rome, schema: valueSchema(romeCodeSchema) },
    { name: "page", in: "query", schema: valueSchema(pageSchema) },
    { name: "perPage", in: "query", schema: valueSchema(nameCountSchema) },
  ];
}

export function numberParameter(): Json {
  return { name: "number", in: "path", required: true, description: words.number, schema: { type: "string" } };
}

export function romeParameter(): Json {
  return { name: "rome", in: "path", required: true, description: words.rome, schema: { type: "string" } };
}

/** The key of a command that a software sends. */
export function keyParameter(): Json {
  const schema = valueSchema(commandKeySchema);
  return { name: "Idempotency-Key", in: "header", required: true, description: words.idempotencyKey, schema };
}

export function needIdParameter(): Json {
  const schema = { type: "string", format: "uuid" };
  return { name: "id", in: "path", required: true, description: words.needId, schema };
}

function trainingParameter(field: ParameterField): Json {
  const { description, flagValue } = parameterFacts(field);
  const schema = flagValue === undefined ? valueSchema(givenValues(field)) : { enum: ["0", flagValue] };
  // A repeated parameter is written once for each value: funder=2&funder=4.
  const style = isRepeatable(field) ? { style: "form", explode: true } : {};
  return { name: field, in: "query", description, schema, ...style };
}

/** What a value means once read: a whole number, not its digits. */
function valueSchema(schema: z.ZodType): Json {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io: "output" });
  return rest;
}
