import type { Notify } from "#app/imports/reading/file-notice.ts";
import { UnusableFile } from "#app/imports/reading/unusable-file.ts";
import type { CopyCell } from "#app/imports/staging/reference-table.ts";
import { type CertificationFiles, readRegister } from "./certification-files.server.ts";
import { type CertifInfoLink, chooseCertifInfo, type RegisteredCertification } from "./merge-certifications.ts";
import { registerLevel } from "./register-values.ts";

/** The files of one import. `knownCertifInfo`: the numbers the catalogue holds, kept when CertifInfo is not among the files. */
export interface CertificationSource {
  readonly files: CertificationFiles;
  readonly notify: Notify;
  readonly knownCertifInfo: ReadonlyMap<string, string>;
}

/** Rows in the order of certification-tables.ts: key, then values. */
export type CertificationRows = AsyncGenerator<readonly CopyCell[]>;

/** Certifications of every register; where several hold one, the newest is believed. */
export async function* certificationRows(source: CertificationSource): CertificationRows {
  const certifInfo = await readCertifInfo(source);
  const certifications = new Map<string, RegisteredCertification>();
  for (const read of [readFiches, readOfficialFiches, readActiveTitles]) {
    const register = new Map<string, RegisteredCertification>();
    for await (const certification of read(source)) addOnce(register, certification);
    for (const [code, certification] of register) certifications.set(code, certification);
  }
  for (const { code, title, kind, level, isActive, endsOn } of certifications.values()) {
    const register = code.startsWith("RS") ? "rs" : "rncp";
    yield [code, register, title, kind, level, isActive, endsOn, certifInfo.get(code) ?? null];
  }
}

/** Blocks of every export; the newest is believed. */
export async function* blockRows(source: CertificationSource): CertificationRows {
  const blocks = new Map<string, readonly CopyCell[]>();
  const old = readRegister(source, "blocks", ["code_rncp", "code_bloc", "intitule_bloc"]);
  for await (const line of old) {
    const code = line.code("code_bloc", "block");
    blocks.set(code, [code, line.code("code_rncp", "certification"), line.label("intitule_bloc")]);
  }
  const columns = ["Numero_Fiche", "Bloc_Competences_Code", "Bloc_Competences_Libelle"] as const;
  for await (const line of readRegister(source, "officialBlocks", columns)) {
    const code = line.code("Bloc_Competences_Code", "block");
    blocks.set(code, [code, line.code("Numero_Fiche", "certification"), line.label("Bloc_Competences_Libelle")]);
  }
  yield* blocks.values();
}

const ROME_LENGTH = 5;

/** The jobs that certifications lead to, of every export; a domain in place of a job is left out. */
export async function* jobRows(source: CertificationSource): CertificationRows {
  const jobs = new Map<string, readonly CopyCell[]>();
  const add = (certification: string, rome: string): void => {
    if (rome.length === ROME_LENGTH) jobs.set(`${certification} ${rome}`, [certification, rome]);
  };
  for await (const line of readRegister(source, "jobs", ["code_rncp", "code_rome"]))
    add(line.code("code_rncp", "certification"), line.code("code_rome", "rome"));
  for await (const line of readRegister(source, "officialJobs", ["Numero_Fiche", "Codes_Rome_Code"]))
    add(line.code("Numero_Fiche", "certification"), line.code("Codes_Rome_Code", "rome"));
  yield* jobs.values();
}

export async function* formacodeRows(source: CertificationSource): CertificationRows {
  for await (const line of readRegister(source, "formacodes", ["Code du Terme", "Descripteur en typo riche"])) {
    yield [line.code("Code du Terme", "formacode"), line.label("Descripteur en typo riche")];
  }
}

/** NSF groups; those without an edited label only have one in capitals. */
export async function* nsfGroupRows(source: CertificationSource): CertificationRows {
  const columns = ["GROUPE_SPECIALITE", "LIBELLE_LONG", "LIBELLE_EDITION"] as const;
  for await (const line of readRegister(source, "nsfGroups", columns)) {
    yield [line.code("GROUPE_SPECIALITE", "nsf"), line.text("LIBELLE_EDITION") || line.label("LIBELLE_LONG")];
  }
}

type Certifications = AsyncGenerator<RegisteredCertification>;

async function* readFiches(source: CertificationSource): Certifications {
  const columns = [
    "code_rncp",
    "intitule",
    "type_certif",
    "niveau_europe",
    "actif",
    "date_fin_enregistrement",
  ] as const;
  for await (const line of readRegister(source, "fiches", columns)) {
    yield {
      code: line.code("code_rncp", "certification"),
      title: line.label("intitule"),
      kind: line.text("type_certif"),
      level: registerLevel(line.text("niveau_europe")),
      isActive: line.text("actif") === "ACTIVE",
      endsOn: line.date("date_fin_enregistrement"),
    };
  }
}

async function* readOfficialFiches(source: CertificationSource): Certifications {
  const columns = [
    "Numero_Fiche",
    "Intitule",
    "Abrege_Intitule",
    "Nomenclature_Europe_Niveau",
    "Actif",
    "Date_Fin_Enregistrement",
  ] as const;
  for await (const line of readRegister(source, "officialFiches", columns)) {
    yield {
      code: line.code("Numero_Fiche", "certification"),
      title: line.label("Intitule"),
      kind: line.text("Abrege_Intitule"),
      level: registerLevel(line.text("Nomenclature_Europe_Niveau")),
      isActive: line.text("Actif") === "ACTIVE",
      endsOn: line.date("Date_Fin_Enregistrement"),
    };
  }
}

async function* readActiveTitles(source: CertificationSource): Certifications {
  for await (const line of readRegister(source, "activeTitles", ["code", "intitule", "type_certif", "niveau_europe"])) {
    yield {
      code: line.code("code", "certification"),
      title: line.label("intitule"),
      kind: line.text("type_certif"),
      level: registerLevel(line.text("niveau_europe")),
      isActive: true,
      endsOn: null,
    };
  }
}

/** Two lines of one register must agree: which one is right would depend on their order. */
function addOnce(register: Map<string, RegisteredCertification>, certification: RegisteredCertification): void {
  const kept = register.get(certification.code);
  if (kept !== undefined && JSON.stringify(kept) !== JSON.stringify(certification)) {
    throw new UnusableFile({ kind: "conflicting-rows", family: "certifications", key: certification.code });
  }
  register.set(certification.code, certification);
}

const PUBLISHED_STATE = "0";

async function readCertifInfo(source: CertificationSource): Promise<ReadonlyMap<string, string>> {
  if (!source.files.has("certifInfo")) return source.knownCertifInfo;
  const links: CertifInfoLink[] = [];
  for await (const line of readRegister(source, "certifInfo", ["Code_Diplome", "Code_RNCP", "Code_RS", "Etat"])) {
    const certifInfo = line.label("Code_Diplome");
    const isPublished = line.text("Etat") === PUBLISHED_STATE;
    const [rncp, rs] = [line.text("Code_RNCP"), line.text("Code_RS")];
    if (rncp !== "") links.push({ certification: `RNCP${rncp}`, certifInfo, isPublished });
    if (rs !== "") links.push({ certification: `RS${rs}`, certifInfo, isPublished });
  }
  return chooseCertifInfo(links);
}
