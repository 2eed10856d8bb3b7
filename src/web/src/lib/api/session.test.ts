import { afterEach, describe, expect, it, vi } from "vitest";
import { Session } from "./session";

const user = { id: "u", email: "ada@example.com", role: "user" };
const tokens = (name: string, expiresIn = 900) =>
  Response.json({ access_token: name, expires_in: expiresIn, user, token_type: "Bearer" });

const server = (...answers: (() => Response | Promise<Response>)[]) => {
  const fetch = vi.fn(async () => (answers.shift() ?? (() => new Response(null, { status: 500 })))());
  vi.stubGlobal("fetch", fetch);
  return fetch;
};

afterEach(() => vi.unstubAllGlobals());

describe("session", () => {
  it("asks nothing on a first visit", async () => {
    const fetch = server();
    const session = new Session();
    await session.restore();
    expect(session.getState()).toEqual({ status: "out" });
    expect(fetch).not.toHaveBeenCalled();
  });

  it("comes back after a reload", async () => {
    server(() => tokens("one"), () => tokens("two"));
    await new Session().signIn("login", { email: user.email, password: "p" });
    const again = new Session();
    await again.restore();
    expect(again.getState()).toEqual({ status: "in", user });
    expect(await again.token()).toBe("two");
  });

  it("refreshes once for many who ask at once", async () => {
    const fetch = server(() => tokens("short", 0), () => tokens("fresh"));
    const session = new Session();
    await session.signIn("login", { email: user.email, password: "p" });
    expect(await Promise.all([session.token(), session.token(), session.token()])).toEqual(["fresh", "fresh", "fresh"]);
    expect(fetch).toHaveBeenCalledTimes(2);
  });

  it("is out, and says why, when the server no longer knows it", async () => {
    server(() => tokens("short", 0), () => new Response(null, { status: 401 }));
    const session = new Session();
    await session.signIn("login", { email: user.email, password: "p" });
    expect(await session.token()).toBeUndefined();
    expect(session.getState()).toEqual({ status: "out", reason: "expired" });
  });

  it("tells what is wrong with a sign-in", async () => {
    server(() => Response.json({ type: "t", title: "T", status: 401, code: "unauthorized", errors: [], detail: "Wrong." }, { status: 401 }));
    await expect(new Session().signIn("login", { email: "a", password: "b" })).rejects.toThrow("Wrong.");
  });
});
