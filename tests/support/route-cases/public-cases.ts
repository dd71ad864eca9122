import { type CasesByRoute, only, page, unknownOf } from "./route-case.ts";

/** The routes of what everybody sees. */
export const publicCases: CasesByRoute = {
  "/": only(page()),
  "/formations": only(page()),
  "/formations/:number": unknownOf("number", "rien"),
  "/besoins": only(page()),
  "/besoins/:id": unknownOf("id", "rien"),
  "/metiers/:rome": unknownOf("rome", "Z9999"),
  "/aide": only(page()),
  "/mentions-legales": only(page()),
  "/accessibilite": only(page()),
  "/etat": only(page()),
  "/api/v1/trainings": only(page()),
  "/api/v1/trainings/:number": unknownOf("number", "rien"),
  "/api/v1/sessions/:number": unknownOf("number", "rien"),
  "/api/v1/metiers": only(page({ status: () => 400 })),
  "/api/v1/metiers/:rome": unknownOf("rome", "Z9999"),
  "/api/v1/skills": only(page({ status: () => 400 })),
  "/api/v1/certifications": only(page({ status: () => 400 })),
  "/api/v1/needs": only(page()),
  // For whoever shows a token.
  "/api/v1/needs/:id": only(page({ params: () => ({ id: "rien" }), status: () => 401 })),
  // A question in a body: the address alone is no page.
  "/api/v1/gaps": only(page({ status: () => 405 })),
  "/api/v1/paths": only(page({ status: () => 405 })),
  "/api/sms-receipts": only(page({ status: () => 405 })),
  "/api/v1/openapi.json": only(page()),
  "/api/*": unknownOf("*", "rien"),
  "/*": unknownOf("*", "rien"),
  "/readyz": only(page()),
  "/refus/:token": unknownOf("token", "rien"),
  "/refus/:token/refus.csv": unknownOf("token", "rien"),
};
