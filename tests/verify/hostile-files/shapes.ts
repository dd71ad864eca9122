import { deflateRawSync, gzipSync } from "node:zlib";
import { formation } from "#tests/fixtures/lheo/feed.ts";

/** A hostile file: its bytes, produced piece by piece, and the rule that must refuse it whole (null: read without harm). */
export interface HostileShape {
  readonly name: string;
  readonly rule: string | null;
  readonly bytes: () => Iterable<string | Uint8Array>;
}

const ROOT = '<lheo xmlns="http://lheo.gouv.fr/2.3"><offres>';
const END = "</offres></lheo>";
const PROLOGUE = '<?xml version="1.0" encoding="UTF-8"?>\n';
const MEGABYTE = "x".repeat(1_000_000);
const GOOD = `${PROLOGUE}${ROOT}${formation({ number: "32_1" })}${END}`;

function shape(name: string, rule: string | null, ...pieces: readonly (string | Uint8Array)[]): HostileShape {
  return { name, rule, bytes: () => pieces };
}

/** The same piece many times between a beginning and an end, never whole in memory. */
function long(
  name: string,
  rule: string | null,
  parts: {
    readonly before: string;
    readonly piece: string | ((rank: number) => string);
    readonly count: number;
    readonly after: string;
  },
): HostileShape {
  return {
    name,
    rule,
    *bytes() {
      yield parts.before;
      for (let rank = 0; rank < parts.count; rank += 1) {
        yield typeof parts.piece === "string" ? parts.piece : parts.piece(rank);
      }
      yield parts.after;
    },
  };
}

function doctype(name: string, declarations: string, use = ""): HostileShape {
  return shape(name, "doctype", `${PROLOGUE}<!DOCTYPE lheo ${declarations}>${ROOT}${use}${END}`);
}

const laughs = Array.from({ length: 10 }, (_, rank) =>
  rank === 0 ? '<!ENTITY l0 "ha">' : `<!ENTITY l${rank} "${`&l${rank - 1};`.repeat(10)}">`,
).join("");

const DOCTYPES: readonly HostileShape[] = [
  doctype("doctype, empty", ""),
  doctype("doctype, external subset", 'SYSTEM "lheo.dtd"'),
  doctype("entity, local file", '[<!ENTITY f SYSTEM "file:///etc/passwd">]', "&f;"),
  doctype("entity, http", '[<!ENTITY f SYSTEM "http://127.0.0.1:1/x">]', "&f;"),
  doctype("entity, parameter", '[<!ENTITY % p SYSTEM "http://127.0.0.1:1/p.dtd"> %p;]'),
  doctype("entity bomb, ten levels", `[${laughs}]`, "&l9;"),
  doctype("entity bomb, quadratic", `[<!ENTITY a "${"a".repeat(50_000)}">]`, "&a;".repeat(10_000)),
  long("doctype, 50 MB of declarations", "doctype", {
    before: `${PROLOGUE}<!DOCTYPE lheo [`,
    piece: `${'<!ENTITY x "y">'.repeat(60_000)}`,
    count: 60,
    after: `]>${ROOT}${END}`,
  }),
  shape("doctype, never closed", "doctype", `${PROLOGUE}<!DOCTYPE lheo [<!ENTITY a "`),
  shape("doctype after a comment", "doctype", `${PROLOGUE}<!-- catalogue --><!DOCTYPE lheo>${ROOT}${END}`),
];

