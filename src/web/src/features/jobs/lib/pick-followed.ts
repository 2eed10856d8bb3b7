import type { Job } from "@/lib/api/client";
import { isActive } from "./phase";

/** Browsers open six connections to a site over HTTP/1.1: streams must leave some for everything else. */
const maxStreams = 3;

/** Which jobs to follow: those that run, then those that wait longest. */
export const pickFollowed = (jobs: readonly Job[]): string[] =>
  jobs
    .filter(isActive)
    .toSorted((a, b) => Number(b.state === "running") - Number(a.state === "running") || a.created_at.localeCompare(b.created_at))
    .slice(0, maxStreams)
    .map((job) => job.id);
