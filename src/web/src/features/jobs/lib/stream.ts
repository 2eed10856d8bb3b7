import type { Job } from "@/lib/api/client";
import { isActive } from "./phase";

/** Playlist of a film that is being made, from a time on. Undefined while none of it can be watched. */
export const streamOf = (job: Job, from = 0): string | undefined =>
  isActive(job) && (job.segments?.ready ?? 0) > 0 ? `/api/v1/jobs/${job.id}/stream.m3u8${from > 0 ? `?from=${from}` : ""}` : undefined;

/** Seconds of the film that a player holds around a time, as its ranges say; 0 for none. */
export const bufferedUntil = (ranges: Pick<TimeRanges, "length" | "start" | "end">, time: number): number => {
  for (let at = 0; at < ranges.length; at++) if (ranges.start(at) <= time + 0.25 && ranges.end(at) > time) return ranges.end(at);
  return 0;
};
