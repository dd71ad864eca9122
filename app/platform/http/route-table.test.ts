import { describe, expect, it } from "vitest";
import { createRouteTable, type ListedRoute } from "./route-table.ts";

const page = (path: string, module: object = {}): ListedRoute => ({ id: path, parentId: "root", path, module });
const listed: readonly ListedRoute[] = [
  { id: "root", path: "", module: {} },
  { id: "home", parentId: "root", index: true, module: {} },
  page("formations/:number"),
  page("connexion/lien/:token", { action: () => null }),
  page("refus/:token"),
  { id: "layout", parentId: "root", path: "api", module: {} },
  { id: "trainings", parentId: "layout", path: "v1/trainings", module: {} },
  { id: "unknown", parentId: "layout", path: "*", module: {} },
  page("readyz"),
];
const find = createRouteTable(Object.fromEntries(listed.map((route) => [route.id, route])));

describe("the route of an address", () => {
  it.each([
    "/refus/abc",
    "/REFUS/abc",
    "/%72efus/abc",
    "/refus/abc/",
    "/refus/abc.data",
    "/Refus/abc.data?x=1",
    "/x/../refus/abc",
    "/%2e/refus/abc",
    "/x/%2E%2e/refus/abc",
    "/refus\\abc",
  ])("%s is a secret address without a form", (target) => {
    expect(find(target)).toMatchObject({ holdsSecret: true, hasForm: false, isApi: false });
  });

  it.each(["/connexion/lien/abc", "/Connexion/%6Cien/abc/"])("%s is a secret address with a form", (target) => {
    expect(find(target)).toMatchObject({ holdsSecret: true, hasForm: true });
  });

  it.each(["/api/v1/%", "/api/v1/trainings/%E9%"])("%s cannot be decoded, and is the API's all the same", (target) => {
    expect(find(target)).toMatchObject({ isApi: true });
  });

  it.each([
    "/api",
    "/api/",
    "/API/v1/trainings",
    "/%61pi/v1/trainings",
    "/api/v1/trainings/",
    "/Api/V1/TRAININGS?q=x",
    "/api/v1/trainings.data",
    "/x/../api/v1/trainings",
    "/api/rien",
    "/api/%0A",
  ])("%s is of the API", (target) => {
    expect(find(target)).toMatchObject({ isApi: true, holdsSecret: false });
  });

  it.each([
    ["/api/rien", true],
    ["/nulle-part", true],
    ["/formations/32_17", false],
    ["/readyz", false],
  ])("%s is nowhere: %s", (target, isNowhere) => {
    expect(find(target).isNowhere).toBe(isNowhere);
  });

  it.each(["/readyz", "/READYZ/", "/healthz"])("%s is a probe", (target) => {
    expect(find(target).isProbe).toBe(true);
  });

  it.each([
    ["/", "/"],
    ["/_root.data", "/.data"],
    ["/formations/32_1?q=x", "/formations/:number"],
    ["/FORMATIONS/32_1/", "/formations/:number"],
    ["/formations/32_1.data", "/formations/:number.data"],
    ["/api/v1/trainings", "/api/v1/trainings"],
    ["/api/rien", "/api/*"],
    ["/healthz", "/healthz"],
    ["/assets/x.js", "/assets/*"],
    // What no route answers is neither secret nor of the API.
    ["/canari/suite", "/*"],
    ["//refus/abc", "/*"],
    ["//api/v1/trainings", "/*"],
    ["/refus/%E9", "/*"],
    ["http://evil.example/refus/abc", "/*"],
  ])("%s is written %s in the log", (target, label) => {
    expect(find(target).label).toBe(label);
  });

  it.each([
    ["/", ["root", "home"]],
    ["/FORMATIONS/32_1.data", ["root", "formations/:number"]],
    ["/api/v1/trainings", ["root", "layout", "trainings"]],
    // Answered by the whole build: the address may still be one that only Remix knows.
    ["/api/rien", null],
    ["/__manifest?p=/formations", null],
    ["/refus/%E9", null],
  ])("%s is answered by the routes %j", (target, branch) => {
    expect(find(target).branch).toEqual(branch);
  });

  it("of a page is kept for the next one who asks it, in the same words or with other parameters", () => {
    expect(find("/formations/32_1?q=soudeur")).toBe(find("/formations/32_1?q=couvreur"));
    expect(find("/formations/32_2")).toEqual(find("/formations/32_1"));
  });

  it.each(["/refus/abc", "/rien", "/api/rien"])("%s, a secret or nothing of ours, is not kept", (target) => {
    expect(find(target)).not.toBe(find(target));
    expect(find(target)).toEqual(find(target));
  });

  it("is right when more addresses than are kept were asked", () => {
    for (let number = 0; number < 600; number += 1)
      expect(find(`/formations/${number}`).label).toBe("/formations/:number");
    expect(find("/readyz").isProbe).toBe(true);
    expect(find("/api/v1/trainings").isApi).toBe(true);
  });
});
