import { Button } from "@/components/ui/button";
import { Modal } from "@/components/ui/modal";
import { Notice } from "@/components/ui/notice";
import { useDeleteJob, useRenameJob } from "@/features/jobs/api/change-job";
import { useJob } from "@/features/jobs/api/get-job";
import type { Job, Output } from "@/lib/api/client";
import { fileSize } from "@/lib/format";
import { errorText } from "@/lib/api/problem";
import { Download, Pencil, RotateCcw, Trash2 } from "lucide-react";
import { useState, type FormEvent } from "react";
import { Player } from "./player";

const names: Record<Output["kind"], string> = {
  video: "Film",
  poster: "Poster",
  captions_vtt: "Captions (VTT)",
  captions_srt: "Captions (SRT)",
  music: "Music",
  narration: "Narration",
  thumbnail: "Thumbnail",
  sprite_sheet: "Sprite sheet",
  sprite_vtt: "Sprite index (VTT)",
  captions_ass: "Captions (ASS)",
  effects: "Effects",
};

type Props = { id: string; title: string; onClose: () => void; onReuse: (job: Job) => void };

export const FilmDialog = ({ id, title, onClose, onReuse }: Props) => {
  const query = useJob(id);
  const remove = useDeleteJob();
  const [confirming, setConfirming] = useState(false);
  const job = query.data;
  return (
    <Modal title={title} onClose={onClose} wide>
      {query.isPending && <div className="aspect-video animate-pulse rounded-2xl bg-raised" aria-label="Loading" />}
      {query.error && !job && <Notice action={<Button small onClick={() => void query.refetch()}>Retry</Button>}>{errorText(query.error)}</Notice>}
      {job && <Player job={job} onRefresh={() => void query.refetch()} />}
      {job && (
        <div className="mt-4 grid gap-5 sm:grid-cols-[1fr_auto]">
          <div className="min-w-0 space-y-3 text-sm">
            <Rename job={job} />
            <p className="max-h-32 overflow-y-auto leading-relaxed whitespace-pre-wrap text-muted">{job.prompt}</p>
            <p className="text-muted tabular-nums">
              {job.kind === "generate" && `Seed ${job.seed} · `}
              {job.width} × {job.height} · {job.fps} fps
            </p>
          </div>
          <div className="flex flex-wrap content-start gap-2 sm:w-56 sm:flex-col">
            {job.outputs.map((output) => (
              <a
                key={output.kind}
                href={output.download_url}
                download
                className={`inline-flex items-center gap-2 rounded-full text-sm transition ${
                  output.kind === "video" ? "min-h-11 bg-accent px-5 font-semibold text-on-accent hover:brightness-110" : "px-5 py-1 text-muted hover:text-text"
                }`}
              >
                <Download aria-hidden size={16} />
                {output.kind === "video" ? "Download" : names[output.kind]}
                <span className="ml-auto pl-2 text-xs font-normal tabular-nums opacity-75">{fileSize(output.bytes)}</span>
              </a>
            ))}
            {job.kind === "generate" && (
              <Button onClick={() => onReuse(job)}>
                <RotateCcw aria-hidden size={16} /> Use again
              </Button>
            )}
            <Button
              look="danger"
              disabled={remove.isPending}
              onBlur={() => setConfirming(false)}
              onClick={() => (confirming ? remove.mutate(id, { onSuccess: onClose }) : setConfirming(true))}
            >
              <Trash2 aria-hidden size={16} /> {confirming ? "Really delete?" : "Delete"}
            </Button>
            {remove.error && <p className="text-sm text-bad">{errorText(remove.error)}</p>}
          </div>
        </div>
      )}
    </Modal>
  );
};

const Rename = ({ job }: { job: Job }) => {
  const rename = useRenameJob();
  const [editing, setEditing] = useState(false);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const title = String(new FormData(event.currentTarget).get("title") ?? "").trim();
    if (title === "" || title === job.title) return setEditing(false);
    rename.mutate({ id: job.id, title }, { onSuccess: () => setEditing(false) });
  };
  if (!editing)
    return (
      <Button small look="ghost" className="-ml-3" onClick={() => setEditing(true)}>
        <Pencil aria-hidden size={14} /> Rename
      </Button>
    );
  return (
    <form onSubmit={submit} className="flex gap-2">
      <input
        name="title"
        aria-label="Title"
        defaultValue={job.title}
        maxLength={200}
        autoFocus
        className="min-h-9 min-w-0 flex-1 rounded-xl border border-line bg-bg px-3"
      />
      <Button type="submit" small disabled={rename.isPending}>
        Save
      </Button>
    </form>
  );
};
