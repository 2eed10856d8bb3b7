import { Button } from "@/components/ui/button";
import { ProgressBar } from "@/components/ui/progress-bar";
import { useCancelJob } from "@/features/jobs/api/change-job";
import { percentOf, phaseOf, progressText } from "@/features/jobs/lib/phase";
import type { Job } from "@/lib/api/client";
import { streamOf } from "@/features/jobs/lib/stream";
import { clock } from "@/lib/format";
import { errorText } from "@/lib/api/problem";
import { Play } from "lucide-react";
import { Preview } from "./preview";

/** A film that is being made. */
export const MakingCard = ({ job, onOpen }: { job: Job; onOpen: () => void }) => {
  const cancel = useCancelJob();
  const progress = progressText(job);
  return (
    <li className="overflow-hidden rounded-3xl border border-line bg-surface shadow-card sm:flex">
      <Preview job={job} className="aspect-video sm:w-72 sm:shrink-0" />
      <div className="flex min-w-0 flex-1 flex-col gap-3 p-4 sm:p-5">
        <div>
          <h3 className="truncate font-semibold" title={job.title}>
            {job.title}
          </h3>
          <p className="mt-0.5 text-sm text-muted">
            {clock(job.duration)} · {job.width} × {job.height}
          </p>
        </div>
        <div className="mt-auto space-y-2">
          <div className="flex items-baseline justify-between gap-x-3 text-sm max-sm:flex-wrap">
            <p aria-live="polite" className="min-w-0 truncate">
              {phaseOf(job)}
            </p>
            <p className="shrink-0 text-muted tabular-nums">{progress}</p>
          </div>
          <ProgressBar label={`Progress of ${job.title}`} percent={percentOf(job)} text={[phaseOf(job), progress].filter(Boolean).join(", ")} />
          <div className="flex items-center justify-between gap-3 pt-1">
            <p className="mr-auto text-sm text-bad">{cancel.error && errorText(cancel.error)}</p>
            {streamOf(job) && (
              <Button small onClick={onOpen} aria-label={`Watch ${job.title} while it is made`}>
                <Play aria-hidden size={14} fill="currentColor" /> Watch now
              </Button>
            )}
            <Button small look="ghost" disabled={cancel.isPending || cancel.isSuccess} onClick={() => cancel.mutate(job.id)}>
              {cancel.isSuccess || cancel.isPending ? "Stopping…" : "Cancel"}
            </Button>
          </div>
        </div>
      </div>
    </li>
  );
};
