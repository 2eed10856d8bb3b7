import { session } from "@/lib/api/session";
import { anEvent } from "@/testing/a-job";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { followJob } from "./follow-job";

const stream = (...events: ReturnType<typeof anEvent>[]) =>
  new Response(events.map((event) => `id: ${event.seq}\nevent: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`).join(""));

const server = (...answers: Response[]) => {
  const seen: (string | null)[] = [];
  vi.stubGlobal("fetch", async (request: Request) => {
    seen.push(request.headers.get("Last-Event-ID"));
    return answers.shift() ?? new Response(null, { status: 404 });
  });
  return seen;
};

beforeEach(() => {
  vi.useFakeTimers({ shouldAdvanceTime: true, advanceTimeDelta: 500 });
  vi.spyOn(session, "token").mockResolvedValue("token");
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it("goes on where the stream was cut, and ends with the job", async () => {
  const asked = server(stream(anEvent({ seq: 4 }), anEvent({ seq: 5 })), new Response(null, { status: 503 }), stream(anEvent({ seq: 6, type: "completed", state: "completed" })));
  const seen: number[] = [];

  await followJob("id", (event) => seen.push(event.seq), new AbortController().signal);

  expect(seen).toEqual([4, 5, 6]);
  expect(asked).toEqual([null, "5", "5"]);
});

it("stops for good when the job is gone", async () => {
  const asked = server(new Response(null, { status: 404 }));
  await followJob("id", () => undefined, new AbortController().signal);
  expect(asked).toHaveLength(1);
});

it("stops when nothing more will come", async () => {
  const asked = server(stream(anEvent()), new Response(null, { status: 204 }));
  await followJob("id", () => undefined, new AbortController().signal);
  expect(asked).toHaveLength(2);
});
