import { Notice } from "@/components/ui/notice";
import { useSeekJob } from "@/features/jobs/api/seek-job";
import { bufferedUntil, streamOf } from "@/features/jobs/lib/stream";
import type { Job } from "@/lib/api/client";
import { session } from "@/lib/api/session";
import { clock } from "@/lib/format";
import { errorText } from "@/lib/api/problem";
import Hls, { type HlsConfig } from "hls.js";
import { useEffect, useRef, useState, type RefObject } from "react";

// What is not rendered yet is waited for: minutes, not the seconds that a lost segment would get.
const patient = { maxNumRetry: 120, retryDelayMs: 500, maxRetryDelayMs: 2000 };
const policy = { default: { maxTimeToFirstByteMs: 20_000, maxLoadTimeMs: 60_000, timeoutRetry: patient, errorRetry: patient } };

const config: Partial<HlsConfig> = {
  xhrSetup: async (xhr, url) => {
    const token = await session.token();
    xhr.open("GET", url, true);
    if (token) xhr.setRequestHeader("Authorization", `Bearer ${token}`);
  },
  manifestLoadPolicy: policy,
  playlistLoadPolicy: policy,
  fragLoadPolicy: policy,
  // A film in the making is no broadcast: nobody wants to be at its end.
  liveSyncMode: "buffered",
  liveSyncDurationCount: 3,
  liveMaxLatencyDurationCount: Number.MAX_SAFE_INTEGER,
  maxBufferLength: 60,
};

/** Seconds before the end of what is there at which the player waits: more than lie between two looks. */
const margin = 0.4;

type Props = { job: Job; watchedRef: RefObject<number> };

/** Plays a film while it is made. Seeking beyond what is rendered has that place rendered next. */
export const StreamPlayer = ({ job, watchedRef }: Props) => {
  const video = useRef<HTMLVideoElement>(null);
  const [from, setFrom] = useState(0);
  const seek = useSeekJob();
  const url = streamOf(job, from);
  const jump = (time: number) => {
    const element = video.current;
    if (!element) return;
    if (bufferedUntil(element.buffered, time) > 0) element.currentTime = time;
    else
      seek.mutate(
        { id: job.id, time },
        {
          onSuccess: () => {
            watchedRef.current = time;
            setFrom(time);
          },
        },
      );
  };
  if (!Hls.isSupported() || !url) return <Notice>This browser can play the film once it is complete.</Notice>;
  return (
    <div className="space-y-3">
      <StreamVideo key={url} url={url} job={job} video={video} watchedRef={watchedRef} />
      <JumpBar job={job} disabled={seek.isPending} onJump={jump} />
      {seek.error && <p className="text-sm text-bad">{errorText(seek.error)}</p>}
    </div>
  );
};

type VideoProps = Props & { url: string; video: RefObject<HTMLVideoElement | null> };

const StreamVideo = ({ url, job, video, watchedRef }: VideoProps) => {
  const [broken, setBroken] = useState(false);
  const [waiting, setWaiting] = useState(true);
  const held = useRef(false);
  useEffect(() => {
    const element = video.current;
    if (!element) return;
    const hls = new Hls({ ...config, startPosition: watchedRef.current });
    hls.on(Hls.Events.ERROR, (_, error) => {
      if (!error.fatal) return;
      if (error.type === Hls.ErrorTypes.MEDIA_ERROR) hls.recoverMediaError();
      else setBroken(true);
    });
    hls.loadSource(url);
    hls.attachMedia(element);
    return () => hls.destroy();
  }, [url, video, watchedRef]);
  return (
    <>
      <div className="relative">
        <video
          ref={video}
          controls
          playsInline
          autoPlay
          poster={job.preview_url ?? undefined}
          aria-label={`${job.title}, still being made`}
          onTimeUpdate={(event) => {
            // A player that has nothing yet stands at 0, wherever it shall begin.
            const player = event.currentTarget;
            if (player.readyState > 1) watchedRef.current = player.currentTime;
            // The sound is there before the picture is: it must not run ahead of it.
            if (!player.paused && !player.seeking && bufferedUntil(player.buffered, player.currentTime) - player.currentTime < margin && player.currentTime < job.duration - 1) {
              held.current = true;
              player.pause();
              setWaiting(true);
            }
          }}
          onProgress={(event) => {
            const player = event.currentTarget;
            if (!held.current || bufferedUntil(player.buffered, player.currentTime) - player.currentTime < 2 * margin) return;
            held.current = false;
            void player.play();
          }}
          onPlaying={() => setWaiting(false)}
          onWaiting={() => setWaiting(true)}
          style={{ aspectRatio: `${job.width} / ${job.height}` }}
          className="mx-auto max-h-[58dvh] max-w-full rounded-2xl bg-black"
        />
        {waiting && !broken && (
          <p role="status" className="pointer-events-none absolute inset-x-0 top-3 text-center text-sm text-white">
            <span className="rounded-full bg-black/60 px-3 py-1">Waiting for the next segment…</span>
          </p>
        )}
      </div>
      {broken && <Notice>The film cannot be watchedRef yet. It will be here when it is complete.</Notice>}
    </>
  );
};

/** The whole film as a line: also what is not rendered yet, which the player's own controls cannot show. */
const JumpBar = ({ job, disabled, onJump }: { job: Job; disabled: boolean; onJump: (time: number) => void }) => {
  const [time, setTime] = useState(0);
  const ready = job.segments?.ready ?? 0;
  const total = job.segments?.total ?? 0;
  return (
    <div className="flex items-center gap-3 text-sm text-muted">
      <label htmlFor="jump" className="shrink-0">
        Jump to
      </label>
      <input
        id="jump"
        type="range"
        min={0}
        max={Math.max(0, job.duration - 0.1)}
        step={0.1}
        value={time}
        disabled={disabled}
        aria-valuetext={`${clock(time)} of ${clock(job.duration)}`}
        onChange={(event) => setTime(Number(event.target.value))}
        onPointerUp={() => onJump(time)}
        onKeyUp={(event) => {
          if (event.key.startsWith("Arrow") || event.key.startsWith("Page") || event.key === "Home" || event.key === "End") onJump(time);
        }}
        className="min-w-0 flex-1 accent-accent"
      />
      <span className="shrink-0 tabular-nums">
        {clock(time)} / {clock(job.duration)} · {ready} of {total} segments
      </span>
    </div>
  );
};
