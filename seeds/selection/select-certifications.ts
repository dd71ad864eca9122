import { CHOSEN_CERTIFICATIONS, CHOSEN_METIERS } from "./choices.ts";
import { type PublishedRow, readPublished, type SelectedTable, type Selection, selectFrom } from "./published-table.ts";

const rncpCodes: ReadonlySet<string> = new Set(CHOSEN_CERTIFICATIONS.map((number) => `RNCP${number}`));
const metierCodes: ReadonlySet<string> = new Set(CHOSEN_METIERS);
/** CléA and its digital sister, which the basic-skills trainings prepare. */
const basicSkillCertificates = new Set(["RS7003", "RS5616"]);

/** Themes of trainings that lead to no job code: basic skills, French as a foreign language, career project. */
const basicThemes = ["15041", "15043", "15061", "15050", "15235"];

/** One CertifInfo row a certification: the current one, else the one that names it as its former code. */
function selectCertifInfo(directory: string): SelectedTable {
  const file = { path: "certif-info/certif_info.csv", delimiter: ";" } as const;
  const byRncp = new Map<string, string>();
  for (const column of ["Code_RNCP", "Code_Ancien_RNCP"]) {
    for (const row of readPublished(directory, file).rows) {
      const code = `RNCP${row[column]}`;
      if (rncpCodes.has(code) && !byRncp.has(code)) byRncp.set(code, row["Code_Diplome"] ?? "");
    }
  }
  const kept = new Set(byRncp.values());
  const columns = ["Code_Diplome", "Code_FormaCode", "Code_RNCP", "Code_RS", "Code_Ancien_RNCP", "Etat"];
  return selectFrom(directory, { file, columns, wanted: (row) => kept.has(row["Code_Diplome"] ?? "") });
}

const FICHE_COLUMNS = [
  ...["code_rncp", "intitule", "date_fin_enregistrement", "actif", "etat_fiche", "niveau_europe"],
  ...["code_type_certif", "type_certif", "type_enregistrement"],
];

/** The register's rows about the chosen certifications: titles, blocks, jobs, NSF groups; and CléA, of the specific register. */
function selectRegister(directory: string): readonly SelectedTable[] {
  const ofChosen = (row: PublishedRow): boolean => rncpCodes.has(row["code_rncp"] ?? "");
  const keep = (name: string, columns: readonly string[], wanted: Selection["wanted"]): SelectedTable =>
    selectFrom(directory, { file: { path: `${name}.csv`, delimiter: "," }, columns, wanted });
  return [
    keep("rncp-2021/rncp_fiches", FICHE_COLUMNS, ofChosen),
    keep("rncp-2021/rncp_blocs_competences", ["code_rncp", "code_bloc", "intitule_bloc"], ofChosen),
    keep(
      "rncp-2021/rncp_rome",
      ["code_rncp", "code_rome"],
      (row) => ofChosen(row) && metierCodes.has(row["code_rome"] ?? ""),
    ),
    keep("rncp-2021/rncp_nsf", ["code_rncp", "code_nsf", "libelle_nsf"], ofChosen),
    keep(
      "rncp-titres-2026/rncp_rs_titres_actifs_2026",
      ["code", "intitule", "type_certif", "niveau_europe", "type_enregistrement"],
      (row) => basicSkillCertificates.has(row["code"] ?? ""),
    ),
  ];
}

/** The chosen certifications with their blocks and jobs, their CertifInfo codes, and the themes and groups they are filed under. */
export function selectCertifications(directory: string): readonly SelectedTable[] {
  const register = selectRegister(directory);
  const certifInfo = selectCertifInfo(directory);
  const themes = new Set([...basicThemes, ...cellsOf(certifInfo, "Code_FormaCode")]);
  const nsf = register.find(({ file }) => file.endsWith("rncp_nsf.csv"));
  const groups = new Set(nsf === undefined ? [] : cellsOf(nsf, "code_nsf").map((code) => code.slice(0, 3)));
  return [
    ...register,
    certifInfo,
    selectFrom(directory, {
      file: { path: "formacode/formacodes-v14.csv", delimiter: ";" },
      columns: ["Code du Terme", "Descripteur en typo riche"],
      wanted: (row) => themes.has(row["Code du Terme"] ?? ""),
    }),
    selectFrom(directory, {
      file: { path: "nsf-niveaux/n_groupe_specialite_.csv", delimiter: ";" },
      columns: ["GROUPE_SPECIALITE", "LIBELLE_LONG", "LIBELLE_EDITION"],
      wanted: (row) => groups.has(row["GROUPE_SPECIALITE"] ?? ""),
    }),
  ];
}

function cellsOf({ columns, rows }: SelectedTable, column: string): readonly string[] {
  const place = columns.indexOf(column);
  return rows.map((cells) => cells[place] ?? "");
}
