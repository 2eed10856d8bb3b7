import { aJob } from "@/testing/a-job";
import { expect, it } from "vitest";
import { pickFollowed } from "./pick-followed";

it("follows at most three jobs: those that run, then those that wait longest", () => {
  const jobs = [
    aJob({ id: "done", state: "completed" }),
    aJob({ id: "new", state: "queued", created_at: "2026-01-01T00:00:09Z" }),
    aJob({ id: "old", state: "queued", created_at: "2026-01-01T00:00:01Z" }),
    aJob({ id: "older", state: "queued", created_at: "2026-01-01T00:00:00Z" }),
    aJob({ id: "runs", state: "running", created_at: "2026-01-01T00:00:08Z" }),
  ];
  expect(pickFollowed(jobs)).toEqual(["runs", "older", "old"]);
});
