import { curl, type ApiDocument, type Route } from "@/features/docs/lib/document";
import type { ReactNode } from "react";
import { Fields } from "./fields";
import { WithCode } from "./with-code";

const colours: Record<string, string> = {
  GET: "text-focus",
  POST: "text-good",
  PATCH: "text-warn",
  DELETE: "text-bad",
};

export const OperationView = ({ api, route }: { api: ApiDocument; route: Route }) => {
  const { operation, method, path } = route;
  const body = operation.requestBody?.content?.["application/json"]?.schema;
  const responses = Object.entries(operation.responses);
  const good = responses.find(([status, response]) => status < "3" && response.content);
  const answer = Object.values(good?.[1].content ?? {})[0]?.schema;
  return (
    <article id={operation.operationId} aria-labelledby={`${operation.operationId}-title`} className="scroll-mt-6 border-t border-line py-8">
      <h3 id={`${operation.operationId}-title`} className="text-lg font-semibold">
        {operation.summary}
      </h3>
      <p className="mt-2 font-mono text-sm break-all">
        <span className={`font-semibold ${colours[method] ?? ""}`}>{method}</span> {path}
      </p>
      {operation.description && (
        <p className="mt-3 leading-relaxed whitespace-pre-line text-muted">
          <WithCode text={operation.description} />
        </p>
      )}
      <pre tabIndex={0} aria-label="Example call" className="mt-4 overflow-x-auto rounded-2xl border border-line bg-raised p-4 text-xs leading-relaxed">
        {curl(route, window.location.origin)}
      </pre>
      {operation.parameters && operation.parameters.length > 0 && (
        <Part title="Parameters">
          <dl className="divide-y divide-line rounded-2xl border border-line text-sm">
            {operation.parameters.map((parameter) => (
              <div key={parameter.name} className="px-4 py-2.5">
                <dt>
                  <code className="font-semibold">{parameter.name}</code> <span className="text-xs text-muted">{parameter.in}</span>
                </dt>
                <dd className="mt-0.5 text-muted">{parameter.description}</dd>
              </div>
            ))}
          </dl>
        </Part>
      )}
      {body && (
        <Part title="Body">
          <Fields api={api} schema={body} />
        </Part>
      )}
      {answer && (
        <Part title={`Answer ${good?.[0] ?? ""}`} closed>
          <Fields api={api} schema={answer} />
        </Part>
      )}
      <Part title="Statuses" closed>
        <dl className="space-y-1 text-sm">
          {responses.map(([status, response]) => (
            <div key={status} className="flex gap-3">
              <dt className="font-mono font-semibold">{status}</dt>
              <dd className="text-muted">
                <WithCode text={response.description ?? ""} />
              </dd>
            </div>
          ))}
        </dl>
      </Part>
    </article>
  );
};

const Part = ({ title, children, closed = false }: { title: string; children: ReactNode; closed?: boolean }) => (
  <details open={!closed} className="mt-5">
    <summary className="cursor-pointer text-sm font-medium">{title}</summary>
    <div className="mt-2">{children}</div>
  </details>
);
