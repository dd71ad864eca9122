import { index, layout, type RouteConfig, route } from "@remix-run/route-config";

/** An unknown address below a space is answered inside the space: the menu and the way out stay. */
function unknownBelow(path: string): ReturnType<typeof route> {
  return route(`${path}/*`, "routes/public/unknown/route.tsx", { id: `unknown/${path}` });
}

/** Every address of the portal, by space. */
const routes: RouteConfig = [
  layout("routes/public/layout.tsx", [
    index("routes/public/home/route.tsx"),
    route("formations", "routes/public/formations/route.tsx"),
    route("formations/:number", "routes/public/training/route.tsx"),
    route("aide", "routes/public/help/route.tsx"),
    route("mentions-legales", "routes/public/legal/route.tsx"),
    route("accessibilite", "routes/public/accessibility/route.tsx"),
    route("etat", "routes/public/status/route.tsx"),
    route("refus/:token", "routes/public/shared-refusals/route.tsx"),
    route("refus/:token/refus.csv", "routes/public/shared-refusals-file/route.ts"),
    route("*", "routes/public/unknown/route.tsx"),
  ]),
  layout("routes/sign-in/layout.tsx", [
    route("connexion", "routes/sign-in/password/route.tsx"),
    route("connexion/code", "routes/sign-in/code/route.tsx"),
    route("connexion/codes-de-secours", "routes/sign-in/recovery-codes/route.tsx"),
    route("connexion/second-moyen", "routes/sign-in/add-factor/route.tsx"),
    route("connexion/lien", "routes/sign-in/link/route.tsx"),
    route("connexion/lien/:token", "routes/sign-in/enter-by-link/route.tsx"),
    route("connexion/:provider", "routes/sign-in/provider/route.tsx"),
    route("connexion/:provider/retour", "routes/sign-in/provider-return/route.tsx"),
    route("deconnexion", "routes/sign-in/sign-out/route.tsx"),
    route("mot-de-passe", "routes/sign-in/forgotten-password/route.tsx"),
    route("mot-de-passe/:token", "routes/sign-in/new-password/route.tsx"),
    route("invitation/:token", "routes/sign-in/invitation/route.tsx"),
    route("reponse", "routes/answer/code/route.tsx"),
    route("reponse/:token", "routes/answer/answer/route.tsx"),
  ]),
  layout("routes/account/layout.tsx", [
    route("mon-espace", "routes/account/own-space/route.ts"),
    route("mon-compte", "routes/account/account/route.tsx"),
    route("mon-compte/mes-donnees", "routes/account/own-data/route.tsx"),
    route("mon-compte/mes-donnees/fichier", "routes/account/own-data-file/route.ts"),
    route("mon-compte/mot-de-passe", "routes/account/change-password/route.tsx"),
    unknownBelow("mon-compte"),
  ]),
  layout("routes/referent/layout.tsx", [
    route("a-faire", "routes/referent/todo/route.tsx"),
    route("personnes", "routes/referent/people/route.tsx"),
    route("personnes/nouvelle", "routes/referent/new-person/route.tsx"),
    route("personnes/rapprochements", "routes/referent/asked-ties/route.tsx"),
    route("personnes/:id/reunir", "routes/referent/ask-tie/route.tsx"),
    route("personnes/:id", "routes/referent/person/route.tsx"),
    route("personnes/:id/formations", "routes/referent/person-search/route.tsx"),
    route("personnes/:id/positionner", "routes/referent/position/route.tsx"),
    unknownBelow("personnes/:id"),
  ]),
  layout("routes/organisation/layout.tsx", [
    route("mon-organisation", "routes/organisation/members/route.tsx"),
    route("mon-organisation/inviter", "routes/organisation/invite/route.tsx"),
    route("mon-organisation/habilitations", "routes/organisation/authorisations/route.tsx"),
    route("mon-organisation/habilitations/demander", "routes/organisation/request-authorisation/route.tsx"),
    route("mon-organisation/habilitations/:id", "routes/organisation/authorisation/route.tsx"),
    route("mon-organisation/conventions", "routes/organisation/agreements/route.tsx"),
    route("mon-organisation/remplacements", "routes/organisation/stand-ins/route.tsx"),
    route("mon-organisation/lettres", "routes/organisation/letters/route.tsx"),
    route("mon-organisation/lettres/fichier", "routes/organisation/letters-file/route.ts"),
    route("mon-organisation/journal", "routes/organisation/audit-trail/route.tsx"),
    route("mon-organisation/membres/:id", "routes/organisation/member/route.tsx"),
    route("mon-organisation/membres/:id/depart", "routes/organisation/departure/route.tsx"),
    unknownBelow("mon-organisation"),
  ]),
  layout("routes/sessions/layout.tsx", [
    route("sessions", "routes/sessions/sessions/route.tsx"),
    route("sessions/:number", "routes/sessions/session/route.tsx"),
    route("sessions/:number/personnes/:id", "routes/sessions/person/route.tsx"),
  ]),
  layout("routes/operator/layout.tsx", [
    route("assistance", "routes/operator/assistance/route.tsx"),
    route("exploitation/imports", "routes/operator/import-runs/route.tsx"),
    route("exploitation/imports/:id", "routes/operator/import-run/route.tsx"),
    route("exploitation/imports/:id/refus.csv", "routes/operator/import-refusals-file/route.ts"),
    route("exploitation/visibilite", "routes/operator/visibility/route.tsx"),
    route("exploitation/envois", "routes/operator/dead-letters/route.tsx"),
    route("exploitation/organismes", "routes/operator/ties/route.tsx"),
    route("exploitation/liens", "routes/operator/refusal-links/route.tsx"),
    unknownBelow("exploitation"),
  ]),
  route("api/v1/trainings", "routes/api/trainings.ts"),
  route("api/v1/trainings/:number", "routes/api/training.ts"),
  route("api/v1/sessions/:number", "routes/api/session.ts"),
  route("api/v1/metiers", "routes/api/metiers.ts"),
  route("api/v1/metiers/:rome", "routes/api/metier.ts"),
  route("api/v1/gaps", "routes/api/gaps.ts"),
  route("api/v1/openapi.json", "routes/api/openapi.ts"),
  route("api/*", "routes/api/unknown.ts"),
  route("readyz", "routes/api/readyz.ts"),
];

export default routes;
