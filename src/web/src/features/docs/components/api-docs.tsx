import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { env } from "@/config/env";
import { parseDocument, routesOf } from "@/features/docs/lib/document";
import { useQuery } from "@tanstack/react-query";
import { OperationView } from "./operation-view";
import { WithCode } from "./with-code";

const load = async () => {
  const response = await fetch(`${env.VITE_API_URL}/openapi/v1.json`);
  if (!response.ok) throw new Error("The description of the API could not be loaded.");
  return parseDocument(await response.json());
};

export const ApiDocs = () => {
  const query = useQuery({ queryKey: ["openapi"], queryFn: load, staleTime: Infinity });
  if (query.isPending) return <p role="status" className="p-6 text-muted">Loading…</p>;
  if (query.error) return <Notice action={<Button small onClick={() => void query.refetch()}>Retry</Button>}>{query.error.message}</Notice>;
  const api = query.data;
  return (
    <div className="gap-12 lg:grid lg:grid-cols-[14rem_minmax(0,1fr)]">
      <nav aria-label="Operations" className="max-h-dvh overflow-y-auto py-6 text-sm max-lg:hidden lg:sticky lg:top-0">
        {api.tags.map((tag) => (
          <div key={tag.name} className="mb-5">
            <a href={`#${tag.name}`} className="font-semibold">
              {tag.name}
            </a>
            <ul className="mt-1.5 space-y-1">
              {routesOf(api, tag.name).map(({ operation }) => (
                <li key={operation.operationId}>
                  <a href={`#${operation.operationId}`} className="text-muted hover:text-text">
                    {operation.summary}
                  </a>
                </li>
              ))}
            </ul>
          </div>
        ))}
      </nav>
      <div className="min-w-0">
        <h1 className="pt-6 text-3xl font-semibold tracking-tight sm:text-4xl">{api.info.title} API</h1>
        <div className="mt-4 space-y-3 leading-relaxed text-muted">
          {api.info.description.split(/\n\s*\n/).map((paragraph) => (
            <p key={paragraph}>
              <WithCode text={paragraph} />
            </p>
          ))}
          <p>
            Machine-readable: <a className="underline underline-offset-4" href="/openapi/v1.json">openapi.json</a> (OpenAPI 3.1).
          </p>
        </div>
        {api.tags.map((tag) => (
          <section key={tag.name} id={tag.name} aria-labelledby={`${tag.name}-title`} className="scroll-mt-4 pt-12">
            <h2 id={`${tag.name}-title`} className="text-2xl font-semibold">
              {tag.name}
            </h2>
            <p className="mt-1 mb-6 text-muted">{tag.description}</p>
            {routesOf(api, tag.name).map((route) => (
              <OperationView key={route.operation.operationId} api={api} route={route} />
            ))}
          </section>
        ))}
      </div>
    </div>
  );
};
