import { SaxesParser, type SaxesTagPlain } from "saxes";
import { createFormationBuilder, type FormationBuilder } from "./formation-builder.ts";
import type { LheoElement } from "./lheo-element.ts";
import { LheoFileRefusal, type LheoFileRule } from "./lheo-file-refusal.ts";
import { LHEO_NAMESPACE } from "./lheo-vocabulary.ts";
import { createNamespaceScopes, type NamespaceScopes, NO_ATTRIBUTES } from "./namespace-scopes.ts";

/** Nesting of a real feed stays under 12; the XML parser is quadratic in depth, so the cap stands in its first callback. */
const MAX_DEPTH = 64;
/** Characters between two tags, or inside one. */
const MAX_GAP_CHARACTERS = 1024 * 1024;
const UTF_8_NAMES = /^(utf-?8|us-ascii)$/i;
const FORMATION_DEPTH = 3;

/** Receives each formation as soon as its end tag is read. `index` is its place in the file, from 1. */
export type FormationHandler = (formation: LheoElement, index: number) => void;

/** Reads LHÉO 2.3 text piece by piece; both calls throw LheoFileRefusal. Pieces of 64 KB at most keep the bounds tight. */
export interface LheoParser {
  write(text: string): void;
  close(): void;
  /** Formations begun so far. */
  formationsBegun(): number;
}

interface ParserState {
  readonly sax: SaxesParser;
  readonly builder: FormationBuilder;
  readonly scopes: NamespaceScopes;
  readonly onFormation: FormationHandler;
  depth: number;
  lastTagEnd: number;
  rootSeen: boolean;
  rootClosed: boolean;
  doctypeSeen: boolean;
  tail: string;
  inOffers: boolean;
  inFormation: boolean;
  formations: number;
}

/** A streaming parser that holds one formation at a time, whatever the size of the file. */
export function createLheoParser(onFormation: FormationHandler): LheoParser {
  const state: ParserState = {
    sax: new SaxesParser(),
    builder: createFormationBuilder(),
    scopes: createNamespaceScopes(),
    onFormation,
    depth: 0,
    lastTagEnd: 0,
    rootSeen: false,
    rootClosed: false,
    doctypeSeen: false,
    tail: "",
    inOffers: false,
    inFormation: false,
    formations: 0,
  };
  listen(state);
  return {
    write: (text) => write(state, text),
    close: () => close(state),
    formationsBegun: () => state.formations,
  };
}

/**
 * Six handlers, never eight: each is a property added to the parser, and past seven V8 keeps the parser as a dictionary, which makes
 * it five times slower. Errors are caught in `write` instead, the encoding is read from the parser's own field.
 */
function listen(state: ParserState): void {
  const { sax, builder } = state;
  sax.on("doctype", () => refuse(state, "doctype", "<!DOCTYPE"));
  sax.on("opentagstart", (tag) => {
    state.depth += 1;
    if (state.depth > MAX_DEPTH) refuse(state, "depth", tag.name);
    checkGap(state);
  });
  sax.on("opentag", (tag) => {
    checkGap(state);
    state.lastTagEnd = sax.position;
    open(state, tag);
  });
  sax.on("text", (text) => builder.text(text));
  sax.on("cdata", (text) => builder.text(text));
  sax.on("closetag", () => {
    checkGap(state);
    state.lastTagEnd = sax.position;
    closeTag(state);
  });
}

function open(state: ParserState, tag: SaxesTagPlain): void {
  const { depth, builder } = state;
  const attributes = hasAny(tag.attributes) ? tag.attributes : NO_ATTRIBUTES;
  const name = state.scopes.open(tag.name, attributes);
  if (depth === 1) {
    refuseOtherEncoding(state);
    state.rootSeen = true;
    if (name !== "lheo") refuse(state, "namespace", `${tag.name} ${tag.attributes["xmlns"] ?? ""}`.trim());
    return;
  }
  if (depth === 2) state.inOffers = name === "offres";
  if (depth === FORMATION_DEPTH && state.inOffers && name === "formation") {
    state.inFormation = true;
    state.formations += 1;
  }
  if (state.inFormation) builder.open({ name, qualifiedName: tag.name, line: state.sax.line, attributes });
}

/** Most elements have none: looked at once, instead of by each who reads them. */
function hasAny(attributes: SaxesTagPlain["attributes"]): boolean {
  for (const _ in attributes) return true;
  return false;
}

function closeTag(state: ParserState): void {
  const formation = state.inFormation ? state.builder.close() : undefined;
  state.scopes.close();
  state.depth -= 1;
  if (state.depth === 0) state.rootClosed = true;
  if (formation === undefined) return;
  state.inFormation = false;
  state.onFormation(formation, state.formations);
}

function write(state: ParserState, text: string): void {
  if (!state.rootSeen) {
    const seen = state.tail + text;
    state.doctypeSeen ||= seen.includes("<!DOCTYPE");
    state.tail = seen.slice(-"<!DOCTYPE".length);
  }
  try {
    state.sax.write(text);
  } catch (error) {
    throw asRefusal(state, error);
  }
  checkGap(state);
}

function refuseOtherEncoding(state: ParserState): void {
  const { encoding } = state.sax.xmlDecl;
  if (encoding !== undefined && !UTF_8_NAMES.test(encoding)) refuse(state, "encoding", encoding);
}

/** Without a handler the XML parser throws its errors, as plain Errors that begin with their place: « 3:14: … ». */
function asRefusal(state: ParserState, error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof LheoFileRefusal || !/^\d+:\d+: /.test(error.message)) return error;
  return refusalOf(state, "not-xml", error.message);
}

function close(state: ParserState): void {
  const { sax } = state;
  if (!state.rootSeen && sax.position === 0) refuse(state, "not-xml", "");
  if (!state.rootClosed) refuse(state, state.rootSeen || state.tail.trim() !== "" ? "truncated" : "not-xml", "");
  try {
    sax.close();
  } catch (error) {
    throw asRefusal(state, error);
  }
}

function checkGap(state: ParserState): void {
  if (state.sax.position - state.lastTagEnd > MAX_GAP_CHARACTERS) refuse(state, "text-too-long", "");
}

/** A file that opens with a DOCTYPE is refused for it, however the parser stumbled on its content first. */
function refuse(state: ParserState, rule: LheoFileRule, value: string): never {
  throw refusalOf(state, rule, value);
}

function refusalOf(state: ParserState, rule: LheoFileRule, value: string): LheoFileRefusal {
  const isDoctype = !state.rootSeen && state.doctypeSeen && rule !== "encoding";
  const shown = rule === "namespace" ? `${value} (attendu : lheo ${LHEO_NAMESPACE})` : value;
  return new LheoFileRefusal(isDoctype ? "doctype" : rule, state.sax.line, isDoctype ? "<!DOCTYPE" : shown);
}