const SIZES: readonly HostileShape[] = [
  shape("depth 65", "depth", PROLOGUE, ROOT, "<a>".repeat(63)),
  long("depth 100,000", "depth", { before: `${PROLOGUE}${ROOT}`, piece: "<a>".repeat(1000), count: 100, after: "" }),
  long("1,000,000 attributes", "text-too-long", {
    before: `${PROLOGUE}${ROOT}<formation `,
    piece: (rank) => Array.from({ length: 1000 }, (_, at) => `a${rank * 1000 + at}="" `).join(""),
    count: 1000,
    after: `/>${END}`,
  }),
  long("text of 50 MB", "text-too-long", {
    before: `${PROLOGUE}${ROOT}<formation>`,
    piece: MEGABYTE,
    count: 50,
    after: END,
  }),
  long("comment of 50 MB", "text-too-long", {
    before: `${PROLOGUE}${ROOT}<!--`,
    piece: MEGABYTE,
    count: 50,
    after: `-->${END}`,
  }),
  long("CDATA of 50 MB", "text-too-long", {
    before: `${PROLOGUE}${ROOT}<![CDATA[`,
    piece: MEGABYTE,
    count: 50,
    after: `]]>${END}`,
  }),
  long("instruction of 50 MB", "text-too-long", {
    before: `${PROLOGUE}${ROOT}<?p `,
    piece: MEGABYTE,
    count: 50,
    after: `?>${END}`,
  }),
  long("attribute of 50 MB", "text-too-long", {
    before: `${PROLOGUE}${ROOT}<a b="`,
    piece: MEGABYTE,
    count: 50,
    after: `"/>${END}`,
  }),
  long("name of 50 MB", "text-too-long", {
    before: `${PROLOGUE}${ROOT}<`,
    piece: MEGABYTE,
    count: 50,
    after: `/>${END}`,
  }),
  long("entity name of 50 MB", "text-too-long", {
    before: `${PROLOGUE}${ROOT}&`,
    piece: MEGABYTE,
    count: 50,
    after: `;${END}`,
  }),
  long("white space of 50 MB", "text-too-long", {
    before: `${PROLOGUE}${ROOT}`,
    piece: " ".repeat(1_000_000),
    count: 50,
    after: END,
  }),
  long("text of 50 MB before the root", "text-too-long", {
    before: PROLOGUE,
    piece: " ".repeat(1_000_000),
    count: 50,
    after: ROOT,
  }),
  shape("text just over 1 MB", "text-too-long", `${PROLOGUE}${ROOT}`, " ".repeat(1_100_000), END),
  long("a million unknown elements in one formation", null, {
    before: `${PROLOGUE}${ROOT}<formation numero="32_1">`,
    piece: "<inconnu>x</inconnu>".repeat(1000),
    count: 1000,
    after: `</formation>${END}`,
  }),
  long("a million known elements in one formation", null, {
    before: `${PROLOGUE}${ROOT}<formation numero="32_1">`,
    piece: "<ligne>x</ligne>".repeat(1000),
    count: 1000,
    after: `</formation>${END}`,
  }),
];

const utf16 = (text: string): Buffer => Buffer.from(text, "utf16le");
const utf32 = (text: string): Buffer =>
  Buffer.concat([...text].map((letter) => Buffer.from([...Buffer.from(letter, "latin1"), 0, 0, 0])));
const latin1 = Buffer.from(GOOD.replace("Plaquiste", "Plaquiste à l’été".replace("’", "'")), "latin1");

const ENCODINGS: readonly HostileShape[] = [
  shape("UTF-16 little endian", "encoding", Buffer.from([0xff, 0xfe]), utf16(GOOD)),
  shape("UTF-16 big endian", "encoding", Buffer.from([0xfe, 0xff]), utf16(GOOD).swap16()),
  shape("UTF-16 without mark", "encoding", utf16(GOOD)),
  shape("UTF-32 without mark", "encoding", utf32(GOOD.slice(0, 400))),
  shape("UTF-7 declared", "encoding", GOOD.replace("UTF-8", "UTF-7")),
  shape("latin1 declared", "encoding", GOOD.replace("UTF-8", "ISO-8859-1")),
  shape("latin1 bytes under a UTF-8 name", "encoding", latin1),
  shape("overlong UTF-8", "encoding", `${PROLOGUE}${ROOT}`, Buffer.from([0xc0, 0xbc]), END),
  shape("surrogates in UTF-8", "encoding", `${PROLOGUE}${ROOT}`, Buffer.from([0xed, 0xa0, 0x80]), END),
  shape("a byte order mark is welcome", null, Buffer.from([0xef, 0xbb, 0xbf]), GOOD),
];

