import { session } from "@/lib/api/session";
import { aJob, anEvent } from "@/testing/a-job";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render, screen } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { Films } from "./films";

type Answer = (request: Request) => Response | undefined;

const show = (answer: Answer, props: Partial<Parameters<typeof Films>[0]> = {}) => {
  vi.stubGlobal("fetch", async (request: Request) => answer(request) ?? new Response(null, { status: 204 }));
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  render(
    <QueryClientProvider client={client}>
      <Films onOpen={() => undefined} onSample={() => undefined} {...props} />
    </QueryClientProvider>,
  );
};

const list =
  (...items: ReturnType<typeof aJob>[]): Answer =>
  (request) =>
    new URL(request.url).pathname === "/api/v1/jobs" ? Response.json({ items, next_cursor: null }) : undefined;

beforeEach(() => {
  vi.spyOn(session, "token").mockResolvedValue("token");
});
afterEach(() => vi.unstubAllGlobals());

it("shows what is in the making apart from what is done", async () => {
  show(list(aJob({ id: "a", title: "Making" }), aJob({ id: "b", title: "Made", state: "completed" })));

  expect(await screen.findByRole("heading", { name: "In the making" })).toBeVisible();
  expect(screen.getByRole("progressbar", { name: "Progress of Making" })).toBeVisible();
  expect(screen.getByRole("button", { name: "Play Made" })).toBeVisible();
});

it("moves a film from the making to the made as its stream tells", async () => {
  const done = aJob({ id: "a", title: "Tea", state: "completed", last_event_id: 9 });
  show((request) =>
    request.url.endsWith("/jobs/a/events")
      ? new Response(`data: ${JSON.stringify(anEvent({ seq: 9, type: "completed", state: "completed", job: done }))}\n\n`)
      : list(aJob({ id: "a", title: "Tea" }))(request),
  );

  expect(await screen.findByRole("button", { name: "Play Tea" })).toBeVisible();
  expect(screen.queryByRole("progressbar")).toBeNull();
});

it("offers prompts to try while there are no films", async () => {
  const onSample = vi.fn();
  show(list(), { onSample });

  await userEvent.click(await screen.findByRole("button", { name: "Three reasons to grow your own tomatoes" }));

  expect(onSample).toHaveBeenCalledWith("Three reasons to grow your own tomatoes");
});

it("says what went wrong and tries again", async () => {
  let broken = true;
  show((request) => (broken ? new Response(null, { status: 503 }) : list(aJob({ state: "completed" }))(request)));

  expect(await screen.findByRole("alert")).toHaveTextContent("Server error. Please try again.");
  broken = false;
  await userEvent.click(screen.getByRole("button", { name: "Retry" }));

  expect(await screen.findByRole("button", { name: "Play Tea" })).toBeVisible();
});
