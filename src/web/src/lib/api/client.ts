import { env } from "@/config/env";
import createClient, { type Middleware } from "openapi-fetch";
import { offline, problemOf } from "./problem";
import type { components, paths } from "./schema";
import { session } from "./session";

export type Job = components["schemas"]["JobView"];
export type JobList = components["schemas"]["JobList"];
export type JobEvent = components["schemas"]["JobEventView"];
export type Output = components["schemas"]["OutputView"];
export type GenerateBody = components["schemas"]["GenerateBody"];

/** Sends a request with the session's token; a token that was just refused is renewed once. */
export const authorizedFetch = async (request: Request): Promise<Response> => {
  const again = request.clone();
  const send = async (to: Request, token: string | undefined) => {
    if (token) to.headers.set("Authorization", `Bearer ${token}`);
    return fetch(to).catch((error: unknown) => {
      throw to.signal.aborted ? error : offline();
    });
  };
  const response = await send(request, await session.token());
  if (response.status !== 401) return response;
  const renewed = await session.refresh();
  return renewed ? send(again, renewed) : response;
};

const failures: Middleware = {
  async onResponse({ response }) {
    if (response.ok) return;
    throw problemOf(response, await response.json().catch(() => undefined));
  },
};

export const api = createClient<paths>({ baseUrl: env.VITE_API_URL || window.location.origin, fetch: authorizedFetch });
api.use(failures);

/** The body of an answer that succeeded. */
export const data = <T>(result: { data?: T }): T => {
  if (result.data === undefined) throw new Error("The server sent no body.");
  return result.data;
};
