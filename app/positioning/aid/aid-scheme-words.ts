import { dayInWords } from "#app/content/dates.ts";
import type { AidSchemeCode } from "./aid-schemes.ts";
import type { AidLine, AidVerdict } from "./explain-aid.ts";

/** Each scheme by its whole name, then what it is and where a request of it is read, without acronyms. */
export const aidSchemeWords: Readonly<
  Record<AidSchemeCode, { readonly name: string; readonly what: string; readonly where: string }>
> = {
  aif: {
    name: "Aide individuelle à la formation (AIF)",
    what: "France Travail paie tout ou partie du prix.",
    where: "Elle se demande à France Travail : l’organisme y dépose son devis.",
  },
  "cpf-top-up": {
    name: "Complément de la Région au compte formation (CPF)",
    what: "La Région ajoute ce qui manque sur le compte formation de la personne.",
    where: "Elle se demande à la Région, qui la lit et y répond dans ce portail.",
  },
  "pass-formation": {
    name: "Chèque Pass Formation",
    what: "La Région paie une formation achetée pour une seule personne.",
    where: "Elle se demande à la Région, qui la lit et y répond dans ce portail.",
  },
  "pass-emploi": {
    name: "Pass Emploi",
    what: "La Région paie une formation courte, quand une entreprise s’engage à embaucher.",
    where: "Elle se demande à la Région, qui la lit et y répond dans ce portail.",
  },
  agefiph: {
    name: "Aide individuelle de l’Agefiph",
    what: "L’Agefiph aide à payer la formation d’une personne reconnue travailleur handicapé.",
    where: "Elle se demande à l’Agefiph.",
  },
};

export const aidVerdictWords: Readonly<Record<AidVerdict, string>> = { yes: "Oui", no: "Non", check: "À vérifier" };

/** What the lines of a scheme come to together: never a promise. */
export const aidSchemeVerdictWords: Readonly<Record<AidVerdict, string>> = {
  yes: "Rien ne s’y oppose dans ce qui est connu",
  no: "Une condition n’est pas remplie",
  check: "À vérifier",
};

const plural = (count: number, one: string): string => `${count} ${one}${count > 1 ? "s" : ""}`;

type Said = Readonly<Record<AidVerdict, (line: AidLine) => string>>;

