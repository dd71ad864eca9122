import { CHOSEN_CERTIFICATIONS, CHOSEN_METIERS } from "./choices.ts";
import {
  type PublishedFile,
  type PublishedRow,
  readPublished,
  type SelectedTable,
  selectedTable,
} from "./published-table.ts";

const rncpCodes: ReadonlySet<string> = new Set(CHOSEN_CERTIFICATIONS.map((number) => `RNCP${number}`));
const metierCodes: ReadonlySet<string> = new Set(CHOSEN_METIERS);
const rncpFile = (name: string): PublishedFile => ({ path: `rncp-2021/${name}.csv`, delimiter: "," });
/** CléA and its digital sister, which the basic-skills trainings prepare. */
const basicSkillCertificates = new Set(["RS7003", "RS5616"]);

/** Themes of trainings that lead to no job code: basic skills, French as a foreign language, career project. */
const basicThemes = ["15041", "15043", "15061", "15050", "15235"];

function keep(
  directory: string,
  file: PublishedFile,
  kept: { readonly columns: readonly string[]; readonly wanted: (row: PublishedRow) => boolean },
): SelectedTable {
  const published = readPublished(directory, file);
  return selectedTable(file, published, { columns: kept.columns, rows: published.rows.filter(kept.wanted) });
}

/** One CertifInfo row a certification: the current one, else the one that names it as its former code. */
function selectCertifInfo(directory: string): SelectedTable {
  const file = { path: "certif-info/certif_info.csv", delimiter: ";" } as const;
  const published = readPublished(directory, file);
  const byRncp = new Map<string, PublishedRow>();
  for (const column of ["Code_RNCP", "Code_Ancien_RNCP"]) {
    for (const row of published.rows) {
      const code = `RNCP${row[column]}`;
      if (rncpCodes.has(code) && !byRncp.has(code)) byRncp.set(code, row);
    }
  }
  const columns = ["Code_Diplome", "Code_FormaCode", "Code_RNCP", "Code_RS", "Code_Ancien_RNCP"];
  return selectedTable(file, published, { columns, rows: [...new Set(byRncp.values())] });
}

/** The chosen certifications with their blocks, jobs, NSF groups, CertifInfo and Formacode. */
export function selectCertifications(directory: string): readonly SelectedTable[] {
  const ofChosen = (row: PublishedRow): boolean => rncpCodes.has(row["code_rncp"] ?? "");
  const certifInfo = selectCertifInfo(directory);
  const themeIndex = certifInfo.columns.indexOf("Code_FormaCode");
  const themes = new Set([...basicThemes, ...certifInfo.rows.map((row) => row[themeIndex] ?? "")]);
  const nsf = keep(directory, rncpFile("rncp_nsf"), {
    columns: ["code_rncp", "code_nsf", "libelle_nsf"],
    wanted: ofChosen,
  });
  const groups = new Set(nsf.rows.map(([, code = ""]) => code.slice(0, 3)));
  return [
    keep(directory, rncpFile("rncp_fiches"), {
      columns: [
        ...["code_rncp", "intitule", "date_fin_enregistrement", "actif", "etat_fiche", "niveau_europe"],
        ...["code_type_certif", "type_certif", "type_enregistrement"],
      ],
      wanted: ofChosen,
    }),
    keep(directory, rncpFile("rncp_blocs_competences"), {
      columns: ["code_rncp", "code_bloc", "intitule_bloc"],
      wanted: ofChosen,
    }),
    keep(directory, rncpFile("rncp_rome"), {
      columns: ["code_rncp", "code_rome"],
      wanted: (row) => ofChosen(row) && metierCodes.has(row["code_rome"] ?? ""),
    }),
    nsf,
    keep(
      directory,
      { path: "rncp-titres-2026/rncp_rs_titres_actifs_2026.csv", delimiter: "," },
      {
        columns: ["code", "intitule", "type_certif", "niveau_europe", "type_enregistrement"],
        wanted: (row) => basicSkillCertificates.has(row["code"] ?? ""),
      },
    ),
    certifInfo,
    keep(
      directory,
      { path: "formacode/formacodes-v14.csv", delimiter: ";" },
      {
        columns: ["Code du Terme", "Descripteur en typo riche"],
        wanted: (row) => themes.has(row["Code du Terme"] ?? ""),
      },
    ),
    keep(
      directory,
      { path: "nsf-niveaux/n_groupe_specialite_.csv", delimiter: ";" },
      {
        columns: ["GROUPE_SPECIALITE", "LIBELLE_LONG", "LIBELLE_EDITION"],
        wanted: (row) => groups.has(row["GROUPE_SPECIALITE"] ?? ""),
      },
    ),
  ];
}
