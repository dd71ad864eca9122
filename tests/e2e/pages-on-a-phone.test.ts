import { describe } from "vitest";
import { checkEveryPage } from "./every-page.ts";

describe("every page on a narrow phone, in the light", () => checkEveryPage({ theme: "light", width: 320 }));
