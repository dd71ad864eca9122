import { child, children, type LheoElement, lineIn, lineOf } from "./lheo-element.ts";
import type { CertificationRecord } from "./lheo-records.ts";
import { readRegisterCode } from "./lheo-scalars.ts";
import { type Reading, setAside } from "./reading.ts";
import { refuseRecord, warn } from "./remarks.ts";

const NSF = /^(?!000)\d{3}$/;
const FORMACODE = /^(?!00000)\d{5}$/;

/** Under which codes a formation is filed. */
export interface DomainCodes {
  readonly romes: readonly string[];
  readonly formacodes: readonly string[];
  readonly nsfs: readonly string[];
}

/** Reads `domaine-formation`; an unknown ROME code is dropped, and refuses the formation when no other code is left. */
export function readDomainCodes(reading: Reading, formation: LheoElement): DomainCodes {
  const domain = child(formation, "domaine-formation");
  const unknown: LheoElement[] = [];
  const romes = new Set<string>();
  for (const element of children(domain, "code-ROME")) {
    const code = lineOf(element).toUpperCase();
    if (reading.references.romes.has(code)) romes.add(code);
    else if (code !== "") unknown.push(element);
  }
  const formacodes = readFormacodes(reading, domain);
  const nsfs = shapedCodes(reading, children(domain, "code-NSF"), NSF).sort();
  const isNothingLeft = romes.size + formacodes.length + nsfs.length === 0;
  const note = isNothingLeft ? refuseRecord : warn;
  for (const element of unknown) {
    const spot = { below: `domaine-formation/${element.name}`, line: element.line, value: lineOf(element) };
    note(reading.notebook, reading.place, "unknown-rome", spot);
  }
  return { romes: [...romes].sort(), formacodes, nsfs };
}

/** The principal first (tagged so, otherwise the first given), the others sorted. */
function readFormacodes(reading: Reading, domain: LheoElement | undefined): readonly string[] {
  const elements = children(domain, "code-FORMACODE");
  const [first] = shapedCodes(reading, elements, FORMACODE);
  const tagged = elements.find((element) => element.attributes["tag"] === "principal");
  const principal = tagged !== undefined && FORMACODE.test(lineOf(tagged)) ? lineOf(tagged) : first;
  if (principal === undefined) return [];
  const others = new Set(elements.map(lineOf).filter((code) => FORMACODE.test(code) && code !== principal));
  return [principal, ...[...others].sort()];
}

function shapedCodes(reading: Reading, elements: readonly LheoElement[], shape: RegExp): string[] {
  const codes = new Set<string>();
  for (const element of elements) {
    const code = lineOf(element);
    if (shape.test(code)) codes.add(code);
    else if (code !== "") setAside(reading, element, code, "domaine-formation");
  }
  return [...codes];
}

/** What the formation leads to, sorted by code; an element without any readable code is left aside. */
export function readCertifications(reading: Reading, formation: LheoElement): readonly CertificationRecord[] {
  const certifications = children(formation, "certification").flatMap((element) => {
    const record: CertificationRecord = {
      rncp: registerCodeIn(reading, element, "code-RNCP", "RNCP"),
      rs: registerCodeIn(reading, element, "code-RS", "RS"),
      certifInfo: shortCodeIn(reading, element, "code-CERTIFINFO"),
      cpf: shortCodeIn(reading, element, "code-CPF"),
    };
    return Object.values(record).some((code) => code !== null) ? [record] : [];
  });
  const byKey = new Map(certifications.map((record) => [JSON.stringify(record), record]));
  return [...byKey].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, record]) => record);
}

function registerCodeIn(reading: Reading, parent: LheoElement, name: string, register: "RNCP" | "RS"): string | null {
  const text = lineIn(parent, name);
  if (text === "") return null;
  const code = readRegisterCode(register, text);
  if (code === null) setAside(reading, child(parent, name), text, parent.name);
  return code;
}

function shortCodeIn(reading: Reading, parent: LheoElement, name: string): string | null {
  const text = lineIn(parent, name);
  if (text === "") return null;
  if (/^(?!0+$)[0-9A-Z]{1,10}$/i.test(text)) return text.toUpperCase();
  setAside(reading, child(parent, name), text, parent.name);
  return null;
}
