import { Button } from "@/components/ui/button";
import { useDeleteJob, useRetryJob } from "@/features/jobs/api/change-job";
import { phaseOf } from "@/features/jobs/lib/phase";
import type { Job } from "@/lib/api/client";
import { clock, timeAgo } from "@/lib/format";
import { errorText } from "@/lib/api/problem";
import { Play } from "lucide-react";
import { Preview } from "./preview";

/** A film that has ended, well or not. */
export const FilmCard = ({ job, onOpen }: { job: Job; onOpen: () => void }) => (
  <li className="flex flex-col overflow-hidden rounded-3xl border border-line bg-surface shadow-card">
    {job.state === "completed" ? (
      <button type="button" onClick={onOpen} aria-label={`Play ${job.title}`} className="group relative block aspect-video w-full">
        <Preview job={job} className="size-full" />
        <span className="absolute inset-0 flex items-center justify-center bg-black/0 transition group-hover:bg-black/25">
          <span className="flex size-13 items-center justify-center rounded-full bg-black/60 text-white opacity-0 backdrop-blur transition group-hover:opacity-100 group-focus-visible:opacity-100">
            <Play aria-hidden size={22} fill="currentColor" />
          </span>
        </span>
        <span className="absolute right-2.5 bottom-2.5 rounded-lg bg-black/70 px-1.5 py-0.5 text-xs text-white tabular-nums">
          {clock(job.duration)}
        </span>
      </button>
    ) : (
      <Ended job={job} />
    )}
    <div className="px-4 py-3">
      <h3 className="truncate text-sm font-semibold" title={job.title}>
        {job.title}
      </h3>
      <p className="mt-0.5 text-xs text-muted">
        <time dateTime={job.created_at}>{timeAgo(job.created_at)}</time> · {job.width} × {job.height}
      </p>
    </div>
  </li>
);

const Ended = ({ job }: { job: Job }) => {
  const retry = useRetryJob();
  const remove = useDeleteJob();
  const pending = retry.isPending || remove.isPending;
  const fault = retry.error ?? remove.error;
  return (
    <div className="flex aspect-video flex-col justify-between gap-2 bg-raised p-4">
      <p className={`line-clamp-4 text-sm ${job.state === "failed" ? "text-bad" : "text-muted"}`}>{fault ? errorText(fault) : phaseOf(job)}</p>
      <div className="flex gap-2">
        <Button small disabled={pending} onClick={() => retry.mutate(job.id)}>
          Try Again
        </Button>
        <Button small look="ghost" disabled={pending} onClick={() => remove.mutate(job.id)}>
          Remove
        </Button>
      </div>
    </div>
  );
};
