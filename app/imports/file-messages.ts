import { assertNever } from "#app/platform/result.ts";
import type { FileNotice } from "./reading/file-notice.ts";
import type { FileRefusal } from "./reading/unusable-file.ts";

const NOTHING_CHANGED = "Rien n’a été modifié.";

/** Why a reference file was refused, and what to do. For the operator. */
export function fileRefusalMessage(refusal: FileRefusal): string {
  switch (refusal.kind) {
    case "missing-file":
      return `Le fichier ${refusal.file} manque. Vérifiez le dossier donné, il doit contenir l’export complet. ${NOTHING_CHANGED}`;
    case "missing-column":
      return (
        `${refusal.file} : la colonne « ${refusal.column} » manque dans l’en-tête. Reprenez le fichier tel qu’il est publié, ` +
        `sans renommer ses colonnes. ${NOTHING_CHANGED}`
      );
    case "not-csv":
      return (
        `${refusal.file}, ligne ${refusal.line} : ce n’est pas un CSV lisible (guillemet non fermé ou nombre de colonnes ` +
        `différent de l’en-tête). Téléchargez à nouveau le fichier. ${NOTHING_CHANGED}`
      );
    case "empty-file":
      return `${refusal.file} est vide. Téléchargez à nouveau le fichier. ${NOTHING_CHANGED}`;
    case "bad-value":
      return (
        `${refusal.file}, ligne ${refusal.line}, colonne « ${refusal.column} » : « ${refusal.value.slice(0, 80)} » au lieu ` +
        `d’${refusal.expected}. Corrigez la ligne ou téléchargez à nouveau le fichier. ${NOTHING_CHANGED}`
      );
    case "conflicting-rows":
      return `« ${refusal.family} » : deux lignes différentes portent la clé « ${refusal.key} ». Gardez la bonne. ${NOTHING_CHANGED}`;
    case "unknown-reference":
      return (
        `« ${refusal.family} », colonne « ${refusal.column} » : « ${refusal.value} » ne figure nulle part dans l’export. ` +
        `Vérifiez que tous les fichiers viennent de la même version. ${NOTHING_CHANGED}`
      );
    default:
      return assertNever(refusal);
  }
}

/** What the operator should know about a file that was read all the same. */
export function fileNoticeMessage(notice: FileNotice): string {
  switch (notice.kind) {
    case "not-in-utf-8":
      return `${notice.file} n’est pas en UTF-8 : il a été lu en ${notice.encoding}.`;
    case "rows-skipped":
      return `${notice.file} : ${notice.count} lignes laissées de côté, par exemple « ${notice.example} ».`;
    default:
      return assertNever(notice);
  }
}
