import { isActive } from "@/features/jobs/lib/phase";
import { api, data, type Job, type JobList } from "@/lib/api/client";
import { useInfiniteQuery, type InfiniteData, type QueryClient } from "@tanstack/react-query";
import { jobKeys } from "./keys";

const pageSize = 24;
const pollMs = 5000;
type Pages = InfiniteData<JobList, string | null>;

const isPages = (value: unknown): value is Pages => typeof value === "object" && value !== null && "pages" in value;

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
    // Called for the pages and again for what select makes of them.
    structuralSharing: (old, fresh) => (isPages(fresh) ? keepNewest(isPages(old) ? old : undefined, fresh) : fresh),
    select: (pages) => pages.pages.flatMap((page) => page.items),
  });

/** A poll that was under way must not undo what an event has told since. */
export const keepNewest = (old: Pages | undefined, fresh: Pages): Pages => {
  const known = new Map(old?.pages.flatMap((page) => page.items).map((job) => [job.id, job]));
  const newest = (job: Job): Job => {
    const before = known.get(job.id);
    if (before && before.last_event_id > job.last_event_id) return before;
    // Lists do not count places in the queue; the one that was told last stays until the job moves.
    return before && job.state === "queued" ? { ...job, queue_position: job.queue_position ?? before.queue_position ?? null } : job;
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
