import { env } from "@/config/env";
import { z } from "zod/mini";
import { offline, problemOf } from "./problem";

const tokens = z.object({
  access_token: z.string(),
  expires_in: z.number(),
  user: z.object({ id: z.string(), email: z.string(), role: z.string() }),
});

export type User = z.infer<typeof tokens>["user"];
export type Credentials = { email: string; password: string };

export type SessionState =
  | { status: "unknown" }
  | { status: "out"; reason?: "expired" }
  | { status: "in"; user: User };

/** Says only that there was a sign-in, so that a first visit asks the server nothing. The secret is in a cookie that no script reads. */
const hint = "videogen.signed-in";
const lock = "videogen.refresh";
const earlySeconds = 30;

/** Holds the access token in memory, and swaps the cookie's refresh token for a new one when it runs out. */
export class Session {
  #state: SessionState = { status: "unknown" };
  #token = "";
  #expiresAt = 0;
  #refreshing: Promise<string | undefined> | undefined;
  readonly #listeners = new Set<() => void>();

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly getState = (): SessionState => this.#state;

  async restore(): Promise<void> {
    if (localStorage.getItem(hint) === null) this.#set({ status: "out" });
    else await this.refresh().catch(() => this.#set({ status: "out" }));
  }

  async signIn(how: "login" | "signup", credentials: Credentials): Promise<void> {
    const response = await post(`auth/${how}`, { ...credentials, session: "cookie" });
    const body: unknown = await response.json().catch(() => undefined);
    if (!response.ok) throw problemOf(response, body);
    this.#keep(body);
  }

  async signOut(): Promise<void> {
    await post("auth/logout").catch(() => undefined);
    this.#forget({ status: "out" });
  }

  /** A token that still works, or undefined when nobody is signed in. */
  async token(): Promise<string | undefined> {
    if (this.#token && Date.now() < this.#expiresAt) return this.#token;
    return this.#state.status === "out" ? undefined : this.refresh();
  }

  /** One refresh at a time, in this tab and among tabs: a refresh token works once. */
  refresh(): Promise<string | undefined> {
    this.#refreshing ??= exclusively(() => this.#refreshNow()).finally(() => (this.#refreshing = undefined));
    return this.#refreshing;
  }

  async #refreshNow(): Promise<string | undefined> {
    const response = await post("auth/refresh");
    if (response.status === 401 || response.status === 403) {
      this.#forget({ status: "out", reason: "expired" });
      return undefined;
    }
    const body: unknown = await response.json().catch(() => undefined);
    if (!response.ok) throw problemOf(response, body);
    return this.#keep(body);
  }

  #keep(body: unknown): string {
    const { access_token, expires_in, user } = tokens.parse(body);
    this.#token = access_token;
    this.#expiresAt = Date.now() + (expires_in - earlySeconds) * 1000;
    localStorage.setItem(hint, "1");
    this.#set({ status: "in", user });
    return access_token;
  }

  #forget(state: SessionState): void {
    this.#token = "";
    localStorage.removeItem(hint);
    this.#set(state);
  }

  #set(state: SessionState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}

const post = async (path: string, body?: unknown): Promise<Response> => {
  const init: RequestInit = { method: "POST", credentials: "include" };
  if (body !== undefined) {
    init.headers = { "Content-Type": "application/json" };
    init.body = JSON.stringify(body);
  }
  return fetch(`${env.VITE_API_URL}/api/v1/${path}`, init).catch(() => {
    throw offline();
  });
};

const exclusively = async <T>(run: () => Promise<T>): Promise<T> =>
  // Only pages of a secure origin have locks; one tab at a time is the most that is possible without.
  "locks" in navigator ? await navigator.locks.request(lock, run) : run();

export const session = new Session();
