import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { Job } from "@/lib/api/client";
import { useState } from "react";

const find = (job: Job, kind: string) => job.outputs.find((output) => output.kind === kind);
const sameOrigin = (url: string): boolean => new URL(url, window.location.href).origin === window.location.origin;

/** Plays a film. A link that has expired is signed anew once before it counts as broken. */
export const Player = ({ job, onRefresh }: { job: Job; onRefresh: () => void }) => {
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
