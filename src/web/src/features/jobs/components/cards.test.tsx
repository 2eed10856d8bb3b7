import { aJob } from "@/testing/a-job";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { fireEvent, render, screen } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import type { ReactNode } from "react";
import { expect, it, vi } from "vitest";
import { FilmCard } from "./film-card";
import { MakingCard } from "./making-card";
import { Player } from "./player";

const show = (card: ReactNode) => render(<QueryClientProvider client={new QueryClient()}>{card}</QueryClientProvider>);

it("tells progress to the eye and to screen readers", () => {
  show(<MakingCard job={aJob({ progress: 62.4, eta_s: 31, message: "Rendering scene 3 of 5" })} onOpen={() => undefined} />);

  const bar = screen.getByRole("progressbar", { name: "Progress of Tea" });
  expect(bar).toHaveAttribute("aria-valuenow", "62");
  expect(bar).toHaveAttribute("aria-valuetext", "Rendering scene 3 of 5, 62 % · about 35 s left");
  expect(screen.getByRole("button", { name: "Cancel" })).toBeEnabled();
});

it("opens a film", async () => {
  const onOpen = vi.fn();
  show(<FilmCard job={aJob({ state: "completed" })} onOpen={onOpen} />);

  await userEvent.click(screen.getByRole("button", { name: "Play Tea" }));

  expect(onOpen).toHaveBeenCalledOnce();
});

it("says why a film failed and offers to try again", () => {
  show(<FilmCard job={aJob({ state: "failed", error: { code: "render_stalled", message: "It stopped.", retryable: true } })} onOpen={() => undefined} />);

  expect(screen.getByText("Video generation failed: It stopped.")).toBeVisible();
  expect(screen.getByRole("button", { name: "Try Again" })).toBeEnabled();
});

it("signs a link anew once before it says that the film cannot be loaded", async () => {
  const onRefresh = vi.fn();
  const video = { kind: "video", asset_id: "a", url: "/f.mp4", download_url: "/f.mp4?d", content_type: "video/mp4", bytes: 1, sha256: "x" } as const;
  const { container } = show(<Player job={aJob({ state: "completed", outputs: [video] })} onRefresh={onRefresh} />);
  const fail = () => fireEvent.error(container.querySelector("video") as HTMLVideoElement);

  fail();
  expect(onRefresh).toHaveBeenCalledOnce();
  expect(screen.queryByRole("alert")).toBeNull();
  fail();

  expect(await screen.findByRole("alert")).toHaveTextContent("Unable to load video. Please try again.");
});

it("offers to watch a film as soon as its first segment is there", async () => {
  const onOpen = vi.fn();
  const { rerender } = show(<MakingCard job={aJob()} onOpen={onOpen} />);
  expect(screen.queryByRole("button", { name: "Watch Tea while it is made" })).toBeNull();

  const segments = { total: 9, ready: 1, reused: 0, rendered: 1 };
  rerender(
    <QueryClientProvider client={new QueryClient()}>
      <MakingCard job={aJob({ segments })} onOpen={onOpen} />
    </QueryClientProvider>,
  );
  await userEvent.click(screen.getByRole("button", { name: "Watch Tea while it is made" }));

  expect(onOpen).toHaveBeenCalledOnce();
});

it("says that the first seconds are being made while there is nothing to watch", () => {
  show(<Player job={aJob()} onRefresh={() => undefined} />);

  expect(screen.getByRole("status")).toHaveTextContent("The first seconds of the film are being made");
});