const NOT_XML: readonly HostileShape[] = [
  shape("NUL in a text", "not-xml", GOOD.replace("Plaquiste", "Pla\0quiste")),
  shape("NUL in a name", "not-xml", `${PROLOGUE}${ROOT}<a\0b/>${END}`),
  shape("NUL as a reference", "not-xml", GOOD.replace("Plaquiste", "Pla&#0;quiste")),
  shape("control character", "not-xml", GOOD.replace("Plaquiste", "Pla\u0001quiste")),
  shape("surrogate as a reference", "not-xml", GOOD.replace("Plaquiste", "Pla&#xD800;quiste")),
  shape("unknown entity", "not-xml", GOOD.replace("Plaquiste", "Pla&eacute;quiste")),
  shape("crossed tags", "not-xml", GOOD.replace("</intitule-formation>", "</titre>")),
  shape("attribute twice", "not-xml", `${PROLOGUE}${ROOT}<a b="1" b="2"/>${END}`),
  shape("two roots", "not-xml", `${GOOD}${ROOT}${END}`),
  shape("CSV", "not-xml", "numero;intitule\n1;Plaquiste\n"),
  shape("JSON", "not-xml", '{"formations":[]}'),
  shape("empty", "not-xml", ""),
  shape("white space only", "not-xml", " \n\n "),
  shape("zip", "not-xml", Buffer.from("PK\x03\x04"), deflateRawSync(GOOD)),
  shape("PNG", "encoding", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13])),
  shape("gzip, damaged", "not-xml", gzipSync(GOOD).fill(0xaa, 20, 60)),
  shape("gzip in a gzip", "encoding", gzipSync(gzipSync(GOOD))),
];

const NAMESPACES: readonly HostileShape[] = [
  shape("LHÉO 2.2", "namespace", GOOD.replace("http://lheo.gouv.fr/2.3", "http://www.lheo.org/2.2")),
  shape("no namespace", "namespace", GOOD.replace(' xmlns="http://lheo.gouv.fr/2.3"', "")),
  shape("index of a catalogue", "namespace", '<lheo-index xmlns="http://lheo.gouv.fr/2.3"/>'),
  shape("HTML", "namespace", "<html><body>503</body></html>"),
  shape("a prefix is welcome", null, `${PROLOGUE}<l:lheo xmlns:l="http://lheo.gouv.fr/2.3"><l:offres/></l:lheo>`),
];

const TRUNCATED: readonly HostileShape[] = [
  ...[1, 10, 25, 50, 75, 99].map((percent) =>
    shape(`cut at ${percent} %`, "truncated", GOOD.slice(0, Math.ceil((GOOD.length * percent) / 100))),
  ),
  shape("cut inside a character", "truncated", `${PROLOGUE}${ROOT}<formation>`, Buffer.from([0xc3])),
  shape("gzip, cut", "truncated", gzipSync(GOOD).subarray(0, 300)),
];

function bomb(name: string, rule: string, before: string, piece: string): HostileShape {
  // Members of a gzip may follow one another: a thousand times the same 1 kB that inflates to 1 MB.
  return {
    name,
    rule,
    *bytes() {
      yield gzipSync(before);
      const member = gzipSync(piece);
      for (let rank = 0; rank < 1000; rank += 1) yield member;
    },
  };
}

const BOMBS: readonly HostileShape[] = [
  bomb("gzip bomb, 1 GB of white space", "text-too-long", `${PROLOGUE}${ROOT}`, " ".repeat(1_000_000)),
  bomb("gzip bomb, depth", "depth", `${PROLOGUE}${ROOT}`, "<a>".repeat(300_000)),
  bomb("gzip bomb, doctype", "doctype", `${PROLOGUE}<!DOCTYPE lheo [`, '<!ENTITY x "y">'.repeat(60_000)),
];

/** Every shape of the corpus. Source of the families: trust.md § 3.4, B1. */
export const HOSTILE_SHAPES: readonly HostileShape[] = [
  ...DOCTYPES,
  ...SIZES,
  ...ENCODINGS,
  ...NOT_XML,
  ...NAMESPACES,
  ...TRUNCATED,
  ...BOMBS,
];
