import { index, type RouteConfig, route } from "@remix-run/route-config";

/** Every address of the portal. */
const routes: RouteConfig = [
  index("routes/home/route.tsx"),
  route("formations", "routes/formations/route.tsx"),
  route("formations/:number", "routes/training/route.tsx"),
  route("aide", "routes/help/route.tsx"),
  route("mentions-legales", "routes/legal/route.tsx"),
  route("accessibilite", "routes/accessibility/route.tsx"),
  route("etat", "routes/status/route.tsx"),
  route("connexion", "routes/sign-in/route.tsx"),
  route("connexion/code", "routes/sign-in-code/route.tsx"),
  route("connexion/codes-de-secours", "routes/recovery-codes/route.tsx"),
  route("connexion/second-moyen", "routes/add-factor/route.tsx"),
  route("connexion/:provider", "routes/provider-sign-in/route.tsx"),
  route("connexion/:provider/retour", "routes/provider-return/route.tsx"),
  route("deconnexion", "routes/sign-out/route.tsx"),
  route("mot-de-passe", "routes/forgotten-password/route.tsx"),
  route("mot-de-passe/:token", "routes/new-password/route.tsx"),
  route("invitation/:token", "routes/invitation/route.tsx"),
  route("mon-espace", "routes/own-space/route.ts"),
  route("mon-compte", "routes/account/route.tsx"),
  route("mon-compte/mot-de-passe", "routes/change-password/route.tsx"),
  route("mon-organisation", "routes/organisation/route.tsx"),
  route("mon-organisation/inviter", "routes/invite/route.tsx"),
  route("mon-organisation/membres/:id/depart", "routes/departure/route.tsx"),
  route("api/v1/trainings", "routes/api/trainings.ts"),
  route("api/v1/trainings/:number", "routes/api/training.ts"),
  route("api/v1/sessions/:number", "routes/api/session.ts"),
  route("api/v1/metiers", "routes/api/metiers.ts"),
  route("api/v1/metiers/:rome", "routes/api/metier.ts"),
  route("api/v1/openapi.json", "routes/api/openapi.ts"),
  route("api/*", "routes/api/unknown.ts"),
  route("readyz", "routes/readyz.ts"),
];

export default routes;
