import { z } from "zod";
import { apiDescription as words } from "#app/content/api-words.ts";
import { contributionSchema } from "#app/needs/contribution-schema.ts";
import { sessionDetailSchema, trainingDetailSchema } from "#app/training/reading/training-detail-schema.ts";
import { trainingSearchSchema } from "#app/training/reading/training-view-schema.ts";
import { gapAnswerSchema, gapQuestionSchema } from "./gap-schema.ts";
import { metierSchema, metierSearchSchema } from "./metier-schema.ts";
import { certificationSearchSchema, skillSearchSchema } from "./named-view.ts";
import { needListSchema } from "./need-view.ts";
import {
  keyParameter,
  nameParameters,
  needIdParameter,
  needParameters,
  numberParameter,
  romeParameter,
  trainingParameters,
} from "./openapi-parameters.ts";
import { pathAnswerSchema, pathQuestionSchema } from "./path-schema.ts";
import { receivedNeedSchema, toldNeedSchema } from "./told-need-view.ts";

const errorSchema = z.object({
  error: z.object({
    code: z.string(),
    message: z.string().describe("En français : ce qui s’est passé, et que faire."),
    field: z.string().optional(),
    requestId: z.string(),
  }),
});

/** The schemas answers are held against, by the name the description gives them. */
const schemas = {
  Error: errorSchema,
  TrainingSearch: trainingSearchSchema,
  Training: trainingDetailSchema,
  Session: sessionDetailSchema,
  MetierSearch: metierSearchSchema,
  Metier: metierSchema,
  SkillSearch: skillSearchSchema,
  CertificationSearch: certificationSearchSchema,
  Needs: needListSchema,
  NeedToTell: contributionSchema,
  ReceivedNeed: receivedNeedSchema,
  ToldNeed: toldNeedSchema,
  GapQuestion: gapQuestionSchema,
  Gap: gapAnswerSchema,
  PathQuestion: pathQuestionSchema,
  Paths: pathAnswerSchema,
} as const;
type SchemaName = keyof typeof schemas;

type Json = Readonly<Record<string, unknown>>;

/** OpenAPI 3.1 of the public API, derived from the schemas of its parameters and answers. */
export function openApiDocument(): Json {
  return {
    openapi: "3.1.0",
    info: { title: words.title, version: "1", description: words.text },
    servers: [{ url: "/" }],
    paths: {
      "/api/v1/trainings": {
        get: operation("searchTrainings", words.trainings, "TrainingSearch", trainingParameters()),
      },
      "/api/v1/trainings/{number}": { get: operation("readTraining", words.training, "Training", [numberParameter()]) },
      "/api/v1/sessions/{number}": { get: operation("readSession", words.session, "Session", [numberParameter()]) },
      "/api/v1/metiers": {
        get: operation("searchMetiers", words.metiers, "MetierSearch", nameParameters(words.metierName)),
      },
      "/api/v1/metiers/{rome}": { get: operation("readMetier", words.metier, "Metier", [romeParameter()]) },
      "/api/v1/skills": {
        get: operation("searchSkills", words.skills, "SkillSearch", nameParameters(words.skillName)),
      },
      "/api/v1/certifications": {
        get: operation(
          "searchCertifications",
          words.certifications,
          "CertificationSearch",
          nameParameters(words.certificationName),
        ),
      },
      "/api/v1/needs": {
        get: reading("listNeeds", words.needs, "Needs", needParameters()),
        post: tellNeed(),
      },
      "/api/v1/needs/{id}": { get: readToldNeed() },
      "/api/v1/gaps": { post: question("measureGap", words.gaps, "GapQuestion", "Gap") },
      "/api/v1/paths": { post: question("proposePaths", words.paths, "PathQuestion", "Paths") },
      "/api/v1/openapi.json": { get: describeItself() },
    },
    components: {
      securitySchemes: { [TOKEN]: { type: "http", scheme: "bearer", description: words.token } },
      schemas: Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, jsonSchema(schema)])),
    },
  };
}

/** What every address answers. */
function responsesOf(answer: SchemaName, summary: string, badRequest: string): Json {
  return {
    "200": { description: summary, content: json(answer) },
    "400": { description: badRequest, content: json("Error") },
    "429": { description: words.tooMany, content: json("Error") },
    "503": { description: words.unavailable, content: json("Error") },
  };
}

const TOKEN = "token";
const refusedTo = (description: string): Json => ({ description, content: json("Error") });
/** What an address that asks for a token answers besides. */
const byToken = { "401": refusedTo(words.unauthorised), "403": refusedTo(words.forbidden) };

function tellNeed(): Json {
  const { "200": _read, ...refusals } = responsesOf("ReceivedNeed", words.told, words.badBody);
  return {
    ...{ operationId: "tellNeed", summary: words.tellNeed, security: [{ [TOKEN]: [] }], parameters: [keyParameter()] },
    requestBody: { required: true, content: json("NeedToTell") },
    responses: {
      "201": { description: words.told, content: json("ReceivedNeed") },
      ...{ ...refusals, ...byToken, "409": refusedTo(words.conflict), "422": refusedTo(words.unprocessable) },
    },
  };
}

function readToldNeed(): Json {
  const answered = responsesOf("ToldNeed", words.toldNeed, words.badRequest);
  return {
    ...{ operationId: "readToldNeed", summary: words.toldNeed, security: [{ [TOKEN]: [] }] },
    ...{ parameters: [needIdParameter()], responses: { ...answered, ...byToken, ...missing } },
  };
}

const missing = { "404": { description: words.missing, content: json("Error") } };

/** A reading that an ETag stands for. */
function operation(operationId: string, summary: string, answer: SchemaName, parameters: readonly Json[]): Json {
  const headers = { ETag: { schema: { type: "string" } } };
  const responses = {
    ...responsesOf(answer, summary, words.badRequest),
    "200": { description: summary, headers, content: json(answer) },
    "304": { description: words.notModified },
    ...missing,
  };
  return { operationId, summary, parameters, responses };
}

function reading(operationId: string, summary: string, answer: SchemaName, parameters: readonly Json[]): Json {
  return { operationId, summary, parameters, responses: responsesOf(answer, summary, words.badRequest) };
}

function question(operationId: string, summary: string, asked: SchemaName, answer: SchemaName): Json {
  const requestBody = { required: true, content: json(asked) };
  return {
    ...{ operationId, summary, requestBody },
    responses: { ...responsesOf(answer, summary, words.badBody), ...missing },
  };
}

function describeItself(): Json {
  return {
    operationId: "readDescription",
    summary: words.openapi,
    responses: {
      "200": { description: words.openapi, content: { "application/json": { schema: { type: "object" } } } },
    },
  };
}

function json(name: SchemaName): Json {
  return { "application/json": { schema: { $ref: `#/components/schemas/${name}` } } };
}

/** The dialect is named once for the whole document, not in every schema. */
function jsonSchema(schema: z.ZodType): Json {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema);
  return rest;
}
