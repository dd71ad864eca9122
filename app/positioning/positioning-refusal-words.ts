import { dayAndMonth } from "#app/content/dates.ts";
import { assertNever } from "#app/platform/result.ts";
import type { PositioningRefusal } from "./decide-positioning.ts";
import type { GuardRefusal } from "./positioning-facts.ts";
import { positioningStateWords } from "./positioning-words.ts";

const day = (iso: string | null): string => (iso === null ? "une date non communiquée" : `le ${dayAndMonth(iso)}`);

/** What happened and what to do, in plain French, for whoever gave a command that was refused. */
export function positioningRefusalWords(refusal: PositioningRefusal): string {
  switch (refusal.kind) {
    case "not-allowed":
      return "Votre rôle ne permet pas cette action. Demandez à la personne qui suit ce positionnement.";
    case "wrong-state":
      return refusal.state === null
        ? "Ce positionnement n’existe pas encore. Créez-le d’abord."
        : `Cette action n’est plus possible : « ${positioningStateWords[refusal.state].prescriber} ». Rechargez la page.`;
    default:
      return guardWords(refusal);
  }
}

function guardWords(refusal: GuardRefusal): string {
  switch (refusal.kind) {
    case "no-right":
      return "Votre organisation ne peut pas positionner ici aujourd’hui. Voyez la page « Habilitation ».";
    case "person-has-not-agreed":
      return "La personne doit donner son accord. Notez-le avant d’envoyer la demande.";
    case "already-positioned":
      return "La personne a déjà un positionnement en cours sur cette session. Ouvrez-le.";
    case "not-eligible":
      return "Une condition d’entrée n’est pas remplie. Le détail est donné ligne par ligne.";
    case "reason-missing":
      return "Choisissez un motif dans la liste.";
    case "unknown-reason":
      return "Ce motif n’est pas dans la liste. Choisissez-en un autre.";
    case "session-full":
      return "Il n’y a plus de place dans cette session. Vous pouvez mettre la personne sur liste d’attente.";
    case "seats-left":
      return "Il reste des places : retenez la personne, la liste d’attente est inutile.";
    case "others-wait-before":
      return "D’autres personnes attendent avant celle-ci. La place libre est pour la première de la liste.";
    case "delay-runs":
      return refusal.until === null
        ? "Aucun délai ne court."
        : `Le délai court jusqu’au ${dayAndMonth(refusal.until)}.`;
    case "delay-over":
      return `Le délai est passé depuis le ${dayAndMonth(refusal.until)}.`;
    case "same-session":
      return "C’est déjà cette session. Choisissez-en une autre.";
    case "already-moved":
      return "La personne a déjà été replacée sur une autre session.";
    case "was-otherwise":
      return "L’absence n’a pas été notée dans cet état. Rechargez la page.";
    case "exit-said":
      return "Une sortie est déclarée : l’entrée ne se retire plus. Corrigez la sortie, ou appelez la Région.";
    case "too-late-to-correct":
      return `Cette erreur se corrigeait jusqu’au ${dayAndMonth(refusal.until)}. Appelez la Région.`;
    case "no-overlap":
      return "Les deux formations n’ont pas lieu en même temps.";
    case "stay-goes-on":
      return "L’autre formation n’est pas terminée.";
    default:
      return datedWords(refusal);
  }
}

type Dated = Extract<
  GuardRefusal,
  {
    readonly kind:
      | `session-${"begun" | "over" | "not-begun"}`
      | `meeting-${string}`
      | `entry-${string}`
      | "not-recruiting";
  }
>;

function datedWords(refusal: Dated): string {
  switch (refusal.kind) {
    case "not-recruiting":
      return refusal.recruiting === "closed"
        ? "Cette session ne prend plus personne : son recrutement est fermé, ou elle est annulée. Cherchez-en une autre."
        : "Le recrutement de cette session est suspendu. Appelez l’organisme.";
    case "session-begun":
      return `La session a commencé ${day(refusal.startsOn)}. Cherchez une autre session.`;
    case "session-over":
      return `La session est terminée depuis ${day(refusal.endedOn)}. Cherchez une autre session.`;
    case "session-not-begun":
      return `La session n’a pas commencé : son début est prévu ${day(refusal.startsOn)}.`;
    case "meeting-past":
      return `La rencontre du ${dayAndMonth(refusal.meetingOn)} est passée. Choisissez une date à venir.`;
    case "meeting-after-start":
      return `La rencontre tombe après le début de la session, ${day(refusal.startsOn)}. Choisissez une date plus tôt.`;
    case "meeting-to-come":
      return `La rencontre n’a pas encore eu lieu : ${day(refusal.meetingOn)}.`;
    case "entry-in-future":
      return "La date d’entrée est à venir. Déclarez l’entrée le jour même ou après.";
    case "entry-outside-session":
      return "La date d’entrée est en dehors des dates de la session. Vérifiez-la.";
    default:
      return assertNever(refusal);
  }
}
