import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { Job } from "@/lib/api/client";
import { isActive } from "@/features/jobs/lib/phase";
import { streamOf } from "@/features/jobs/lib/stream";
import { lazy, Suspense, useRef, useState, type RefObject } from "react";

// The reader of streams is larger than the rest of the page, and only needed while a film is made.
const StreamPlayer = lazy(async () => ({ default: (await import("./stream-player")).StreamPlayer }));

const find = (job: Job, kind: string) => job.outputs.find((output) => output.kind === kind);
const sameOrigin = (url: string): boolean => new URL(url, window.location.href).origin === window.location.origin;

/** Plays a film: as a stream while it is made, and then from where that was. */
export const Player = ({ job, onRefresh }: { job: Job; onRefresh: () => void }) => {
  const watchedRef = useRef(0);
  if (!isActive(job)) return <FilmPlayer job={job} start={watchedRef} onRefresh={onRefresh} />;
  return streamOf(job) ? (
    <Suspense fallback={<Loading />}>
      <StreamPlayer job={job} watchedRef={watchedRef} />
    </Suspense>
  ) : (
    <p role="status" className="flex aspect-video items-center justify-center rounded-2xl bg-raised text-sm text-muted">
      The first seconds of the film are being made…
    </p>
  );
};

const Loading = () => <div role="status" aria-label="Loading the player" className="aspect-video animate-pulse rounded-2xl bg-raised" />;

type FilmProps = { job: Job; start: RefObject<number>; onRefresh: () => void };

/** Plays a complete film. A link that has expired is signed anew once before it counts as broken. */
const FilmPlayer = ({ job, start, onRefresh }: FilmProps) => {
  const [failed, setFailed] = useState<string>();
  const [refreshed, setRefreshed] = useState(false);
  const video = find(job, "video");
  const captions = find(job, "captions_vtt");
  if (!video) return <Notice>Unable to load video. Please try again.</Notice>;
  const onError = () => {
    if (refreshed) return setFailed(video.url);
    setRefreshed(true);
    onRefresh();
  };
  return (
    <>
      <video
        key={video.url}
        src={video.url}
        poster={find(job, "poster")?.url}
        controls
        playsInline
        autoPlay
        preload="metadata"
        // Captions of another origin need permission from there; those of our own do not.
        crossOrigin={captions && !sameOrigin(captions.url) ? "anonymous" : undefined}
        onError={onError}
        onLoadedMetadata={(event) => {
          if (start.current > 0 && start.current < job.duration - 0.5) event.currentTarget.currentTime = start.current;
        }}
        style={{ aspectRatio: `${job.width} / ${job.height}` }}
        className="mx-auto max-h-[58dvh] max-w-full rounded-2xl bg-black"
      >
        {captions && <track kind="captions" src={captions.url} srcLang="en" label="Captions" />}
      </video>
      {failed === video.url && (
        <div className="mt-3">
          <Notice
            action={
              <Button
                small
                onClick={() => {
                  setFailed(undefined);
                  onRefresh();
                }}
              >
                Refresh
              </Button>
            }
          >
            Unable to load video. Please try again.
          </Notice>
        </div>
      )}
    </>
  );
};
