import type { EdgeWords } from "#app/platform/http/edge-refusal.ts";
import { regionalHelp } from "./help.ts";

/** What the server says when it answers before any page: short, and always with somebody to call. */
export const edgeWords: EdgeWords = {
  homeLink: "Revenir à l’accueil",
  help: `Besoin d’aide ? Appelez le ${regionalHelp.phoneShown} (${regionalHelp.price}).`,
  refusals: {
    "bad-host": {
      title: "Adresse du site non reconnue",
      message: "Le nom du site dans la demande n’est pas valable. Vérifiez l’adresse dans votre navigateur.",
    },
    "bad-address": {
      title: "Adresse mal écrite",
      message: "Cette adresse contient des caractères qui ne sont pas permis. Vérifiez-la, ou partez de l’accueil.",
    },
    "bad-request": {
      title: "Demande illisible",
      message: "La demande reçue n’est pas valable. Rechargez la page, ou partez de l’accueil.",
    },
    "foreign-origin": {
      title: "Envoi refusé",
      message: "Ce formulaire vient d’un autre site. Ouvrez la page sur ce site et envoyez-le de nouveau.",
    },
    "not-found": {
      title: "Cette page n’existe pas",
      message: "Rien ne se trouve à cette adresse. Vérifiez-la, ou partez de l’accueil.",
    },
    "method-not-allowed": {
      title: "Action impossible ici",
      message: "Cette adresse ne permet pas cette action. Revenez à la page d’avant et recommencez.",
      api: "Cette adresse ne prend pas cette méthode. L’en-tête Allow dit lesquelles, /api/v1/openapi.json le décrit.",
    },
    "request-too-slow": {
      title: "Envoi trop lent",
      message: "La demande a mis trop de temps à arriver. Vérifiez votre connexion et recommencez.",
    },
    "body-too-large": {
      title: "Envoi trop gros",
      message:
        "Ce que vous envoyez est trop gros. Raccourcissez le texte, ou coupez le fichier en deux, et recommencez.",
      api: "Le corps dépasse 1 Mo. Envoyez un besoin, ou une question, à la fois.",
    },
    "unsupported-body": {
      title: "Format non accepté",
      message: "Ce format d’envoi n’est pas accepté. Utilisez le formulaire de la page.",
      api: "Le corps doit être du JSON : envoyez l’en-tête Content-Type: application/json.",
    },
    "unmet-expectation": {
      title: "Demande non prise en charge",
      message: "Le serveur ne peut pas répondre à cette attente (en-tête Expect). Recommencez sans elle.",
    },
    "too-many-requests": {
      title: "Trop de demandes en peu de temps",
      message: "Attendez une minute, puis recommencez.",
    },
    "headers-too-large": {
      title: "Demande trop longue",
      message: "L’adresse ou les en-têtes de la demande sont trop longs. Raccourcissez la recherche.",
    },
    "internal-error": {
      title: "La page ne s’affiche pas",
      message: "Le problème vient de chez nous. Essayez de nouveau dans une minute.",
    },
    overloaded: {
      title: "Beaucoup de monde en ce moment",
      message: "Le site est très demandé. Attendez quelques secondes, puis rechargez la page.",
    },
  },
};
