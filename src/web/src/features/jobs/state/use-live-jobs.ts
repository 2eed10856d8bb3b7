import { followJob } from "@/features/jobs/api/follow-job";
import { jobKeys } from "@/features/jobs/api/keys";
import { editList } from "@/features/jobs/api/list-jobs";
import { applyEvent, isActive } from "@/features/jobs/lib/phase";
import type { Job } from "@/lib/api/client";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";

/** Browsers open six connections to a site over HTTP/1.1: streams must leave some for everything else. */
const maxStreams = 3;

/** Which jobs to follow: those that run, then those that wait longest. */
export const pickFollowed = (jobs: readonly Job[]): string[] =>
  jobs
    .filter(isActive)
    .toSorted((a, b) => Number(b.state === "running") - Number(a.state === "running") || a.created_at.localeCompare(b.created_at))
    .slice(0, maxStreams)
    .map((job) => job.id);

/** Keeps the list live. */
export const useLiveJobs = (jobs: readonly Job[]): void => {
  const client = useQueryClient();
  const followed = pickFollowed(jobs).toSorted().join(" ");
  useEffect(() => {
    if (followed === "") return;
    const stop = new AbortController();
    for (const id of followed.split(" ")) {
      followJob(
        id,
        (event) => {
          editList(client, (all) => all.map((job) => (job.id === id ? applyEvent(job, event) : job)));
          if (event.job) client.setQueryData(jobKeys.one(id), event.job);
        },
        stop.signal,
      ).catch(() => client.invalidateQueries({ queryKey: jobKeys.list }));
    }
    return () => stop.abort();
  }, [client, followed]);
};