/** A line in words: what is known, or what to do to know it. */
const lineWords: Readonly<Record<AidLine["rule"], Said>> = {
  registered: {
    yes: () => "Inscrite à France Travail, d’après le dossier.",
    no: () => "Le dossier dit : pas inscrite à France Travail. L’inscription est possible avant la demande.",
    check: () => "Inscrite à France Travail ? Le dossier ne le dit pas : demandez-le, puis notez-le dans sa situation.",
  },
  "lives-here": {
    yes: () => "Habite les Hauts-de-France.",
    no: () => "N’habite pas les Hauts-de-France.",
    check: () => "Habite les Hauts-de-France ? Sa commune n’est pas reconnue : vérifiez son adresse.",
  },
  "trains-here": {
    yes: () => "La formation a lieu dans les Hauts-de-France.",
    no: () => "La formation a lieu hors des Hauts-de-France.",
    check: () => "La formation a lieu dans les Hauts-de-France ? Demandez le lieu à l’organisme.",
  },
  "cpf-listed": {
    yes: () => "La formation a un code du compte formation, d’après le catalogue.",
    no: () => "La formation ne se paie pas avec le compte formation.",
    check: () => "La formation se paie avec le compte formation ? Cherchez-la sur moncompteformation.gouv.fr.",
  },
  "bought-alone": {
    yes: () => "La formation s’achète pour une seule personne.",
    no: () => "Cette session est déjà payée pour un groupe : positionnez-y la personne s’il reste une place.",
    check: () => "La formation s’achète pour une seule personne ? Demandez-le à l’organisme.",
  },
  "not-another-way": {
    yes: () => "Ni alternance, ni validation des acquis, ni permis.",
    no: () => "Alternance, validation des acquis, préparation à l’embauche et permis ont d’autres aides.",
    check: () => "Ni alternance, ni validation des acquis, ni permis ? Vérifiez le programme avec l’organisme.",
  },
  disability: {
    yes: () => "Reconnue travailleur handicapé.",
    no: () => "Pas reconnue travailleur handicapé.",
    check: () =>
      "Reconnue travailleur handicapé ? Le portail ne le garde pas : parlez-en avec la personne, et ne l’écrivez pas ici.",
  },
  "company-commits": {
    yes: () => "Une entreprise s’engage par écrit à embaucher.",
    no: () => "Aucune entreprise ne s’engage à embaucher.",
    check: () =>
      "Une entreprise s’engage par écrit à embaucher (CDI, ou six mois au moins) ? Envoyez sa promesse à qui décide.",
  },
  "cpf-used": {
    yes: () => "La personne utilise son compte formation.",
    no: () => "La personne n’utilise pas son compte formation.",
    check: () => "La personne utilise-t-elle ce qu’elle a sur son compte formation ? Regardez-le avec elle.",
  },
  "job-loss-contract": {
    yes: () => "La personne touche l’allocation de sécurisation professionnelle.",
    no: () => "La personne ne touche pas l’allocation de sécurisation professionnelle.",
    check: () =>
      "Contrat de sécurisation professionnelle ? Alors seulement : vérifiez avec France Travail avant l’envoi.",
  },
  "conditions-unread": {
    yes: () => "Les autres conditions sont remplies.",
    no: () => "Une autre condition n’est pas remplie.",
    check: () => "D’autres conditions existent, que le portail ne connaît pas : demandez-les à la Région.",
  },
  "not-certifinfo": {
    yes: () => "Ce n’est pas une formation d’aide-soignant ni d’ambulancier.",
    no: () => "Aide-soignant et ambulancier sont payés autrement : voyez les sessions du catalogue.",
    check: () => "Aide-soignant ou ambulancier ? Ces formations sont payées autrement. Vérifiez le diplôme.",
  },
  "not-formacode": {
    yes: () => "Le sujet de la formation n’est pas exclu.",
    no: () => "Le sujet de cette formation est exclu de cette aide.",
    check: () => "Le sujet est-il exclu de cette aide ? Demandez son Formacode à l’organisme.",
  },
  "most-company-share": {
    yes: ({ limit = 0 }) => `${limit} % des heures au plus en entreprise.`,
    no: ({ limit = 0 }) => `Plus de ${limit} % des heures sont en entreprise.`,
    check: ({ limit = 0 }) => `${limit} % des heures au plus en entreprise ? Le devis le dira.`,
  },
  "most-hours": {
    yes: ({ limit = 0 }) => `${plural(limit, "heure")} au plus.`,
    no: ({ limit = 0 }) => `La formation dure plus de ${plural(limit, "heure")}.`,
    check: ({ limit = 0 }) => `${plural(limit, "heure")} au plus ? Le devis le dira.`,
  },
  "most-months": {
    yes: ({ limit = 0 }) => `${limit} mois au plus.`,
    no: ({ limit = 0 }) => `La formation dure plus de ${limit} mois.`,
    check: ({ limit = 0 }) => `${limit} mois au plus ? Le devis le dira.`,
  },
  "in-time": {
    yes: ({ latestOn }) => `À envoyer au plus tard le ${dayInWords(latestOn ?? "")}.`,
    no: ({ limit = 0 }) =>
      `La demande devait partir ${plural(limit, "jour")} avant le début : ce jour est passé. Demandez une autre date.`,
    check: ({ limit = 0 }) => `La demande part ${plural(limit, "jour")} au moins avant le début.`,
  },
};

export function aidLineWords(line: AidLine): string {
  return lineWords[line.rule][line.verdict](line);
}
