import { z } from "zod/mini";

/** The parts of an OpenAPI document that the page shows. */
export type Schema = {
  $ref?: string | undefined;
  type?: string | string[] | undefined;
  format?: string | undefined;
  description?: string | undefined;
  enum?: unknown[] | undefined;
  minimum?: number | undefined;
  maximum?: number | undefined;
  maxLength?: number | undefined;
  properties?: Record<string, Schema> | undefined;
  required?: string[] | undefined;
  items?: Schema | undefined;
  oneOf?: Schema[] | undefined;
  additionalProperties?: Schema | boolean | undefined;
};

const schema: z.ZodMiniType<Schema> = z.lazy(() =>
  z.looseObject({
    $ref: z.optional(z.string()),
    type: z.optional(z.union([z.string(), z.array(z.string())])),
    format: z.optional(z.string()),
    description: z.optional(z.string()),
    enum: z.optional(z.array(z.unknown())),
    minimum: z.optional(z.number()),
    maximum: z.optional(z.number()),
    maxLength: z.optional(z.number()),
    properties: z.optional(z.record(z.string(), schema)),
    required: z.optional(z.array(z.string())),
    items: z.optional(schema),
    oneOf: z.optional(z.array(schema)),
    additionalProperties: z.optional(z.union([schema, z.boolean()])),
  }),
);

const content = z.optional(z.record(z.string(), z.looseObject({ schema: z.optional(schema), example: z.optional(z.unknown()) })));

const operation = z.looseObject({
  operationId: z.string(),
  summary: z.string(),
  description: z.optional(z.string()),
  tags: z.array(z.string()),
  parameters: z.optional(
    z.array(z.looseObject({ name: z.string(), in: z.string(), description: z.optional(z.string()), required: z.optional(z.boolean()) })),
  ),
  requestBody: z.optional(z.looseObject({ content })),
  responses: z.record(z.string(), z.looseObject({ description: z.optional(z.string()), content })),
  security: z.optional(z.array(z.unknown())),
});
export type Operation = z.infer<typeof operation>;

const document = z.looseObject({
  info: z.looseObject({ title: z.string(), version: z.string(), description: z.string() }),
  tags: z.array(z.looseObject({ name: z.string(), description: z.string() })),
  paths: z.record(z.string(), z.record(z.string(), operation)),
  components: z.looseObject({ schemas: z.record(z.string(), schema) }),
});
export type ApiDocument = z.infer<typeof document>;

export type Route = { method: string; path: string; operation: Operation };

export const parseDocument = (json: unknown): ApiDocument => document.parse(json);

/** The routes of a tag, in the document's order. */
export const routesOf = (api: ApiDocument, tag: string): Route[] =>
  Object.entries(api.paths).flatMap(([path, methods]) =>
    Object.entries(methods)
      .filter(([, found]) => found.tags.includes(tag))
      .map(([method, found]) => ({ method: method.toUpperCase(), path, operation: found })),
  );

const refName = (ref: string): string => ref.slice(ref.lastIndexOf("/") + 1);

/** Follows references, and looks through "this or null". */
export const resolve = (api: ApiDocument, given: Schema): { schema: Schema; name: string | undefined; nullable: boolean } => {
  const real = given.oneOf?.find((one) => one.type !== "null");
  if (real) return { ...resolve(api, real), nullable: true };
  if (given.$ref) {
    const name = refName(given.$ref);
    return { schema: api.components.schemas[name] ?? {}, name, nullable: false };
  }
  return { schema: given, name: undefined, nullable: [given.type].flat().includes("null") };
};

/** "whole number, 12 to 60", "one of fast, high" */
export const typeText = (api: ApiDocument, given: Schema): string => {
  const { schema: found, name, nullable } = resolve(api, given);
  const types = [found.type].flat().filter((type) => type !== undefined && type !== "null");
  let text = types.join(" or ");
  if (found.enum) text = found.enum.filter((word) => word !== null).join(" · ");
  else if (found.items) text = `list of ${typeText(api, found.items)}`;
  else if (name) text = name;
  else if (types[0] === "integer") text = "whole number";
  else if (found.format === "date-time") text = "time";
  if (found.minimum !== undefined && found.maximum !== undefined && found.maximum < 2 ** 31 - 1) text += `, ${found.minimum} to ${found.maximum}`;
  if (found.maxLength !== undefined) text += `, up to ${found.maxLength} characters`;
  return nullable ? `${text} or null` : text;
};

/** A call that can be pasted into a terminal. */
export const curl = (route: Route, origin: string): string => {
  const parts = [`curl ${origin}${route.path.replace("{id}", "$ID")}`];
  if (route.method !== "GET") parts.push(`-X ${route.method}`);
  if (route.operation.security) parts.push('-H "Authorization: Bearer $VIDEOGEN_API_KEY"');
  const example = route.operation.requestBody?.content?.["application/json"]?.example;
  if (example !== undefined) parts.push("-H 'Content-Type: application/json'", `-d '${JSON.stringify(example).replaceAll("'", "'\\''")}'`);
  if ("text/event-stream" in (route.operation.responses["200"]?.content ?? {})) parts.push("-N");
  return parts.join(" \\\n  ");
};
