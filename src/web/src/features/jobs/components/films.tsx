import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { useJobs } from "@/features/jobs/api/list-jobs";
import { isActive } from "@/features/jobs/lib/phase";
import { pickFollowed } from "@/features/jobs/lib/pick-followed";
import type { Job } from "@/lib/api/client";
import { errorText } from "@/lib/api/problem";
import { FilmCard } from "./film-card";
import { LiveJob } from "./live-job";
import { MakingCard } from "./making-card";

const samples = [
  "Three reasons to grow your own tomatoes",
  "How a lighthouse works, told for children",
  "1,200 km by night train: a calm journey from Vienna to Rome",
  "Why the sea is salty. Scene 1: rain. Scene 2: rivers. Scene 3: the long wait.",
] as const;

const none: readonly Job[] = [];

type Props = { onOpen: (job: Job) => void; onSample: (prompt: string) => void };

export const Films = ({ onOpen, onSample }: Props) => {
  const query = useJobs();
  const jobs = query.data ?? none;
  const making = jobs.filter(isActive);
  const films = jobs.filter((job) => !isActive(job));

  if (query.isPending) return <Skeleton />;
  return (
    <div className="space-y-10">
      {pickFollowed(jobs).map((id) => (
        <LiveJob key={id} id={id} />
      ))}
      {query.error && <Notice action={<Button small onClick={() => void query.refetch()}>Retry</Button>}>{errorText(query.error)}</Notice>}
      {making.length > 0 && (
        <section aria-labelledby="making">
          <h2 id="making" className="mb-4 text-lg font-semibold">
            In the making
          </h2>
          <ul className="space-y-4">
            {making.map((job) => (
              <MakingCard key={job.id} job={job} onOpen={() => onOpen(job)} />
            ))}
          </ul>
        </section>
      )}
      {films.length > 0 && (
        <section aria-labelledby="films">
          <h2 id="films" className="mb-4 text-lg font-semibold">
            Your films
          </h2>
          <ul className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
            {films.map((job) => (
              <FilmCard key={job.id} job={job} onOpen={() => onOpen(job)} />
            ))}
          </ul>
          {query.hasNextPage && (
            <div className="mt-6 text-center">
              <Button disabled={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                {query.isFetchingNextPage ? "Loading…" : "Show older films"}
              </Button>
            </div>
          )}
        </section>
      )}
      {!query.error && jobs.length === 0 && (
        <section aria-labelledby="empty" className="text-center">
          <h2 id="empty" className="text-sm text-muted">
            No films yet. Try one of these:
          </h2>
          <ul className="mt-4 flex flex-wrap justify-center gap-2">
            {samples.map((sample) => (
              <li key={sample}>
                <Button className="h-auto! py-2.5 text-left font-normal!" onClick={() => onSample(sample)}>
                  {sample}
                </Button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
};

const Skeleton = () => (
  <div role="status" aria-label="Loading your films" className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
    {[0, 1, 2].map((at) => (
      <div key={at} className="h-60 animate-pulse rounded-3xl bg-raised" />
    ))}
  </div>
);
