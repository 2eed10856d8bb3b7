import committed from "../../../../openapi.json";
import { expect, it } from "vitest";
import { curl, parseDocument, routesOf, typeText } from "./document";

const api = parseDocument(committed);

it("shows every operation of the document under its tag", () => {
  const shown = api.tags.flatMap((tag) => routesOf(api, tag.name));
  const all = Object.values(api.paths).flatMap((methods) => Object.keys(methods));
  expect(shown).toHaveLength(all.length);
  expect(shown.length).toBeGreaterThan(15);
});

it("puts types into words", () => {
  const fields = api.components.schemas["GenerateBody"]?.properties ?? {};
  expect(typeText(api, fields["fps"] ?? {})).toBe("whole number, 12 to 60 or null");
  expect(typeText(api, fields["quality"] ?? {})).toBe("fast · high or null");
});

it("writes calls that a shell reads", () => {
  const route = routesOf(api, "Films").find((found) => found.path === "/api/v1/generate");
  expect(route && curl(route, "http://h")).toContain("-X POST");
  expect(route && curl(route, "http://h")).toContain("Bearer $VIDEOGEN_API_KEY");
});
