import { resolve, typeText, type ApiDocument, type Schema } from "@/features/docs/lib/document";

const maxDepth = 3;

/** A table of an object's fields; objects within open in place. */
export const Fields = ({ api, schema, depth = 0 }: { api: ApiDocument; schema: Schema; depth?: number }) => {
  const { schema: found } = resolve(api, schema);
  const fields = Object.entries(found.properties ?? {});
  if (fields.length === 0) return <p className="text-sm text-muted">{typeText(api, schema) || "Nothing"}</p>;
  return (
    <dl className="divide-y divide-line rounded-2xl border border-line text-sm">
      {fields.map(([name, field]) => (
        <div key={name} className="px-4 py-2.5">
          <dt className="flex flex-wrap items-baseline gap-x-3">
            <code className="font-semibold">{name}</code>
            <span className="text-xs text-muted">{typeText(api, field)}</span>
          </dt>
          <dd className="mt-0.5 text-muted">
            {field.description ?? resolve(api, field).schema.description}
            {depth < maxDepth && <Inner api={api} field={field} depth={depth} />}
          </dd>
        </div>
      ))}
    </dl>
  );
};

const Inner = ({ api, field, depth }: { api: ApiDocument; field: Schema; depth: number }) => {
  const { schema: found, name } = resolve(api, field);
  const inner = name ? field : found.items;
  if (!inner || !resolve(api, inner).schema.properties) return null;
  return (
    <details className="mt-1.5">
      <summary className="cursor-pointer text-text underline decoration-line underline-offset-4">Fields of {resolve(api, inner).name}</summary>
      <div className="mt-2">
        <Fields api={api} schema={inner} depth={depth + 1} />
      </div>
    </details>
  );
};
