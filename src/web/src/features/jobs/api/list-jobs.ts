import { isActive } from "@/features/jobs/lib/phase";
import { api, data, type Job, type JobList } from "@/lib/api/client";
import { useInfiniteQuery, type InfiniteData, type QueryClient } from "@tanstack/react-query";
import { jobKeys } from "./keys";

const pageSize = 24;
const pollMs = 5000;
type Pages = InfiniteData<JobList, string | null>;

const fetchPage = async (cursor: string | null, signal: AbortSignal): Promise<JobList> =>
  data(await api.GET("/api/v1/jobs", { params: { query: { limit: String(pageSize), ...(cursor ? { cursor } : {}) } }, signal }));

/** All films, newest first. Polled while one is being made: event streams are few, and may not get through. */
export const useJobs = () =>
  useInfiniteQuery({
    queryKey: jobKeys.list,
    queryFn: ({ pageParam, signal }) => fetchPage(pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
    refetchInterval: (query) => (query.state.data?.pages.some((page) => page.items.some(isActive)) ? pollMs : false),
    structuralSharing: (old, fresh) => keepNewest(old as Pages | undefined, fresh as Pages),
    select: (pages) => pages.pages.flatMap((page) => page.items),
  });

/** A poll that was under way must not undo what an event has told since. */
export const keepNewest = (old: Pages | undefined, fresh: Pages): Pages => {
  const known = new Map(old?.pages.flatMap((page) => page.items).map((job) => [job.id, job]));
  const newest = (job: Job): Job => {
    const before = known.get(job.id);
    return before && before.last_event_id > job.last_event_id ? before : job;
  };
  return { ...fresh, pages: fresh.pages.map((page) => ({ ...page, items: page.items.map(newest) })) };
};

/** Changes the list that is shown, without asking the server. */
export const editList = (client: QueryClient, edit: (jobs: Job[]) => Job[]): void => {
  client.setQueryData<Pages>(jobKeys.list, (old) => {
    if (!old) return old;
    return { ...old, pages: old.pages.map((page, at) => ({ ...page, items: edit(page.items).filter((job) => at === 0 || page.items.some((was) => was.id === job.id)) })) };
  });
};

export const replaceJob = (client: QueryClient, job: Job): void => {
  editList(client, (jobs) => jobs.map((known) => (known.id === job.id ? job : known)));
  client.setQueryData(jobKeys.one(job.id), job);
};
