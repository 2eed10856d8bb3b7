import { describe, expect, it } from "vitest";
import { problemOf } from "./problem";

const answer = (status: number, headers: Record<string, string> = {}) => new Response(null, { status, headers });
const body = (change: object) => ({ type: "x", title: "Title.", status: 400, code: "c", errors: [], ...change });

describe("problemOf", () => {
  it("says what is wrong with which field", () => {
    const error = problemOf(answer(400), body({ errors: [{ field: "expires_in_days", message: "must be 1 to 3650 days." }] }));
    expect(error.message).toBe("Expires in days must be 1 to 3650 days.");
    expect(error.fields.get("expires_in_days")).toBe("must be 1 to 3650 days.");
  });

  it("tells how long to wait", () => {
    const error = problemOf(answer(429, { "Retry-After": "7" }), body({ status: 429 }));
    expect(error.message).toBe("Too many requests. Please wait 7 seconds.");
    expect(error.retryAfterSeconds).toBe(7);
  });

  it("tells a wrong password from a session that has ended", () => {
    expect(problemOf(answer(401), body({ status: 401, detail: "The e-mail address or the password is wrong." })).message).toMatch(/password/);
    expect(problemOf(answer(401), undefined).message).toBe("Your session has expired. Please log in again.");
  });

  it("has words for answers that are not ours", () => {
    expect(problemOf(answer(502), "<html>").message).toBe("Server error. Please try again.");
    expect(problemOf(answer(404), undefined).message).toBe("This video doesn't exist or has been deleted.");
  });
});
