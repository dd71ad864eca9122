import { type AuditFact, type FactValue, auditFacts as fact } from "./audit-facts.ts";

/** What an act is about. */
export const auditResources = {
  account: "compte",
  "association-agreement": "convention",
  authorisation: "habilitation",
  effect: "envoi",
  invitation: "invitation",
  membership: "membre",
  organisation: "organisation",
  "person-file": "dossier",
  "refusal-link": "lien de partage",
  session: "connexion",
} as const;

interface ActShape {
  readonly about: keyof typeof auditResources;
  readonly facts: Readonly<Record<string, AuditFact>>;
}

const { version, organisation, startsOn, endsOn, state, stateBefore, role, count } = fact;
const decision = {
  about: "authorisation",
  facts: { version, from: stateBefore, state, organisationId: organisation },
} as const;
const onAccount = { about: "account", facts: {} } as const;
const factor = { about: "account", facts: { by: fact.factor } } as const;
const agreement = {
  about: "association-agreement",
  facts: { organisationId: organisation, startsOn, endsOn },
} as const;
const sessions = { about: "account", facts: { sessions: fact.devicesEnded } } as const;

/**
 * Every act of the portal that the audit trail keeps: what it is about, and the facts it may hold. `recordAudit` takes no other act, fact
 * or code; `act-words.ts` has words for each of them.
 */
export const auditActs = {
  "account.end-sessions": { about: "account", facts: { ended: fact.devicesEnded } },
  "agreement.change-end": agreement,
  "agreement.conclude": agreement,
  "authorisation.expire": decision,
  "authorisation.refuse": decision,
  "authorisation.request": { about: "authorisation", facts: { version, state, startsOn, endsOn } },
  "authorisation.resume": decision,
  "authorisation.suspend": decision,
  "authorisation.validate": decision,
  "effect.discard": { about: "effect", facts: { reason: fact.discardReason } },
  "effect.retry": { about: "effect", facts: {} },
  "effect.retry-topic": { about: "effect", facts: { topic: fact.topic, count } },
  "factor.add": factor,
  "factor.fail": { about: "account", facts: { by: fact.factor, why: fact.passkeyFault } },
  "factor.prove": factor,
  "factor.remove": factor,
  "factor.reset": {
    about: "account",
    facts: { reason: fact.resetReason, check: fact.check, ended: fact.devicesEnded },
  },
  "invitation.accept": { about: "invitation", facts: { role } },
  "invitation.revoke": { about: "invitation", facts: {} },
  "invitation.send": { about: "invitation", facts: { role, organisationId: organisation } },
  "member.end-sessions": { about: "membership", facts: { accountId: fact.account, ended: fact.devicesEnded } },
  "membership.end": {
    about: "membership",
    facts: {
      role,
      colleagueMembershipId: fact.colleague,
      handedOver: fact.handedOver,
      alreadyFollowed: fact.alreadyFollowed,
      sessionsEnded: fact.devicesEnded,
      standInsEnded: fact.standInsEnded,
      invitationsRevoked: fact.invitationsRevoked,
    },
  },
  "own-data.download": onAccount,
  "password.ask-reset": onAccount,
  "password.change": sessions,
  "password.reset": sessions,
  "person-file.read": { about: "person-file", facts: { role } },
  "portfolio.hand-over": {
    about: "membership",
    facts: { toMembershipId: fact.colleague, handedOver: fact.handedOver, alreadyFollowed: fact.alreadyFollowed },
  },
  "portfolio.list": { about: "membership", facts: { count, role } },
  "read-budget.stopped": { about: "account", facts: { files: fact.files, role } },
  "recovery-codes.renew": onAccount,
  "refusal-link.create": { about: "refusal-link", facts: { siret: fact.siret, days: fact.days } },
  "refusal-link.revoke": { about: "refusal-link", facts: {} },
  "region.found": { about: "invitation", facts: { organisationId: organisation } },
  "session.change-organisation": { about: "organisation", facts: { role } },
  "session.end": { about: "session", facts: { ended: fact.devicesEnded } },
  "sign-in.demonstration": onAccount,
  "sign-in.fail": onAccount,
  "sign-in.federated": { about: "account", facts: { provider: fact.provider, hasSecondFactor: fact.hasSecondFactor } },
  "sign-in.federated-refused": { about: "account", facts: { provider: fact.provider, kind: fact.providerRefusal } },
  "sign-in.link": { about: "account", facts: { channel: fact.channel, isNew: fact.isNew } },
  "sign-in.password": onAccount,
  "stand-in.declare": { about: "membership", facts: { standInMembershipId: fact.standIn, startsOn, endsOn } },
  "stand-in.end": { about: "membership", facts: { standInMembershipId: fact.standIn, startsOn } },
} as const satisfies Readonly<Record<string, ActShape>>;

export type AuditAct = keyof typeof auditActs;

type FactsOf<Act extends AuditAct> = {
  readonly [Name in keyof (typeof auditActs)[Act]["facts"]]?: (typeof auditActs)[Act]["facts"][Name] extends AuditFact
    ? FactValue<(typeof auditActs)[Act]["facts"][Name]>
    : never;
};

/** A decision, or the reading of a person's file. `facts` holds codes, counts and ids, never a name or a free text. */
export type AuditEntry = {
  readonly [Act in AuditAct]: {
    readonly action: Act;
    readonly resourceId?: string;
    readonly personFileId?: string;
  } & (keyof FactsOf<Act> extends never ? { readonly facts?: never } : { readonly facts?: FactsOf<Act> });
}[AuditAct];
