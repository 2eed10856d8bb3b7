import { followJob } from "@/features/jobs/api/follow-job";
import { jobKeys } from "@/features/jobs/api/keys";
import { editList } from "@/features/jobs/api/list-jobs";
import { applyEvent } from "@/features/jobs/lib/phase";
import type { Job } from "@/lib/api/client";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";

/** Keeps one job of the list live for as long as it is there. Shows nothing. */
export const LiveJob = ({ id }: { id: string }) => {
  const client = useQueryClient();
  useEffect(() => {
    const stop = new AbortController();
    followJob(
      id,
      (event) => {
        editList(client, (all) => all.map((job) => (job.id === id ? applyEvent(job, event) : job)));
        client.setQueryData<Job>(jobKeys.one(id), (job) => event.job ?? (job && applyEvent(job, event)));
      },
      stop.signal,
    ).catch(() => client.invalidateQueries({ queryKey: jobKeys.list }));
    return () => stop.abort();
  }, [client, id]);
  return null;
};
