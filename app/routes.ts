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
];

export default routes;
