import type { Job, JobEvent } from "@/lib/api/client";
import { timeLeft } from "@/lib/format";

const stages: Record<NonNullable<Job["stage"]>, string> = {
  planning: "Planning the scenes",
  narrating: "Recording the narration",
  composing: "Putting the scenes in time",
  rendering: "Rendering the picture",
  mixing: "Mixing the sound",
  checking: "Checking the film",
  saving: "Saving the film",
};

export const isActive = (job: Pick<Job, "state">): boolean => job.state === "queued" || job.state === "running";

/** What is going on, in a few words. */
export const phaseOf = (job: Job): string => {
  switch (job.state) {
    case "queued":
      return job.queue_position ? `Waiting, number ${job.queue_position} in line` : "Waiting for a free place";
    case "running":
      return job.message ?? (job.stage ? stages[job.stage] : "Starting");
    case "completed":
      return "Done";
    case "failed":
      return `Video generation failed: ${job.error?.message ?? "unknown reason"}`;
    case "cancelled":
      return "Cancelled";
  }
};

/** Percent while it is known. */
export const percentOf = (job: Job): number | undefined => (job.state === "running" && job.progress > 0 ? job.progress : undefined);

/** "42 % · about 20 s left" */
export const progressText = (job: Job): string => {
  const percent = percentOf(job);
  const parts = [percent === undefined ? undefined : `${Math.floor(percent)} %`, job.eta_s == null ? undefined : timeLeft(job.eta_s)];
  return parts.filter((part) => part !== undefined).join(" · ");
};

/** The job after an event. An older event changes nothing, and progress never falls within an attempt. */
export const applyEvent = (job: Job, event: JobEvent): Job => {
  if (event.job) return event.job;
  if (event.seq <= job.last_event_id) return job;
  return {
    ...job,
    state: event.state,
    stage: event.stage ?? null,
    progress: event.type === "queued" ? 0 : Math.max(job.progress, event.progress),
    message: event.message ?? null,
    eta_s: event.eta_s ?? null,
    queue_position: event.state === "queued" ? (job.queue_position ?? null) : null,
    preview_url: event.preview_url ?? job.preview_url ?? null,
    attempt: event.attempt,
    error: event.error ?? null,
    segments:
      event.segments_total == null
        ? (job.segments ?? null)
        : { reused: 0, rendered: 0, ...job.segments, total: event.segments_total, ready: event.segments_ready ?? job.segments?.ready ?? 0 },
    last_event_id: event.seq,
  };
};
