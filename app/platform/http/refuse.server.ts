import type { Request, Response } from "express";
import { type EdgeRefusalCode, type EdgeWords, edgeRefusalStatus, errorJson, refusalPage } from "./edge-refusal.ts";
import type { AskedRoute } from "./route-table.ts";

/** Answers a refusal of the edge: JSON under /api, a short page elsewhere. */
export type Refuse = (request: Request, response: Response, code: EdgeRefusalCode) => void;

export function createRefuse(words: EdgeWords): Refuse {
  return (_request, response, code) => {
    const { isApi }: AskedRoute = response.locals["route"];
    const said = words.refusals[code];
    response
      .status(edgeRefusalStatus[code])
      .set("Cache-Control", "no-store")
      .type(isApi ? "application/json" : "text/html")
      .send(
        isApi
          ? errorJson({ code, message: said.api ?? said.message, requestId: response.locals["requestId"] })
          : refusalPage(said, words),
      );
  };
}
